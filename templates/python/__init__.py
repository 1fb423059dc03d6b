{{ header }}
{{ docstring }}
{%- if functions.is_empty() %}

__all__: list[str] = []
{%- else %}

from usegolib import _package

__all__ = [
{%- for name in exported %}
    {{ name }},
{%- endfor %}
]

_go = _package(
{%- for (name, value) in library %}
    {{ name }}={{ value }},
{%- endfor %}
)
{% for function in functions %}
{%- if function.wrapped %}
{{ function.name }} = _go.function(
{%- for argument in function.arguments %}
    {{ argument }},
{%- endfor %}
)
{%- else %}
{{ function.name }} = _go.function({{ function.arguments[0] }}, {{ function.arguments[1] }})
{%- endif %}
{%- endfor %}
{%- endif %}
