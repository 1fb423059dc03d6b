//go:build go1.23

// What Go says when it ends the process. In: an open file. Out: it is written there, too.

package main

import (
	"os"
	"runtime/debug"
)

// reportCrashes gives the file to Go's runtime. Unless somebody has said how much to say, it then tells of
// all goroutines: one of them runs the call from Python.
func reportCrashes(descriptor uintptr) {
	file := os.NewFile(descriptor, "crash report")
	if file == nil {
		return
	}
	defer file.Close() // the runtime has a descriptor of its own
	if debug.SetCrashOutput(file, debug.CrashOptions{}) == nil && os.Getenv("GOTRACEBACK") == "" {
		debug.SetTraceback("all")
	}
}
