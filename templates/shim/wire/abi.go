// Code generated from generator/abi.rs by tests/abi.rs. DO NOT EDIT.

// The numbers of the ABI. In and out: constants; docs/abi.md in the generator's repository says
// what they mean.

package wire

// What a library and its caller agree on.
const (
	ABI            = 7              // the version of the C symbols and of the messages
	Owned          = 1              // the flag of a request in memory from usegolib_alloc
	MayInterrupt   = 2              // that of a context which cancelling call 0 ends
	Announced      = 4              // that of a started call which usegolib_next tells of
	OwnGoroutine   = 8              // that of a function which may end its goroutine
	LeastBuffer    = 256            // bytes; a smaller buffer for a response is none
	TextLimit      = 65536          // bytes of an error's message, or of a stack
	ChainLimit     = 32             // wrapped errors in a response
	MaxDepth       = 512            // arrays and maps around a value of unknown shape
	extPacked      = 1              // the ext type of a packed array
	extMap         = 2              // that of a map in any
	extRecord      = 3              // that of a record in any
	extComplex     = 4              // that of a complex number in any
	extObject      = 5              // that of an object in any
	extValue       = 6              // that of a value that says of which type it is
	keyBigInt      = "math/big.Int" // its key where it is an integer
	keyError       = "error"        // that of an error
	keyTime        = "time.Time"    // that of a time
	DescribeType   = 4294967295     // the index of a request for a type of objects
	CompareObjects = 4294967294     // that of whether two objects are equal values
	LocateObject   = 4294967293     // that of the address of an object
	NextValue      = 4294967292     // that of the next value of an iterator
	EndIterator    = 4294967291     // that of the end of an iterator
	packedFrom     = 16             // so many numbers or more are written packed
	alignment      = 8              // of packed elements, from the message's start
	readLimit      = 1073741824     // bytes that are read from a result
	iteratorLimit  = 16777216       // elements that are taken from a result
)

// The kinds of response, the first element of each.
const (
	ResponseResult          = 0  // the result
	ResponseError           = 1  // the function's error; detail: the errors it wraps, [[type, message], ...]
	ResponsePanic           = 2  // detail: the Go stack
	ResponseBadRequest      = 3  // detail: the index of the argument, or nil
	ResponseUnknownFunction = 4  // detail: nil
	ResponseContextEnded    = 5  // the function's error, where its context ended; detail: nil
	ResponseOversize        = 6  // the result is too large for a message or for memory; detail: nil
	ResponseUnsupported     = 7  // the result holds something of an unsupported type; detail: nil
	ResponseInvalidText     = 8  // a text that its type refuses; detail: the index of the argument
	ResponseUnfit           = 9  // not what an interface takes; detail: the index of the argument
	ResponseErrorByClass    = 10 // the function's error; detail: [number, wrapped, classes]
	ResponseEndedByClass    = 11 // the same, where its context ended
	ResponseNoValue         = 12 // detail: whether an iterator is at its end, or none came in time
)

// The element types of packed arrays, by their letters in Python's struct module.
const (
	dtypeInt     = 'q'
	dtypeInt8    = 'b'
	dtypeInt16   = 'h'
	dtypeInt32   = 'i'
	dtypeInt64   = 'q'
	dtypeUint    = 'Q'
	dtypeUint8   = 'B'
	dtypeUint16  = 'H'
	dtypeUint32  = 'I'
	dtypeUint64  = 'Q'
	dtypeFloat32 = 'f'
	dtypeFloat64 = 'd'
)
