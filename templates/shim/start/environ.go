//go:build !windows

// The environment as C has it. In: environ. Out: a copy.

package start

/*
#ifdef __APPLE__
#include <crt_externs.h>
static char **variables(void) { return *_NSGetEnviron(); }
#else
extern char **environ;
static char **variables(void) { return environ; }
#endif
*/
import "C"

import "unsafe"

func environ() []string {
	first := C.variables()
	if first == nil {
		return nil
	}
	var list []string
	for at := unsafe.Pointer(first); *(**C.char)(at) != nil; at = unsafe.Add(at, unsafe.Sizeof(first)) {
		list = append(list, C.GoString(*(**C.char)(at)))
	}
	return list
}
