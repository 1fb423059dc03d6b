package surface

// Documentation as plain text. In: comments. Out: text, and the deprecation notice in it.

import (
	"go/ast"
	"strings"
)

// commentText is a comment without its markers.
func commentText(comment *ast.CommentGroup) string {
	return strings.TrimSpace(comment.Text())
}

// specText is a declared name's documentation: above it, above a declaration of its own, or behind
// it.
func specText(decl *ast.GenDecl, above, behind *ast.CommentGroup) string {
	switch {
	case above != nil:
		return commentText(above)
	case decl.Doc != nil && !decl.Lparen.IsValid():
		return commentText(decl.Doc)
	}
	return commentText(behind)
}

// fieldText is the documentation of a struct's field or an interface's method.
func fieldText(field *ast.Field) string {
	if field.Doc != nil {
		return commentText(field.Doc)
	}
	return commentText(field.Comment)
}

// packageText joins the package comments of a package's files, as go doc does.
func packageText(files []*ast.File) string {
	var texts []string
	for _, file := range files {
		if text := commentText(file.Doc); text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n\n")
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
