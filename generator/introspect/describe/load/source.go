package load

// Parses files. In: a file's path, and whether it is to be described or only type-checked against.
// Out: its syntax tree, without function bodies where nobody reads them.

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

// wholeMode keeps comments and bodies, and resolves identifiers within a file: that tells a
// parameter from a local that shadows it.
const wholeMode = parser.ParseComments

const dependencyMode = parser.SkipObjectResolution

// parseWhole parses a file of a package that is described.
func parseWhole(fset *token.FileSet, name string) (*ast.File, error) {
	return parser.ParseFile(fset, name, nil, wholeMode)
}

// parseDependency parses a file of which only the declarations matter; nil if it cannot be read.
func parseDependency(fset *token.FileSet, name string) *ast.File {
	source, err := os.ReadFile(name)
	if err != nil {
		return nil
	}
	file, err := parser.ParseFile(fset, name, withoutBodies(source), dependencyMode)
	if err != nil { // not formatted as withoutBodies expects, or really broken
		file, _ = parser.ParseFile(fset, name, source, dependencyMode)
	}
	if file != nil {
		dropBodies(file)
	}
	return file
}

// ParseAgain parses the file of a dependency that has a position, with its comments and bodies, and gives both
// syntax trees: the places in the first are those that the type checker knows. Both are nil where there is no
// such file.
func (p *Program) ParseAgain(pkg *Package, pos token.Pos) (known, whole *ast.File) {
	for _, file := range pkg.Files {
		if file.FileStart <= pos && pos <= file.FileEnd {
			name := p.fset.Position(file.Package).Filename
			whole, err := parser.ParseFile(p.fset, name, nil, parser.ParseComments|dependencyMode)
			if err != nil {
				return nil, nil
			}
			return file, whole
		}
	}
	return nil, nil
}

// withoutBodies cuts the bodies out of functions that gofmt has laid out: from the brace that ends
// a line beginning with `func ` to the next line beginning with a brace. A cut in the wrong place
// leaves unbalanced braces or comments behind, which do not parse; only raw strings could hide it,
// so a file that has any stays as it is. Parsing what is left takes a third of the time.
func withoutBodies(source []byte) []byte {
	if bytes.IndexByte(source, '`') >= 0 {
		return source
	}
	short := make([]byte, 0, len(source)/2)
	for len(source) > 0 {
		line := firstLine(source)
		source = source[len(line):]
		short = append(short, line...)
		if opensBody(line) {
			source = fromClosingBrace(source)
		}
	}
	return short
}

func firstLine(source []byte) []byte {
	if end := bytes.IndexByte(source, '\n'); end >= 0 {
		return source[:end+1]
	}
	return source
}

// opensBody says whether a line is a function's whole signature and the brace of its body, not
// that of a type in the signature.
func opensBody(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("func ")) || !bytes.HasSuffix(line, []byte("{\n")) {
		return false
	}
	before := bytes.TrimRight(line, " {\n")
	return !bytes.HasSuffix(before, []byte("struct")) && !bytes.HasSuffix(before, []byte("interface"))
}

// fromClosingBrace is source from its first line that begins with a brace, if that is all of it.
func fromClosingBrace(source []byte) []byte {
	end := 0
	if !bytes.HasPrefix(source, []byte("}")) {
		end = bytes.Index(source, []byte("\n}")) + 1
	}
	if line := bytes.TrimRight(firstLine(source[end:]), "\n"); string(line) != "}" {
		return source
	}
	return source[end:]
}

// dropBodies forgets the bodies of declared functions.
func dropBodies(file *ast.File) {
	for _, decl := range file.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok {
			function.Body = nil
		}
	}
}
