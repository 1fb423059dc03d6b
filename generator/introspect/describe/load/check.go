package load

// Type-checks the parsed packages. In: syntax trees. Out: go/types packages, and the type
// errors of those that are described.

import (
	"errors"
	"fmt"
	"go/types"
	"os"
	"path"
)

// checkAll type-checks every package that was requested, dependencies first, as many at a time
// as there are slots.
func (p *Program) checkAll() {
	keepAliases()
	order := p.inOrder()
	before := make(map[string]bool, len(order))
	for _, l := range order {
		ready := make(map[string]*Package)
		for written, path := range l.needs {
			if before[path] { // false in an import cycle, which Go refuses anyway
				ready[written] = p.packages[path]
			}
		}
		before[l.Path] = true
		p.running.Add(1)
		go p.check(l, ready)
	}
	p.running.Wait()
}

// keepAliases has go/types represent aliases, generic ones too, whatever the default is for the Go
// version in our own go.mod. Toolchains without that choice ignore the setting.
func keepAliases() {
	settings := "gotypesalias=1"
	if before := os.Getenv("GODEBUG"); before != "" {
		settings = before + "," + settings
	}
	os.Setenv("GODEBUG", settings)
}

// inOrder sorts the requested packages so that each comes after what it needs.
func (p *Program) inOrder() []*Package {
	var order []*Package
	seen := make(map[*Package]bool)
	var visit func(path string)
	visit = func(path string) {
		l := p.packages[path]
		if l == nil || !l.requested || seen[l] {
			return
		}
		seen[l] = true
		for _, needed := range l.needs {
			visit(needed)
		}
		order = append(order, l)
	}
	for _, described := range p.Described {
		visit(described.Path)
	}
	visit(Buffers)
	return order
}

// check type-checks one package as soon as those that it needs are ready.
func (p *Program) check(l *Package, ready map[string]*Package) {
	defer p.running.Done()
	for _, needed := range ready {
		<-needed.done
	}
	p.slots <- struct{}{}
	defer func() { <-p.slots }()
	defer close(l.done)
	config := types.Config{
		GoVersion:        l.listed.languageVersion(),
		IgnoreFuncBodies: true,
		FakeImportC:      true,
		Importer:         &imports{program: p, listed: l.listed, needs: l.needs, ready: ready},
		Error:            l.noteProblem,
		Sizes:            p.sizes,
	}
	// The error repeats the first one that noteProblem got; the package is as complete as it can be.
	l.Types, _ = config.Check(l.Path, p.fset, l.Files, nil)
}

// noteProblem keeps a type error of a described package. A dependency's own errors matter only as far
// as they make a described package wrong.
func (l *Package) noteProblem(err error) {
	var problem types.Error
	if l.Described && errors.As(err, &problem) {
		l.problems = append(l.problems, problem)
	}
}

// imports answers the type checker's questions for one package.
type imports struct {
	program *Program
	listed  *listed
	needs   map[string]string
	ready   map[string]*Package
}

// Import finds a package by its path as written. One that no declaration mentions is empty.
func (i *imports) Import(written string) (*types.Package, error) {
	if written == "unsafe" {
		return types.Unsafe, nil
	}
	if l := i.ready[written]; l != nil && l.Types != nil {
		return l.Types, nil
	}
	if _, needed := i.needs[written]; needed {
		return nil, fmt.Errorf("package %s is not available", written)
	}
	name := path.Base(written)
	if known := i.program.listed[i.listed.importPath(written)]; known != nil {
		name = known.Name
	}
	empty := types.NewPackage(written, name)
	empty.MarkComplete()
	return empty, nil
}
