package collisions

// Thing_ is what Thing would be called if that were taken.
type Thing_ struct{ n int }

// Get_id is a method.
func (t *Thing_) Get_id() int { return t.n }

// NewThing_ returns one.
func NewThing_() *Thing_ { return &Thing_{3} }

// Integer has the methods of numbers.
type Integer = int

// Str is called as a type.
func Str(v string) string { return v }
