package main

// Which parameters a function's body writes through. In: the syntax trees of the described
// packages. Out: an index by function. Bodies are not type-checked, so this goes by the shape of the
// code; it follows aliases (alias.go), known writers (writer.go) and calls among the described
// packages, until nothing new turns up.

import (
	"go/ast"
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
	return path + ".()." + name + "/" + strconv.Itoa(params)
}

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
}

// findWrites looks at every function of the wanted packages.
func findWrites(program *program, wanted []*listed) writeIndex {
	index := make(writeIndex)
	var candidates []candidate
	for _, w := range wanted {
		candidates = append(candidates, program.candidates(program.packages[w.ImportPath], index)...)
	}
	for changed := true; changed; {
		changed = false
		for _, c := range candidates {
			known := index[c.key]
			index[c.key] |= writtenParams(c.decl, c.scope)
			changed = changed || index[c.key] != known
		}
	}
	return index
}

func (p *program) candidates(l *loaded, index writeIndex) []candidate {
	var found []candidate
	types := typeNames(l.files)
	for _, file := range l.files {
		scope := &scope{l.listed.ImportPath, p.importNames(l, file), types, index}
		for _, decl := range file.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok || function.Body == nil || function.Type.Params.NumFields() == 0 {
				continue
			}
			key := functionKey(scope.path, function.Name.Name)
			if function.Recv != nil {
				key = methodKey(scope.path, function.Name.Name, function.Type.Params.NumFields())
			}
			// An entry, even an empty one, tells the package's own functions from predeclared ones.
			index[key] |= knownWriters[key]
			found = append(found, candidate{key, function, scope})
		}
	}
	return found
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
	for _, file := range files {
		for _, decl := range file.Decls {
			group, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range group.Specs {
				if spec, ok := spec.(*ast.TypeSpec); ok {
					names[spec.Name.Name] = true
				}
			}
		}
	}
	return names
}
