// Package start gives Go the process as it is when the library is loaded, not as it was started. In:
// the C library's environment. Out: os.Environ, os.Args, and which variables came too late for Go's runtime.
//
// Go initialises packages that are ready in the order of their import paths. This one's sorts before
// every other that has a domain, and it needs os alone, so it comes before each package of the user
// that can see the environment or the arguments.
package start

import "os"

// Late are the variables of Go's runtime that it has read already, with other values than they have now.
var Late []string

func init() {
	os.Args = program(os.Args)
	names := []string{"GOGC", "GOMEMLIMIT", "GOMAXPROCS"}
	before := values(names)
	adopt(environ())
	Late = changed(names, before, values(names))
}

// values are those of some variables; what is not set is empty, which is the same to Go's runtime.
func values(names []string) []string {
	found := make([]string, len(names))
	for i, name := range names {
		found[i] = os.Getenv(name)
	}
	return found
}

// changed are the names whose values differ.
func changed(names, before, after []string) []string {
	var found []string
	for i, name := range names {
		if before[i] != after[i] {
			found = append(found, name)
		}
	}
	return found
}

// program keeps the program's name. The other arguments are the host's: a flag.Parse in some init
// would take them for its own and end the process.
func program(args []string) []string {
	if len(args) == 0 {
		return []string{"usegolib"}
	}
	return args[:1:1]
}

// adopt makes variables, each "name=value", the environment. It touches what differs only, because
// setting a variable in Go sets it in C as well.
func adopt(variables []string) {
	wanted := make(map[string]string, len(variables))
	for _, variable := range variables {
		if name, value, ok := split(variable); ok {
			wanted[name] = value
		}
	}
	for _, variable := range os.Environ() {
		if name, _, ok := split(variable); ok && !has(wanted, name) {
			os.Unsetenv(name)
		}
	}
	for name, value := range wanted {
		if old, ok := os.LookupEnv(name); !ok || old != value {
			os.Setenv(name, value)
		}
	}
}

func has(variables map[string]string, name string) bool {
	_, ok := variables[name]
	return ok
}

// split cuts at the first equals sign that is not the first byte.
func split(variable string) (name, value string, ok bool) {
	for i := 1; i < len(variable); i++ {
		if variable[i] == '=' {
			return variable[:i], variable[i+1:], true
		}
	}
	return "", "", false
}
