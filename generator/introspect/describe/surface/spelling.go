package surface

// Go source for people to read: declarations and types. In: syntax trees and types. Out: one line.

import (
	"bytes"
	"go/ast"
	"go/printer"
	"go/token"
	"go/types"
	"strings"
)

// declaration is a function's declaration as written, without body and documentation, on one line.
func declaration(decl *ast.FuncDecl) string {
	dropComments(decl.Type)
	return source(&ast.FuncDecl{Name: decl.Name, Type: decl.Type})
}

// dropComments forgets the comments in a signature, which the printer would print; nobody else
// reads them.
func dropComments(signature *ast.FuncType) {
	ast.Inspect(signature, func(node ast.Node) bool {
		if field, ok := node.(*ast.Field); ok {
			field.Doc, field.Comment = nil, nil
		}
		return true
	})
}

// source prints a syntax tree. With an empty file set the printer knows no line of any node, so
// it breaks lines only inside struct and interface literals.
func source(node ast.Node) string {
	var out bytes.Buffer
	config := printer.Config{Mode: printer.UseSpaces, Tabwidth: 1}
	if err := config.Fprint(&out, token.NewFileSet(), node); err != nil {
		return ""
	}
	return oneLine(out.String())
}

// oneLine joins the lines of a struct or interface literal.
func oneLine(text string) string {
	lines := strings.Split(text, "\n")
	joined := lines[0]
	for _, line := range lines[1:] {
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case line == "":
		case strings.HasSuffix(joined, "{"), strings.HasPrefix(line, "}"):
			joined += " " + line
		default:
			joined += "; " + line
		}
	}
	return joined
}

// spellings are the types of a field list as written, one for each name.
func spellings(fields *ast.FieldList) []string {
	if fields == nil {
		return nil
	}
	var texts []string
	for _, field := range fields.List {
		text := source(field.Type)
		texts = append(texts, text)
		for i := 1; i < len(field.Names); i++ {
			texts = append(texts, text)
		}
	}
	return texts
}

// spelling is a type with its packages by name. What the type checker could not resolve, C types
// among it, is spelled as written.
func spelling(typ types.Type, written string) string {
	text := types.TypeString(typ, (*types.Package).Name)
	if strings.Contains(text, "invalid type") {
		return written
	}
	if strings.HasPrefix(written, "...") {
		return "..." + strings.TrimPrefix(text, "[]")
	}
	return text
}
