package load

// Imports as a package's files write them. In: syntax trees. Out: import paths, those that
// declarations need among them.

import (
	"go/ast"
	"path"
	"strconv"
)

// neededImports maps the path in each import that a declaration mentions outside function bodies
// to the path of the package that is meant (they differ where the standard library vendors).
func (p *Program) neededImports(l *Package) map[string]string {
	needs := make(map[string]string)
	for _, file := range l.Files {
		mentioned := qualifiers(file)
		for _, spec := range file.Imports {
			written, err := strconv.Unquote(spec.Path.Value)
			if err != nil || written == "C" || written == "unsafe" {
				continue
			}
			path := l.listed.importPath(written)
			if name := p.localName(spec, path); name == "." || name == "" || mentioned[name] {
				needs[written] = path
			}
		}
	}
	return needs
}

// importPath resolves a path as the package's files write it.
func (p *listed) importPath(written string) string {
	if path, ok := p.ImportMap[written]; ok {
		return path
	}
	return written
}

// localName is the name by which a file refers to an import; empty if that cannot be known.
func (p *Program) localName(spec *ast.ImportSpec, path string) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	if known := p.listed[path]; known != nil {
		return known.Name
	}
	return ""
}

// ImportNames maps the names by which a file of a package refers to its imports to their paths.
func (p *Program) ImportNames(of *Package, file *ast.File) map[string]string {
	names := make(map[string]string)
	for _, spec := range file.Imports {
		written, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		meant := of.listed.importPath(written)
		name := p.localName(spec, meant)
		if name == "" {
			name = path.Base(meant)
		}
		names[name] = meant
	}
	return names
}

// qualifiers are the names before a dot in a file's declarations, function bodies left out.
func qualifiers(file *ast.File) map[string]bool {
	names := make(map[string]bool)
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BlockStmt:
			return false
		case *ast.SelectorExpr:
			if name, ok := node.X.(*ast.Ident); ok {
				names[name.Name] = true
			}
		}
		return true
	})
	return names
}
