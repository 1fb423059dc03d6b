package main

// Loads the packages that the described ones need. In: what go list said. Out: syntax trees and
// type-checked packages. A dependency is loaded only if a declaration that matters mentions it:
// what only function bodies use cannot change a signature.

import (
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"runtime"
	"sync"
)

// program is everything that was loaded.
type program struct {
	fset     *token.FileSet
	sizes    types.Sizes
	listed   map[string]*listed
	packages map[string]*loaded // by import path
	guard    sync.Mutex         // of packages, while they are parsed
	running  sync.WaitGroup
	slots    chan struct{} // bounds how many packages are worked on at a time
}

// loaded is one package.
type loaded struct {
	listed    *listed
	described bool
	requested bool // something that is described needs its types
	files     []*ast.File
	syntax    []error           // parse errors, of described packages only
	needs     map[string]string // import path as written -> import path that is meant
	types     *types.Package
	problems  []types.Error // of the type checker, of described packages only
	done      chan struct{} // closed when types is set
}

// loadProgram parses and type-checks the wanted packages and what their declarations need.
func loadProgram(packages, wanted []*listed, goarch string) *program {
	program := &program{
		fset:     token.NewFileSet(),
		sizes:    types.SizesFor("gc", goarch),
		listed:   make(map[string]*listed, len(packages)),
		packages: make(map[string]*loaded, len(packages)),
		slots:    make(chan struct{}, runtime.GOMAXPROCS(0)),
	}
	for _, p := range packages {
		program.listed[p.ImportPath] = p
	}
	for _, p := range wanted {
		program.packages[p.ImportPath] = &loaded{listed: p, described: true, done: make(chan struct{})}
	}
	program.parseAll(wanted)
	program.checkAll(wanted)
	return program
}

// parseAll parses the wanted packages, then those that the callable ones need, as they turn up.
func (p *program) parseAll(wanted []*listed) {
	for _, w := range wanted {
		l := p.packages[w.ImportPath]
		p.start(func() { p.parseFiles(l) })
	}
	p.running.Wait()
	for _, w := range wanted {
		if w.callable() {
			p.request(w.ImportPath)
		}
	}
	p.running.Wait()
}

// start runs work when a slot is free.
func (p *program) start(work func()) {
	p.running.Add(1)
	go func() {
		defer p.running.Done()
		p.slots <- struct{}{}
		work()
		<-p.slots
	}()
}

// request has a package parsed, and what it needs, unless that has happened or is under way.
func (p *program) request(path string) {
	p.guard.Lock()
	defer p.guard.Unlock()
	l := p.packages[path]
	if l == nil {
		known := p.listed[path]
		if known == nil {
			return // go list or the type checker says so
		}
		l = &loaded{listed: known, done: make(chan struct{})}
		p.packages[path] = l
	}
	if !l.requested {
		l.requested = true
		p.start(func() { p.follow(l) })
	}
}

// follow finds out what a package needs, and requests it.
func (p *program) follow(l *loaded) {
	if !l.described {
		p.parseFiles(l)
	}
	l.needs = p.neededImports(l)
	for _, path := range l.needs {
		p.request(path)
	}
}

func (p *program) parseFiles(l *loaded) {
	for _, name := range l.listed.files() {
		p.parseFile(l, filepath.Join(l.listed.Dir, name))
	}
}

func (p *program) parseFile(l *loaded, name string) {
	if !l.described {
		if file := parseDependency(p.fset, name); file != nil {
			l.files = append(l.files, file)
		}
		return
	}
	file, err := parseDescribed(p.fset, name)
	if err != nil {
		l.syntax = append(l.syntax, err)
	}
	if file != nil {
		l.files = append(l.files, file)
	}
}
