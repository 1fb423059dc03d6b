package load

// Parses the described packages, and those that they need. A dependency is loaded only if a
// declaration that matters mentions it: what only function bodies use cannot change a signature.
// In: a program. Out: its packages with their syntax trees.

import "path/filepath"

// parseAll parses the described packages, then those that the importable ones need, as they turn up.
func (p *Program) parseAll() {
	for _, described := range p.Described {
		p.start(func() { p.parseFiles(described) })
	}
	p.running.Wait()
	for _, described := range p.Described {
		if described.IsImportable() {
			p.request(described.Path)
		}
	}
	if p.listed[Buffers] != nil {
		p.request(Buffers)
	}
	p.running.Wait()
}

// Buffers is the package of what Go programs pass where something is written to or read from memory.
const Buffers = "bytes"

// request has a package parsed, and what it needs, unless that has happened or is under way.
func (p *Program) request(path string) {
	p.guard.Lock()
	defer p.guard.Unlock()
	requested := p.packages[path]
	if requested == nil {
		known := p.listed[path]
		if known == nil {
			return // go list or the type checker says so
		}
		requested = p.add(known)
	}
	if !requested.requested {
		requested.requested = true
		p.start(func() { p.follow(requested) })
	}
}

// follow finds out what a package needs, and requests it.
func (p *Program) follow(requested *Package) {
	if !requested.Described {
		p.parseFiles(requested)
	}
	requested.needs = p.neededImports(requested)
	for _, path := range requested.needs {
		p.request(path)
	}
}

func (p *Program) parseFiles(of *Package) {
	for _, name := range of.listed.files() {
		p.parseFile(of, filepath.Join(of.listed.Dir, name))
	}
}

func (p *Program) parseFile(of *Package, name string) {
	if !of.Described {
		if file := parseDependency(p.fset, name); file != nil {
			of.Files = append(of.Files, file)
		}
		return
	}
	file, err := parseWhole(p.fset, name)
	if err != nil {
		of.syntax = append(of.syntax, err)
	}
	if file != nil {
		of.Files = append(of.Files, file)
	}
}
