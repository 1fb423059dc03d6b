package main

// Which parameters a function's body writes through. In: the syntax trees of the described
// packages. Out: an index by function. Bodies are not type-checked, so this goes by the shape of the
// code; it follows aliases (alias.go), known writers (writer.go) and calls among the described
// packages, until nothing new turns up.

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"strconv"
)

// paramSet is a set of parameter positions; those beyond 63 are never in it.
type paramSet uint64

func (s paramSet) has(i int) bool { return s&(1<<i) != 0 }

// writeIndex says for each function of the described packages which parameters it writes.
type writeIndex map[string]paramSet

// functionKey and methodKey are keys of the index. The receiver's type is unknown at a call, so
// methods of one name and number of parameters share an entry.
func functionKey(path, name string) string { return path + "." + name }

func methodKey(path, name string, params int) string {
	return path + ".()." + arity(name, params)
}

func arity(name string, params int) string { return name + "/" + strconv.Itoa(params) }

// scope is what a body can refer to outside itself.
type scope struct {
	path    string            // of its package
	imports map[string]string // local name -> import path
	types   map[string]bool   // names of the package's own types
	index   writeIndex
}

// candidate is a function that might write.
type candidate struct {
	key   string
	decl  *ast.FuncDecl
	scope *scope
	links []link // what it passes on
}

// link says that a function passes elements of its own parameters to another one's.
type link struct {
	from     paramSet
	callee   string
	position int
}

// findWrites looks at every function of the wanted packages, once, and then follows the links.
func findWrites(program *program, wanted []*listed) writeIndex {
	index := make(writeIndex)
	var candidates []*candidate
	for _, w := range wanted {
		candidates = append(candidates, program.candidates(program.packages[w.ImportPath], index)...)
	}
	for _, c := range candidates {
		written, links := bodyWrites(c.decl, c.scope)
		index[c.key] |= written
		c.links = links
	}
	for changed := true; changed; {
		changed = false
		for _, c := range candidates {
			changed = c.follow(index) || changed
		}
	}
	return index
}

// follow adds what the functions that it calls write; true if that is more than was known.
func (c *candidate) follow(index writeIndex) bool {
	known := index[c.key]
	for _, link := range c.links {
		if index[link.callee].has(link.position) {
			index[c.key] |= link.from
		}
	}
	return index[c.key] != known
}

// candidates enters a package's functions into the index, and returns those worth a look.
func (p *program) candidates(l *loaded, index writeIndex) []*candidate {
	var found []*candidate
	declared := typeNames(l.files)
	for _, file := range l.files {
		scope := &scope{l.listed.ImportPath, p.importNames(l, file), declared, index}
		for _, decl := range file.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			key := functionKey(scope.path, function.Name.Name)
			if function.Recv != nil {
				key = methodKey(scope.path, function.Name.Name, function.Type.Params.NumFields())
			}
			// An entry, even an empty one, tells the package's own functions from predeclared ones.
			index[key] |= knownWriters[key]
			if function.Body != nil && mightShare(function.Type.Params) {
				found = append(found, &candidate{key: key, decl: function, scope: scope})
			}
		}
	}
	return found
}

// mightShare says whether any parameter's type could be a slice or a pointer to an array: all but
// the predeclared types and those that are spelled as something else.
func mightShare(params *ast.FieldList) bool {
	for _, field := range params.List {
		switch typ := field.Type.(type) {
		case *ast.Ident:
			if types.Universe.Lookup(typ.Name) == nil {
				return true
			}
		case *ast.ArrayType, *ast.Ellipsis, *ast.StarExpr, *ast.SelectorExpr, *ast.IndexExpr, *ast.IndexListExpr:
			return true
		}
	}
	return false
}

func (p *program) importNames(l *loaded, file *ast.File) map[string]string {
	names := make(map[string]string)
	for _, spec := range file.Imports {
		written, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		meant := l.listed.importPath(written)
		name := p.localName(spec, meant)
		if name == "" {
			name = path.Base(meant)
		}
		names[name] = meant
	}
	return names
}

// typeNames are the names of the types that files declare.
func typeNames(files []*ast.File) map[string]bool {
	names := make(map[string]bool)
	for _, decl := range declarations(files, token.TYPE) {
		for _, spec := range decl.Specs {
			names[spec.(*ast.TypeSpec).Name.Name] = true
		}
	}
	return names
}
