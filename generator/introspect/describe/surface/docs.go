package surface

// The comments of one package. In: its syntax trees. Out: documentation, as plain text.

import (
	"go/ast"
	"go/doc/comment"
	"go/types"
	"strings"

	"usegolib.invalid/describe/load"
)

// docs parses the comments of a package, as far as somebody asks. It knows what names in brackets are
// links to.
type docs struct {
	program *load.Program
	pkg     *load.Package
	imports map[string]bool // names of imported packages; nil until a link may be one
	parser  comment.Parser
}

func newDocs(program *load.Program, pkg *load.Package) *docs {
	d := &docs{program: program, pkg: pkg}
	d.parser = comment.Parser{LookupPackage: d.findPackage, LookupSym: d.hasSymbol}
	return d
}

// text is that of a comment; empty where there is none.
func (d *docs) text(group *ast.CommentGroup) string { return d.plain(group.Text()) }

func (d *docs) plain(text string) string {
	if text == "" {
		return ""
	}
	return docText(d.parser.Parse(text))
}

// ofPackage joins the package comments of a package's files, as go doc does.
func (d *docs) ofPackage() string {
	var texts []string
	for _, file := range d.pkg.Files {
		if text := file.Doc.Text(); text != "" {
			texts = append(texts, text)
		}
	}
	return d.plain(strings.Join(texts, "\n"))
}

// ofSpec is a declared name's documentation: above it, above a declaration of its own, or behind it.
func (d *docs) ofSpec(decl *ast.GenDecl, above, behind *ast.CommentGroup) string {
	switch {
	case above != nil:
		return d.text(above)
	case decl.Doc != nil && !decl.Lparen.IsValid():
		return d.text(decl.Doc)
	}
	return d.text(behind)
}

// ofField is the documentation of a struct's field or an interface's method.
func (d *docs) ofField(field *ast.Field) string {
	if field.Doc != nil {
		return d.text(field.Doc)
	}
	return d.text(field.Comment)
}

// findPackage says whether a name is that of an imported package. Nobody follows the link.
func (d *docs) findPackage(name string) (path string, ok bool) {
	if d.imports == nil {
		d.imports = map[string]bool{d.pkg.Name: true}
		for _, file := range d.pkg.Files {
			for imported := range d.program.ImportNames(d.pkg, file) {
				d.imports[imported] = true
			}
		}
	}
	return "", d.imports[name]
}

// hasSymbol says whether the package has something of a name, or a type with such a method or field.
func (d *docs) hasSymbol(receiver, name string) bool {
	if d.pkg.Types == nil {
		return false
	}
	scope := d.pkg.Types.Scope()
	if receiver == "" {
		return scope.Lookup(name) != nil
	}
	typ, ok := scope.Lookup(receiver).(*types.TypeName)
	if !ok {
		return false
	}
	member, _, _ := types.LookupFieldOrMethod(typ.Type(), true, d.pkg.Types, name)
	return member != nil
}
