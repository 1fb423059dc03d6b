package main

import (
	"os"
	"text/template"
)

const letter = `
Dear {{.Name}},
{{if .Attended}}
It was a pleasure to see you at the wedding.
{{- else}}
It is a shame you couldn't make it to the wedding.
{{- end}}
{{with .Gift -}}
Thank you for the lovely {{.}}.
{{end}}
Best wishes,
Josie
`

const master = `Names:{{block "list" .}}{{"\n"}}{{range .}}{{println "-" .}}{{end}}{{end}}`

type recipient map[string]any

func main() {
	t := template.Must(template.New("letter").Parse(letter))
	for _, each := range []recipient{
		{"Name": "Aunt Mildred", "Gift": "bone china tea set", "Attended": true},
		{"Name": "Uncle John", "Gift": "moleskin pants", "Attended": false},
		{"Name": "Cousin Rodney", "Gift": "", "Attended": false},
	} {
		check(t.Execute(os.Stdout, each))
	}
	guardians := []any{"Gamora", "Groot", "Nebula", "Rocket", "Star-Lord"}
	check(template.Must(template.New("master").Parse(master)).Execute(os.Stdout, guardians))

	table := template.Must(template.New("table").Option("missingkey=error").Parse(
		`{{range $name, $price := .}}{{printf "%-6s %6.2f" $name $price}}` + "\n{{end}}"))
	check(table.Execute(os.Stdout, map[string]any{"tea": 2.5, "coffee": 3.25}))
	pair := template.Must(template.New("a").Parse(`{{define "T"}}[{{.}}]{{end}}x`))
	check(pair.ExecuteTemplate(os.Stdout, "T", 7))
	show("", pair.Lookup("T").Name())
	show(template.HTMLEscapeString("<a href=\"x\">&</a>"), template.JSEscapeString("it's"))

	_, err := template.New("wrong").Parse("{{.Name")
	show(err.Error())
	err = template.Must(template.New("index").Parse("{{index . 9}}")).Execute(os.Stdout, guardians)
	show(err.Error())
}
