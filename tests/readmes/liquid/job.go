package main

import "github.com/osteele/liquid"

func main() {
	engine := liquid.NewEngine()
	bindings := map[string]any{
		"page": map[string]any{"title": "Introduction"}, "items": []any{"a", "b", "c"}, "price": 2.5,
	}
	for _, template := range []string{
		`<h1>{{ page.title }}</h1>`, `{% for item in items reversed %}{{ forloop.index }}{{ item }} {% endfor %}`,
		`{{ page.title | upcase | append: "!" }} {{ items | join: ", " }} {{ price | times: 2 }}`,
		`{% if price > 2 and page.title contains "Intro" %}yes{% else %}no{% endif %}`,
		`{% assign x = 3 %}{% case x %}{% when 3 %}three{% endcase %}{% capture y %}[{{ x }}]{% endcapture %}{{ y }}`,
	} {
		text, err := engine.ParseAndRenderString(template, bindings)
		check(err)
		show(text)
	}
	template, err := engine.ParseString("{{ items.size }} {{ items.first }}")
	check(err)
	text, err := template.Render(bindings)
	check(err)
	show(string(text))
	_, err = engine.ParseString("{% if %}")
	show(err.Error())
	_, err = engine.ParseAndRenderString("{{ 1 | nothing }}", bindings)
	show(err.Error())
}
