// Package render has a record that implements two interfaces of another package.
package render

import "example.com/circles/parser"

// Text is a record.
type Text struct{ Words string }

// Source is what was read.
func (t Text) Source() string { return t.Words }

// Line is where it was.
func (t Text) Line() int { return 1 }

// Draw takes what has a source.
func Draw(node parser.Node, place parser.Located) string { return node.Source() }
