{{ header }}
{{ docstring }}
{%- for group in imports %}
{% for line in group %}
{{ line }}
{%- endfor %}
{%- endfor %}
{%- if functions.is_empty() %}

__all__: list[str] = []
{%- else %}

__all__ = [
{%- for name in exported %}
    {{ name }},
{%- endfor %}
]
{%- endif %}
{%- for function in functions %}
{% if let Some(decorator) = function.deprecated %}
{%- if decorator.wrapped %}
@{{ decorator.name }}(
    {{ decorator.message }},
)
{%- else %}
@{{ decorator.name }}({{ decorator.message }})
{%- endif %}
{%- endif %}
{%- if function.wrapped %}
def {{ function.name }}(
{%- for param in function.params %}
    {{ param.name }}: {{ param.annotation }},
{%- endfor %}
    /,
) -> {{ function.result }}:
{%- else %}
def {{ function.name }}(
{%- for param in function.params %}{{ param.name }}: {{ param.annotation }}, {% if loop.last %}/{% endif %}{% endfor -%}
) -> {{ function.result }}:
{%- endif %}
    {{ function.docstring }}
{%- endfor %}
