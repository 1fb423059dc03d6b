package main

// The order of the stages. In: options. Out: the document.

import "sort"

// describe lists, parses, type-checks and describes the packages of one module.
func describe(opts options) (document, error) {
	facts, packages, err := askGo(opts)
	if err != nil {
		return document{}, err
	}
	wanted := wantedPackages(packages, opts.module)
	program := loadProgram(packages, wanted, facts.GOARCH)
	doc := document{GoVersion: facts.GOVERSION, GOOS: facts.GOOS, GOARCH: facts.GOARCH}
	table := newTypeTable(program)
	writes, pointers := findWrites(program, wanted), indexPointers(program, wanted)
	fills := indexFills(program, wanted)
	doc.Packages = make([]packageDoc, 0, len(wanted))
	for _, p := range wanted {
		surface := surface{program, program.packages[p.ImportPath], table, writes, pointers, fills}
		doc.Packages = append(doc.Packages, describePackage(p, opts.root, surface))
	}
	doc.Types = table.types
	return doc, nil
}

// askGo runs the go command's two answers at the same time.
func askGo(opts options) (toolchain, []*listed, error) {
	var facts toolchain
	failed := make(chan error, 1)
	go func() {
		var err error
		facts, err = readToolchain(opts.goCommand)
		failed <- err
	}()
	packages, err := listPackages(opts.goCommand, opts.patterns)
	if envErr := <-failed; err == nil {
		err = envErr
	}
	return facts, packages, err
}

// wantedPackages are those to describe, sorted by import path. A folder that has only tests, or
// only files for another platform, is no package of this build.
func wantedPackages(packages []*listed, module string) []*listed {
	var wanted []*listed
	for _, p := range packages {
		if !p.DepOnly && p.of(module) && (len(p.files()) > 0 || p.Error != nil) {
			wanted = append(wanted, p)
		}
	}
	sort.Slice(wanted, func(i, j int) bool { return wanted[i].ImportPath < wanted[j].ImportPath })
	return wanted
}

func describePackage(p *listed, root string, surface surface) packageDoc {
	doc := packageDoc{
		Path:      p.ImportPath,
		Name:      p.Name,
		Internal:  p.internal(),
		Functions: []functionDoc{},
		Constants: []constantDoc{},
		Variables: []variableDoc{},
	}
	loaded := surface.loaded
	doc.Doc = packageText(loaded.files)
	doc.Errors = packageErrors(loaded, root)
	if p.callable() && loaded.types != nil {
		doc.Functions = surface.functions()
		doc.Constants = surface.constants()
		doc.Variables = surface.variables()
	}
	return doc
}

// callable says whether another module could import the package at all.
func (p *listed) callable() bool {
	return p.Name != "main" && !p.internal()
}
