package level1

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"example.com/fixture/kinds"
)

type loop *loop

type forest []forest

// Anything returns its argument, and what Go calls its type.
func Anything(v any) (any, string) { return v, fmt.Sprintf("%T", v) }

// Things returns its arguments.
func Things(v kinds.Value, list ...any) (kinds.Value, []any) { return v, list }

// Dynamic returns the value of that name.
func Dynamic(how string) any {
	number := 7
	var nowhere *loop
	switch how {
	case "scalars":
		return []any{true, int8(-1), uint64(math.MaxUint64), float32(1.5), 2.5, "s", []byte{1}, nil}
	case "named":
		return []any{kinds.Level(1), kinds.Name("n"), kinds.Flag(true), kinds.Ratio(0.5), time.Second}
	case "slices":
		return []any{[]int{1, 2}, []string{"a"}, []kinds.Level{3}, []kinds.Octet{4}, [][]int8{{5}, nil}, []bool{true}}
	case "empty":
		return []any{[]int(nil), []byte(nil), []any(nil), (*int)(nil), error(nil), [0]string{}}
	case "arrays":
		return []any{[2]int{1, 2}, kinds.Hash{1, 2, 3, 4}, &[1]string{"p"}, [2][1]uint16{{1}, {2}}}
	case "pointers":
		p := &number
		return []any{p, &p}
	case "packed":
		return make([]kinds.Level, 16)
	case "bytes":
		return []byte(strings.Repeat("x", 5000))
	case "several bytes":
		return []any{strings.Repeat("x", 5000), strings.Repeat("y", 5000)}
	case "stringers":
		return []fmt.Stringer{time.Second}
	case "forest":
		return forest{{}, {{}}}
	case "cycle":
		cycle := []any{nil, nil}
		cycle[0], cycle[1] = cycle, cycle
		return cycle
	case "pointer cycle":
		nowhere = new(loop)
		*nowhere = loop(nowhere)
		return nowhere
	}
	return foreign(how)
}

func foreign(how string) any {
	switch how {
	case "map":
		return map[string]int{}
	case "deep":
		return []any{1, []any{kinds.Word{}}}
	case "no structs":
		return []kinds.Word{}
	case "func":
		return func() {}
	case "chan":
		return make(chan int)
	case "complex":
		return 1i
	case "uintptr":
		return uintptr(1)
	case "error":
		return []error{errors.New("an error")}
	}
	return &kinds.Word{}
}

// Nest returns a list in lists, that many of them.
func Nest(depth int) any {
	var v any
	for range depth {
		v = []any{v}
	}
	return v
}
