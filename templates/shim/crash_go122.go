//go:build !go1.23

// What Go says when it ends the process, with a Go that cannot write it to a file. In: an open file. Out: it is closed.

package main

import "os"

func reportCrashes(descriptor uintptr) {
	if file := os.NewFile(descriptor, "crash report"); file != nil {
		file.Close()
	}
}
