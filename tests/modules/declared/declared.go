// Package declared has one of each kind of declaration that `usegolib inspect` lists.
package declared

import "errors"

// Color is an enumeration.
type Color int

const (
	Red Color = iota
	Green
)

// String is the name of a color.
func (c Color) String() string { return [...]string{"red", "green"}[c] }

// Size has one constant, and is no enumeration.
type Size int64

const Large Size = 1000

// Point is a record.
type Point struct{ X, Y int }

// Norm is the sum of its parts.
func (p Point) Norm() int { return p.X + p.Y }

// Words is a slice with methods.
type Words []string

func (w Words) Len() int { return len(w) }

func (w Words) Each(do func(string)) {}

// Account is an object.
type Account struct{ balance int }

func (a *Account) Deposit(amount int) { a.balance += amount }

func (a *Account) Balance() int { return a.balance }

// Lender is an interface.
type Lender interface{ Lend(amount int) }

// Fault is an error that is a string.
type Fault string

func (f Fault) Error() string { return string(f) }

// Problem is an error that is an object.
type Problem struct{ code int }

func (p *Problem) Error() string { return "a problem" }

const (
	Pi   = 3.14
	None = "none"
	Zero = 0
	One  = 1
)

var (
	Origin Point

	ErrFull           = errors.New("full")
	ErrShort          = Fault("short")
	ErrProblem        = &Problem{1}
	NotFound   error  = ErrShort
	Hook       func() = nil
)

func Add(a, b int) int { return a + b }

func Mirror(p Point) Point { return Point{p.Y, p.X} }

func Open() *Account { return &Account{} }
