// Package circles has packages whose stubs import each other.
package circles

import "example.com/circles/render"

// Failure has a place. What implements it is in a package that does not know of it.
type Failure interface{ Place() string }

// Render returns a text.
func Render() render.Text { return render.Text{} }
