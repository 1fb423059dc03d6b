// The errors of Go's own library that Python has classes for. In: the tree of an error. Out: those that
// errors.Is finds there, and what Python's own exceptions of the file system say of them.

package wire

import (
	"context"
	"io"
	"io/fs"
	"os"
	"runtime"
	"syscall"
)

var knownVariables = []ErrorVariable{
	{"context.Canceled", context.Canceled},
	{"context.DeadlineExceeded", context.DeadlineExceeded},
	{"io.EOF", io.EOF},
	{"io.ErrUnexpectedEOF", io.ErrUnexpectedEOF},
	{"io/fs.ErrExist", fs.ErrExist},
	{"io/fs.ErrNotExist", fs.ErrNotExist},
	{"io/fs.ErrPermission", fs.ErrPermission},
}

// fileFields write the errno, its text and the name of the file.
var fileFields = []func(*Writer, any){writeNumber, writeReason, writeFile}

// knownFields are those of the classes that have a namesake in Python.
func knownFields(key string) []func(*Writer, any) {
	switch key {
	case "io/fs.ErrExist", "io/fs.ErrNotExist", "io/fs.ErrPermission":
		return fileFields
	}
	return nil
}

func writeNumber(w *Writer, tree any) {
	if number, ok := firstOf[syscall.Errno](tree); ok && runtime.GOOS != "windows" {
		w.Uint64(uint64(number))
		return
	}
	w.Nil()
}

func writeReason(w *Writer, tree any) {
	if number, ok := firstOf[syscall.Errno](tree); ok {
		w.String(number.Error())
		return
	}
	w.Nil()
}

func writeFile(w *Writer, tree any) {
	if failure, ok := firstOf[*fs.PathError](tree); ok {
		w.String(failure.Path)
	} else if failure, ok := firstOf[*os.LinkError](tree); ok {
		w.String(failure.Old)
	} else {
		w.Nil()
	}
}

// firstOf is the first error of a type.
func firstOf[T error](tree any) (found T, ok bool) {
	for _, err := range tree.([]error) {
		if found, ok = err.(T); ok {
			return found, true
		}
	}
	return found, false
}
