package main

import (
	"bytes"
	"os"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

const source = `# Title {.wide}

Some *emphasis*, https://example.com and [a link](https://example.org "x").

- [x] one
- ~~two~~

| a | b |
|---|--:|
| 1 | 2 |

A claim[^1].

[^1]: A footnote -- "quoted".
`

func main() {
	check(goldmark.Convert([]byte("Hello **world** & `code`"), os.Stdout))

	markdown := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.NewTypographer()),
		goldmark.WithParserOptions(parser.WithAutoHeadingID(), parser.WithAttribute()),
	)
	var buffer bytes.Buffer
	check(markdown.Convert([]byte(source), &buffer))
	show(buffer.String())

	document := markdown.Parser().Parse(text.NewReader([]byte(source)))
	for node := document.FirstChild(); node != nil; node = node.NextSibling() {
		show(node.Kind().String(), node.ChildCount())
	}
	heading := document.FirstChild().(*ast.Heading)
	show(heading.Level, string(heading.Lines().Value([]byte(source))))
	buffer.Reset()
	check(markdown.Renderer().Render(&buffer, []byte(source), document))
	show(buffer.Len())
}
