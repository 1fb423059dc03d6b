package load

// What was loaded. In: the packages that go list named. Out: the program that parse.go and check.go
// fill, and what others ask it.

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"runtime"
	"sync"
)

// Program is everything that was loaded.
type Program struct {
	Described []*Package // the packages to describe, sorted by import path

	root     string
	modules  []string // those of the described packages
	fset     *token.FileSet
	sizes    types.Sizes
	listed   map[string]*listed
	packages map[string]*Package // by import path
	guard    sync.Mutex          // of packages, while they are parsed
	running  sync.WaitGroup
	slots    chan struct{} // bounds how many packages are worked on at a time
}

// Package is one package.
type Package struct {
	Path      string // import path
	Name      string // in its package clause
	Described bool
	Files     []*ast.File    // syntax trees; of described packages with comments and bodies
	Types     *types.Package // nil where nothing that is described needs them

	listed    *listed
	requested bool              // something that is described needs its types
	syntax    []error           // parse errors, of described packages only
	needs     map[string]string // import path as written -> import path that is meant
	problems  []types.Error     // of the type checker, of described packages only
	done      chan struct{}     // closed when Types is set
}

func newProgram(request Request, packages []*listed) *Program {
	program := &Program{
		root:     request.Root,
		modules:  request.Modules,
		fset:     token.NewFileSet(),
		sizes:    types.SizesFor("gc", request.GOARCH),
		listed:   make(map[string]*listed, len(packages)),
		packages: make(map[string]*Package, len(packages)),
		slots:    make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
	for _, p := range packages {
		program.listed[p.ImportPath] = p
	}
	for _, p := range wantedPackages(packages, request.Modules) {
		described := program.add(p)
		described.Described = true
		program.Described = append(program.Described, described)
	}
	return program
}

func (p *Program) add(l *listed) *Package {
	added := &Package{Path: l.ImportPath, Name: l.Name, listed: l, done: make(chan struct{})}
	p.packages[l.ImportPath] = added
	return added
}

// start runs work when a slot is free.
func (p *Program) start(work func()) {
	p.running.Add(1)
	go func() {
		defer p.running.Done()
		p.slots <- struct{}{}
		work()
		<-p.slots
	}()
}

// Package is the loaded package of an import path; nil where there is none.
func (p *Program) Package(path string) *Package { return p.packages[path] }

// Packages are all that were loaded, in no order.
func (p *Program) Packages() []*Package {
	all := make([]*Package, 0, len(p.packages))
	for _, loaded := range p.packages {
		all = append(all, loaded)
	}
	return all
}

// Position is a place in a package: the file relative to the module's root, with forward slashes, and
// the line. In another module that and its version are in front. A //line comment does not change it.
func (p *Program) Position(in *Package, pos token.Pos) (file string, line int) {
	place := p.fset.PositionFor(pos, false)
	return path.Join(in.listed.place(p.modules), filepath.Base(place.Filename)), place.Line
}

// IsInternal says whether another module may not import the package.
func (p *Package) IsInternal() bool { return IsInternal(p.Path) }

// IsImportable says whether another module could import the package at all.
func (p *Package) IsImportable() bool { return p.Name != "main" && !p.IsInternal() }

// IsSound says whether nothing was found to be wrong with the package.
func (p *Package) IsSound() bool {
	return p.listed.Error == nil && len(p.listed.DepsErrors)+len(p.syntax)+len(p.problems) == 0
}

// Declarations are the package's declarations of one kind, in source order.
func (p *Package) Declarations(kind token.Token) []*ast.GenDecl {
	var decls []*ast.GenDecl
	for _, file := range p.Files {
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == kind {
				decls = append(decls, decl)
			}
		}
	}
	return decls
}
