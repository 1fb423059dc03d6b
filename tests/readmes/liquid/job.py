"""Templates as in Jekyll and Shopify."""

import liquid
from usegolib import GoError

engine = liquid.new_engine()
bindings = {"page": {"title": "Introduction"}, "items": ["a", "b", "c"], "price": 2.5}
for template in [
    "<h1>{{ page.title }}</h1>",
    "{% for item in items reversed %}{{ forloop.index }}{{ item }} {% endfor %}",
    '{{ page.title | upcase | append: "!" }} {{ items | join: ", " }} {{ price | times: 2 }}',
    '{% if price > 2 and page.title contains "Intro" %}yes{% else %}no{% endif %}',
    "{% assign x = 3 %}{% case x %}{% when 3 %}three{% endcase %}"
    "{% capture y %}[{{ x }}]{% endcapture %}{{ y }}",
]:
    text = engine.parse_and_render_string(template, bindings)
    print(text)
parsed = engine.parse_string("{{ items.size }} {{ items.first }}")
print(parsed.render(bindings).decode())
for wrong in ("{% if %}", "{{ 1 | nothing }}"):
    try:
        engine.parse_and_render_string(wrong, bindings)
    except GoError as error:
        print(error)
