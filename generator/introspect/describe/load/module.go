// Package load lists, parses and type-checks the packages of Go modules: of one, or of those of a bundle.
//
// In: a [Request] and the working directory, whose module graph decides every version. Out: a
// [Program], the syntax trees and go/types packages that describing the module takes.
package load

import "sort"

// Request says what to load.
type Request struct {
	GoCommand string   // the go command to run
	Modules   []string // paths of the modules to describe, or std
	Root      string   // the directory of the only one; may be empty
	GOARCH    string   // the architecture that the sizes of types are for
	Patterns  []string // of packages, as `go list` takes them
}

// Module loads the packages of the modules that match the request's patterns, and what their
// declarations need. A package that does not compile is loaded as far as it goes.
func Module(request Request) (*Program, error) {
	packages, err := listPackages(request.GoCommand, request.Patterns)
	if err != nil {
		return nil, err
	}
	program := newProgram(request, packages)
	program.parseAll()
	program.checkAll()
	return program, nil
}

// wantedPackages are those to describe, sorted by import path. A folder that has only tests, or
// only files for another platform, is no package of this build.
func wantedPackages(packages []*listed, modules []string) []*listed {
	var wanted []*listed
	for _, p := range packages {
		if !p.DepOnly && p.belongsToAny(modules) && (len(p.files()) > 0 || p.Error != nil) {
			wanted = append(wanted, p)
		}
	}
	sort.Slice(wanted, func(i, j int) bool { return wanted[i].ImportPath < wanted[j].ImportPath })
	return wanted
}
