// Package printer writes to the standard streams, in all the ways there are.
package printer

import (
	"fmt"
	"log"
	"os"
	"os/exec"
)

// early has the stream from before anybody could redirect it.
var early = log.New(os.Stderr, "early: ", 0)

func init() { log.SetFlags(0) }

// Print writes to the standard output.
func Print(text string) { fmt.Print(text) }

// Write writes bytes to the standard output.
func Write(data []byte) (int, error) { return os.Stdout.Write(data) }

// PrintError writes to the standard error.
func PrintError(text string) { fmt.Fprint(os.Stderr, text) }

// Log logs.
func Log(text string) { log.Print(text) }

// LogEarly logs to a logger that was made when the package was initialised.
func LogEarly(text string) { early.Print(text) }

// Keep returns a function's worth of standard output: a logger that has it.
func Keep() *log.Logger { return log.New(os.Stdout, "kept: ", 0) }

// Run has another program write.
func Run(name string, arguments ...string) error {
	command := exec.Command(name, arguments...)
	command.Stdout = os.Stdout
	return command.Run()
}
