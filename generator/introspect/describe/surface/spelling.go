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

// functionText is a function's declaration without body and documentation, on one line.
func functionText(decl *ast.FuncDecl) string {
	dropComments(decl.Type)
	if decl.Recv != nil {
		dropComments(decl.Recv)
	}
	return source(&ast.FuncDecl{Recv: decl.Recv, Name: decl.Name, Type: decl.Type})
}

// methodText is the same of an interface's method.
func methodText(name string, function *ast.FuncType) string {
	dropComments(function)
	text := source(&ast.FuncDecl{Name: ast.NewIdent(name), Type: function})
	return strings.TrimPrefix(text, "func ")
}

// dropComments forgets the comments in a signature, which the printer would print; nobody else
// reads them.
func dropComments(signature ast.Node) {
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

// fieldTypes are the types of a field list as written, one for each name.
func fieldTypes(fields *ast.FieldList) []ast.Expr {
	if fields == nil {
		return nil
	}
	var written []ast.Expr
	for _, field := range fields.List {
		for range max(1, len(field.Names)) {
			written = append(written, field.Type)
		}
	}
	return written
}

// spelling is a type with its packages by name. What the type checker could not resolve, C types
// among it, is spelled as written.
func spelling(typ types.Type, written ast.Expr) string {
	text := typeText(typ)
	if written == nil {
		return text
	}
	if strings.Contains(text, "invalid type") {
		return source(written)
	}
	if _, isVariadic := written.(*ast.Ellipsis); isVariadic {
		return "..." + strings.TrimPrefix(text, "[]")
	}
	return text
}

func typeText(typ types.Type) string { return types.TypeString(typ, (*types.Package).Name) }
