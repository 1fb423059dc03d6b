package fixture

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
)

type code int

func (c code) String() string { return fmt.Sprintf("code %d", int(c)) }

type plain int

type pair struct {
	A int
	b string
}

type hostile struct{}

func (*hostile) Error() string { panic("from Error") }

func (*hostile) Unwrap() error { panic("from Unwrap") }

type ring struct{ next error }

func (r *ring) Error() string { return "ring" }

func (r *ring) Unwrap() error { return r.next }

// Fail returns the error of that name.
func Fail(how string) (int, error) {
	switch how {
	case "path":
		return 1, &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}
	case "joined":
		return 1, fmt.Errorf("outer: %w", errors.Join(errors.New("a"), fmt.Errorf("b: %w", fs.ErrExist)))
	case "hostile":
		return 1, fmt.Errorf("%w, %w", error(quiet{}), fs.ErrClosed)
	case "panics":
		return 1, &hostile{}
	case "nil pointer":
		var e *fs.PathError
		return 1, e
	case "ring":
		r := &ring{}
		r.next = r
		return 1, r
	case "long":
		return 1, errors.New(strings.Repeat("ä", 40_000))
	}
	return 0, nil
}

type quiet struct{}

func (quiet) Error() string { return "quiet" }

func (quiet) Unwrap() []error { panic("from Unwrap") }

// Check fails if asked to; it has no other result.
func Check(fail bool) error {
	if fail {
		return errors.New("asked to")
	}
	return nil
}

// Panic panics with the value of that name.
func Panic(how string) {
	var pointer *pair
	var list []int
	switch how {
	case "string":
		panic("oh")
	case "error":
		panic(fs.ErrClosed)
	case "stringer":
		panic(code(3))
	case "int":
		panic(plain(-7))
	case "float":
		panic(1.5)
	case "struct":
		panic(pair{1, "x"})
	case "pointer":
		panic(&pair{2, "y"})
	case "cycle":
		cycle := []any{nil}
		cycle[0] = cycle
		panic(cycle)
	case "func":
		panic(func() {})
	case "nil":
		panic(nil)
	case "hostile":
		panic(&hostile{})
	case "dereference":
		pointer.A = 1
	case "index":
		list[len(how)] = 1
	case "address":
		forbidden()[0] = 1
	case "long":
		panic(strings.Repeat("x", 1<<20))
	}
}

// forbidden returns memory that faults when it is touched.
func forbidden() []byte {
	page, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_NONE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		return make([]byte, 1)
	}
	return page
}
