// Command describe prints what Go modules export, as one JSON document on standard output.
//
// In: the working directory, whose module graph decides every version; the modules to describe;
// patterns as `go list` takes them. Out: the document of introspect.rs (see surface/document.go).
// Everything else, Go's own words included, goes to standard error.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"usegolib.invalid/describe/flow"
	"usegolib.invalid/describe/load"
	"usegolib.invalid/describe/surface"
)

// options is what the command line says.
type options struct {
	request load.Request
	indent  bool
}

func main() {
	// One short run over many syntax trees, most of which stay in use: collecting costs a fifth of the
	// time, and nearly nothing is garbage. Only a huge module collects.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(1 << 30)
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	opts, err := parseOptions(args)
	if err != nil {
		return err
	}
	program, err := load.Module(opts.request)
	if err != nil {
		return err
	}
	return write(out, surface.Describe(program, flow.Analyze(program)), opts.indent)
}

func parseOptions(args []string) (options, error) {
	var opts options
	flags := flag.NewFlagSet("describe", flag.ContinueOnError)
	flags.SetOutput(io.Discard) // the error says it
	flags.StringVar(&opts.request.GoCommand, "go", "go", "the go `command` to run")
	flags.Func("module", "`path` of a module to describe, or std", func(path string) error {
		opts.request.Modules = append(opts.request.Modules, path)
		return nil
	})
	flags.StringVar(&opts.request.Root, "dir", "", "`directory` of the only module; positions are relative to it")
	flags.StringVar(&opts.request.GOARCH, "goarch", runtime.GOARCH, "`architecture` that the module is built for")
	flags.BoolVar(&opts.indent, "indent", false, "indent the JSON")
	if err := flags.Parse(args); err != nil {
		return opts, err
	}
	opts.request.Patterns = flags.Args()
	if len(opts.request.Modules) == 0 || len(opts.request.Patterns) == 0 {
		return opts, fmt.Errorf("usage: describe -module PATH... [-dir MODULE_ROOT] [-go COMMAND] [-goarch ARCH] [-indent] PATTERN...")
	}
	return opts, nil
}

func write(out io.Writer, doc surface.Document, indent bool) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	if indent {
		encoder.SetIndent("", "  ")
	}
	return encoder.Encode(doc)
}
