"""Text from Go's templates."""

import template
from usegolib import GoError

LETTER = """
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
"""

MASTER = r"""Names:{{block "list" .}}{{"\n"}}{{range .}}{{println "-" .}}{{end}}{{end}}"""

letter = template.new("letter").parse(LETTER)
for recipient in [
    {"Name": "Aunt Mildred", "Gift": "bone china tea set", "Attended": True},
    {"Name": "Uncle John", "Gift": "moleskin pants", "Attended": False},
    {"Name": "Cousin Rodney", "Gift": "", "Attended": False},
]:
    print(letter.execute(recipient).decode(), end="")
guardians = ["Gamora", "Groot", "Nebula", "Rocket", "Star-Lord"]
print(template.new("master").parse(MASTER).execute(guardians).decode(), end="")

table = template.new("table").option("missingkey=error")
table.parse('{{range $name, $price := .}}{{printf "%-6s %6.2f" $name $price}}\n{{end}}')
print(table.execute({"tea": 2.5, "coffee": 3.25}).decode(), end="")
pair = template.new("a").parse('{{define "T"}}[{{.}}]{{end}}x')
print(pair.execute_template("T", 7).decode(), end=" ")
print(pair.lookup("T").name())
print(template.html_escape_string('<a href="x">&</a>'), template.js_escape_string("it's"))

for source in ("{{.Name", "{{index . 9}}"):
    try:
        name = "index" if "index" in source else "wrong"
        template.new(name).parse(source).execute(guardians)
    except GoError as error:
        print(error)
