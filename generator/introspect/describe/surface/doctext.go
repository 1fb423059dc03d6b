package surface

// Documentation as plain text, which people read in help() and in editors. In: a parsed comment. Out:
// text with the author's own line breaks. Headings and lists look as Go's own tools print them, which is
// Markdown as well; code is indented; the address of a link stands behind its text.

import (
	"go/doc/comment"
	"strings"
)

// indentation is that of code, and of what follows the first line of a list's item.
const indentation = "    "

func docText(doc *comment.Doc) string {
	var text strings.Builder
	for i, block := range doc.Content {
		list, isList := block.(*comment.List)
		switch {
		case i == 0:
		case isList && !list.BlankBefore():
			text.WriteString("\n")
		default:
			text.WriteString("\n\n")
		}
		text.WriteString(blockText(block))
	}
	return text.String()
}

func blockText(block comment.Block) string {
	switch block := block.(type) {
	case *comment.Heading:
		return "# " + spanText(block.Text)
	case *comment.Code:
		code := strings.ReplaceAll(strings.TrimRight(block.Text, "\n"), "\t", indentation)
		return indentation + indent(code)
	case *comment.List:
		return listText(block)
	case *comment.Paragraph:
		return spanText(block.Text)
	}
	return ""
}

func listText(list *comment.List) string {
	separator := "\n"
	if list.BlankBetween() {
		separator = "\n\n"
	}
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		marker := "  - "
		if item.Number != "" {
			marker = " " + item.Number + ". "
		}
		paragraphs := make([]string, len(item.Content))
		for i, paragraph := range item.Content {
			paragraphs[i] = blockText(paragraph)
		}
		items[i] = marker + indent(strings.Join(paragraphs, "\n\n"))
	}
	return strings.Join(items, separator)
}

// indent indents every line but the first and those that are empty.
func indent(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		if i > 0 && lines[i] != "" {
			lines[i] = indentation + lines[i]
		}
	}
	return strings.Join(lines, "\n")
}

func spanText(span []comment.Text) string {
	var text strings.Builder
	for _, part := range span {
		switch part := part.(type) {
		case comment.Plain:
			text.WriteString(string(part))
		case comment.Italic:
			text.WriteString(string(part))
		case *comment.DocLink:
			text.WriteString(spanText(part.Text))
		case *comment.Link:
			text.WriteString(spanText(part.Text))
			if !part.Auto {
				text.WriteString(" (" + part.URL + ")")
			}
		}
	}
	return text.String()
}

// deprecation is the text of the paragraph that begins with `Deprecated: `, on one line.
func deprecation(doc string) string {
	for _, paragraph := range strings.Split(doc, "\n\n") {
		if text, ok := strings.CutPrefix(strings.TrimLeft(paragraph, "\n"), "Deprecated: "); ok {
			return strings.Join(strings.Fields(text), " ")
		}
	}
	return ""
}
