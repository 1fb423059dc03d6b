package flow

// Sets of parameters, and where a function passes them on.

// paramSet is a set of parameter positions; those from 63 on are never in it, but for the receiver. Nor are
// negative ones: of several functions of a name, one may have no parameters.
type paramSet uint64

// first, second and third are the positions that most functions of the standard library write.
const (
	first  paramSet = 1 << 0
	second paramSet = 1 << 1
	third  paramSet = 1 << 2
	all             = ^paramSet(0)
)

// receiver stands for that of a method.
const receiver paramSet = 1 << receiverPosition

const receiverPosition = 63

func (s paramSet) has(i int) bool { return 0 <= i && i < receiverPosition && s&(1<<i) != 0 }

func (s paramSet) hasReceiver() bool { return s&receiver != 0 }

// link says that a function passes elements of its own parameters to another one's.
type link struct {
	from     paramSet
	callee   string
	position int
}
