// Package shape has a record that another package returns.
package shape

// Circle is round.
type Circle struct {
	Radius float64
}

// Area is how much it covers.
func (c Circle) Area() float64 { return 3 * c.Radius * c.Radius }

// Unit gives the circle that all are measured by.
func Unit() Circle { return Circle{Radius: 1} }
