package flow

// Sets of parameters, and where a function passes them on.

// paramSet is a set of parameter positions; those beyond 63 are never in it.
type paramSet uint64

// first, second and third are the positions that most functions of the standard library write.
const (
	first  paramSet = 1 << 0
	second paramSet = 1 << 1
	third  paramSet = 1 << 2
	all             = ^paramSet(0)
)

func (s paramSet) has(i int) bool { return s&(1<<i) != 0 }

// link says that a function passes elements of its own parameters to another one's.
type link struct {
	from     paramSet
	callee   string
	position int
}
