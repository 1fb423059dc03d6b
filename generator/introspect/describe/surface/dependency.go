package surface

// What was written in other modules. In: a package of which only declarations were parsed. Out: where its
// whole files have the names that the type checker knows: their lines, and the comments at them.
//
// A dependency is parsed without comments, and with function bodies cut out, so that the lines are not those
// of the file. Only files with types in the table are parsed again.

import (
	"go/ast"
	"go/token"

	"usegolib.invalid/describe/load"
)

// dependency is what is known of a package of another module.
type dependency struct {
	parsed map[*ast.File]bool
	places map[token.Pos]token.Pos // of names: in the tree that was checked -> in the whole file
}

// addFile parses the file of a position again, unless that was done, and enters its declarations.
func (s *packageSyntax) addFile(program *load.Program, pkg *load.Package, pos token.Pos) {
	if _, known := s.of.places[pos]; known {
		return
	}
	checked, whole := program.ParseAgain(pkg, pos)
	if checked == nil || s.of.parsed[checked] {
		return
	}
	s.of.parsed[checked] = true
	before, after := namesIn(checked), namesIn(whole)
	if len(before) != len(after) {
		return // the file has changed meanwhile
	}
	for i, name := range before {
		s.of.places[name.Pos()] = after[i].Pos()
	}
	s.addDeclarations(whole)
}

// namesIn are all names in a file's declarations, function bodies left out.
func namesIn(file *ast.File) []*ast.Ident {
	var names []*ast.Ident
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.BlockStmt:
			return false
		case *ast.Ident:
			names = append(names, node)
		}
		return true
	})
	return names
}

// place is where the whole file has a name.
func (s *packageSyntax) place(pos token.Pos) token.Pos {
	if whole, ok := s.of.places[pos]; ok {
		return whole
	}
	return pos
}
