// Package native is C, with a header of its own and one from elsewhere.
package native

// #cgo CFLAGS: -I${SRCDIR}/../include
// #include "own.h"
// #include <elsewhere.h>
import "C"

// Number is the sum of two C macros.
func Number() int { return C.OWN + C.ELSEWHERE }
