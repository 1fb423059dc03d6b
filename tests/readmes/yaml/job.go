package main

import (
	"strings"
	"time"

	"gopkg.in/yaml.v3"
)

const document = `
a: Easy!
b:
  c: 2
  d: [3, 4]
e: 1.5
f: true
g: null
h: 2001-12-14T21:59:43.10-05:00
`

func main() {
	var value map[string]any
	check(yaml.Unmarshal([]byte(document), &value))
	show(value["h"].(time.Time).Format(time.RFC3339Nano))
	delete(value, "h")
	show(value)
	show(string(must(yaml.Marshal(value))))

	key := &yaml.Node{Kind: yaml.ScalarNode, Value: "name"}
	one := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!int", Value: "1", LineComment: "# one"}
	mapping := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, one}, HeadComment: "# a comment"}
	show(string(must(yaml.Marshal(mapping))))
	var decoded any
	check(mapping.Decode(&decoded))
	show(decoded, one.ShortTag(), mapping.Content[0].Value)
	check(mapping.Encode(map[string]any{"other": []any{1, 2}}))
	show([]string{mapping.Content[0].Value, mapping.Content[1].Value}, mapping.Content[1].Kind == yaml.SequenceNode)

	var node yaml.Node
	check(yaml.Unmarshal([]byte("name: x # a comment\nother: [1, 2]\n"), &node))
	pair := node.Content[0].Content
	show(pair[0].Value, pair[1].Value, pair[1].LineComment, pair[1].Line)
	show(string(must(yaml.Marshal(&node))))

	decoder := yaml.NewDecoder(strings.NewReader("a: 1\n---\n[b, c]\n"))
	for range 2 {
		var next any
		check(decoder.Decode(&next))
		show(next)
	}
	err := yaml.Unmarshal([]byte("a: [1"), &value)
	show(err.Error())
	show(string(must(yaml.Marshal([]any{"yes", "1", "x: y", 1, nil, []any{}, "line\nline\n"}))))
}
