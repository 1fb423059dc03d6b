package data

import (
	"errors"
	"iter"
	"net/netip"
	"strings"
)

// Host is a key that Python may spell in two ways where Go has one.
type Host struct {
	Address netip.Addr
	Port    int
}

// Cursed is a text that can panic, or fail, when it is asked for.
type Cursed [12]byte

// MarshalText panics for one text, and fails for another.
func (c Cursed) MarshalText() ([]byte, error) {
	switch text := c.String(); text {
	case "cursed":
		panic("a cursed key")
	case "lost":
		return nil, errors.New("a lost key")
	default:
		return []byte(text), nil
	}
}

// UnmarshalText takes any text but one.
func (c *Cursed) UnmarshalText(text []byte) error {
	if string(text) == "forbidden" {
		panic("a forbidden key")
	}
	*c = cursed(string(text))
	return nil
}

// String is the text.
func (c Cursed) String() string { return strings.TrimRight(string(c[:]), "\x00") }

func cursed(text string) (c Cursed) {
	copy(c[:], text)
	return c
}

// Tree is what nests.
type Tree struct {
	Name   string
	Place  Point
	Inner  Inner
	Weight float64
}

// Inner is what is nested.
type Inner struct {
	Path []Point
	Tags map[string]Point
}

// Holder has fields of which the last can hold what does not cross.
type Holder struct {
	Name string
	Path []Point
	Held any
}

// Total adds up what trees hold, and the point itself.
func (p Point) Total(trees []Tree) (sum int) {
	sum = p.X
	for _, t := range trees {
		sum += t.Place.X
		for _, at := range t.Inner.Path {
			sum += at.Y
		}
		for _, at := range t.Inner.Tags {
			sum += at.X
		}
	}
	return sum
}

// Trees makes n of them.
func Trees(n int) []Tree {
	trees := make([]Tree, n)
	for i := range trees {
		trees[i] = Tree{"tree", Point{i, 1}, Inner{[]Point{{1, i}}, map[string]Point{"a": {1, 1}}}, 0.5}
	}
	return trees
}

// EchoHosts returns m.
func EchoHosts(m map[Host]int) map[Host]int { return m }

// EchoHolders returns v.
func EchoHolders(v []Holder) []Holder { return v }

// Curse is a record whose text can panic.
type Curse struct{ By Cursed }

// Curses has such a key among others.
func Curses(text string) map[Cursed]int {
	return map[Cursed]int{cursed(text): 1, cursed("blessed"): 2, cursed("left alone"): 3}
}

// CursesInAny has it in a record that is the key of a map in a value of type any.
func CursesInAny(text string) any {
	return []any{map[Curse]int{{cursed(text)}: 1, {cursed("blessed")}: 2}}
}

// EchoCurses returns m.
func EchoCurses(m map[Cursed]int) map[Cursed]int { return m }

// Halfway is a list of records of which the last has in it what does not cross.
func Halfway(what string) []Holder {
	held := map[string]any{
		"equal keys": map[any]int{1: 1, 1.0: 2}, "channel": map[string]any{"a": make(chan int)}, "number": 1,
	}[what]
	return []Holder{{"first", []Point{{1, 2}}, nil}, {"last", []Point{{3, 4}}, []any{"a", held}}}
}

// HalfwayInMap has the same in a map.
func HalfwayInMap(what string) map[string][]Holder {
	return map[string][]Holder{"a": Halfway("number"), "b": Halfway(what)}
}

// Circular is a value that contains itself.
func Circular(kind string) any {
	list, texts, keys := make([]any, 1), map[string]any{}, map[any]any{}
	list[0], texts["a"], keys[1] = list, texts, keys
	mixed := map[string]any{}
	mixed["a"] = []any{Holder{Held: mixed}}
	return map[string]any{"list": list, "map": texts, "keys": keys, "mixed": mixed}[kind]
}

// CircularMap is the same, whose type is known.
func CircularMap() map[string]any { return Circular("map").(map[string]any) }

// CircularHolder is a record that contains a map that contains the record.
func CircularHolder() Holder { return Holder{Held: Circular("mixed")} }

// Nested is what is nested so deep.
func Nested(kind string, depth int) (v any) {
	for range depth {
		switch kind {
		case "list":
			v = []any{v}
		case "map":
			v = map[string]any{"a": v}
		case "keys":
			v = map[any]any{1: v}
		case "record":
			v = Holder{Held: v}
		}
	}
	return v
}

// NestedAround is a complex number or a list of numbers, nested so deep.
func NestedAround(kind string, depth int, leaf string) (v any) {
	v = map[string]any{"complex": 1i, "numbers": make([]int, 20), "empty": map[string]any{}}[leaf]
	for range depth {
		v = map[string]any{"list": []any{v}, "map": map[string]any{"a": v}}[kind]
	}
	return v
}

// Points yields n of them.
func Points(n int) iter.Seq[Point] {
	return func(yield func(Point) bool) {
		for i := range n {
			if !yield(Point{i, -i}) {
				return
			}
		}
	}
}

// Counts yields n maps.
func Counts(n int) iter.Seq[map[string]int] {
	return func(yield func(map[string]int) bool) {
		for i := range n {
			if !yield(map[string]int{"n": i, "m": -i}) {
				return
			}
		}
	}
}

// SumOf adds up what it is given.
func SumOf(points iter.Seq[Point]) (sum Point) {
	for p := range points {
		sum.X += p.X
		sum.Y += p.Y
	}
	return sum
}

// Merged puts maps together.
func Merged(maps iter.Seq[map[string]int]) map[string]int {
	merged := map[string]int{}
	for m := range maps {
		for k, v := range m {
			merged[k] += v
		}
	}
	return merged
}
