package load

// What go list says. In: patterns and the environment. Out: every package that they reach, as
// `go list` sees it with the build's own tags.

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
)

// listFields are the fields of listed; naming them spares the go command the costly ones.
const listFields = "ImportPath,Name,Dir,Standard,DepOnly,Module,GoFiles,CgoFiles,Imports,ImportMap,Error,DepsErrors"

// listed is one package of `go list -json`.
type listed struct {
	ImportPath string
	Name       string
	Dir        string
	Standard   bool
	DepOnly    bool
	Module     *listedModule
	GoFiles    []string
	CgoFiles   []string
	Imports    []string
	ImportMap  map[string]string
	Error      *listedError
	DepsErrors []*listedError
}

type listedModule struct {
	Path      string
	Version   string // empty for a directory
	GoVersion string
}

type listedError struct {
	Pos string
	Err string
}

// files are the names of the Go files that belong to the build, cgo's included, sorted.
func (p *listed) files() []string {
	names := append(append([]string{}, p.GoFiles...), p.CgoFiles...)
	sort.Strings(names)
	return names
}

// languageVersion is the Go version that the package is written in, empty for the toolchain's own.
func (p *listed) languageVersion() string {
	switch {
	case p.Module == nil:
		return ""
	case p.Module.GoVersion == "":
		return "go1.16" // what Go assumes where go.mod has no go line
	}
	return "go" + p.Module.GoVersion
}

// IsInternal says whether another module may not import the package of a path.
func IsInternal(importPath string) bool {
	if strings.HasPrefix(importPath, "vendor/") { // the standard library's own copies
		return true
	}
	for _, element := range strings.Split(importPath, "/") {
		if element == "internal" {
			return true
		}
	}
	return false
}

// belongsToAny says whether the package is one of these modules'.
func (p *listed) belongsToAny(modules []string) bool {
	return slices.ContainsFunc(modules, p.belongsTo)
}

// belongsTo says whether the package is one of module's, or was asked for as one and does
// not exist.
func (p *listed) belongsTo(module string) bool {
	switch {
	case p.Standard:
		return module == "std"
	case p.Module != nil:
		return p.Module.Path == module
	}
	return p.ImportPath == module || strings.HasPrefix(p.ImportPath, module+"/")
}

// folder is the package's directory relative to the root of its module, with forward slashes.
func (p *listed) folder() string {
	if p.Module == nil {
		return p.ImportPath
	}
	return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, p.Module.Path), "/")
}

// place is the package's directory as Go's own messages name it: that in its module, with the module and its
// version in front where that is not the only one given; a slash before them tells it from a directory.
func (p *listed) place(modules []string) string {
	switch {
	case len(modules) == 1 && p.belongsTo(modules[0]):
		return p.folder()
	case p.Module == nil:
		return path.Join("/std", p.folder())
	case p.Module.Version == "":
		return path.Join("/", p.Module.Path, p.folder())
	}
	return path.Join("/", p.Module.Path+"@"+p.Module.Version, p.folder())
}

// root is the directory of its module, found from its own: vendored modules have no other.
func (p *listed) root() string {
	suffix := string(filepath.Separator) + filepath.FromSlash(path.Clean(p.folder()))
	return strings.TrimSuffix(p.Dir, suffix)
}

// listPackages runs go list in the working directory. The order is Go's: dependencies first.
func listPackages(goCommand string, patterns []string) ([]*listed, error) {
	args := append([]string{"list", "-e", "-deps", "-json=" + listFields, "--"}, patterns...)
	out, err := goOutput(goCommand, args...)
	if err != nil {
		return nil, err
	}
	var packages []*listed
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		p := new(listed)
		if err := decoder.Decode(p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, fmt.Errorf("cannot read the output of %s list: %w", goCommand, err)
		}
		packages = append(packages, p)
	}
}

// goOutput runs the go command; what it says on standard error is passed on as it comes.
func goOutput(goCommand string, args ...string) ([]byte, error) {
	var out bytes.Buffer
	command := exec.Command(goCommand, args...)
	command.Stdout = &out
	command.Stderr = os.Stderr
	if err := command.Run(); err != nil {
		return nil, fmt.Errorf("%s %s: %w", goCommand, args[0], err)
	}
	return out.Bytes(), nil
}
