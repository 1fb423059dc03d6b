package start

import (
	"os"
	"slices"
	"testing"
)

func TestAdopt(t *testing.T) {
	t.Setenv("START_CHANGED", "old")
	t.Setenv("START_GONE", "1")
	wanted := append(os.Environ(), "START_NEW=a=b", "START_EMPTY=", "no equals sign")
	wanted = slices.DeleteFunc(wanted, func(v string) bool { return v == "START_GONE=1" })
	wanted[slices.Index(wanted, "START_CHANGED=old")] = "START_CHANGED=new"
	t.Cleanup(func() { os.Unsetenv("START_NEW"); os.Unsetenv("START_EMPTY") })
	adopt(wanted)
	for name, want := range map[string]string{"START_CHANGED": "new", "START_NEW": "a=b", "START_EMPTY": ""} {
		if got, ok := os.LookupEnv(name); !ok || got != want {
			t.Errorf("%s = %q, %v; want %q", name, got, ok, want)
		}
	}
	if value, ok := os.LookupEnv("START_GONE"); ok {
		t.Errorf("START_GONE is still %q", value)
	}
}

func TestEnvironIsWhatCHas(t *testing.T) {
	t.Setenv("START_SET_IN_C", "1") // Go sets it in C too
	if !slices.Contains(environ(), "START_SET_IN_C=1") {
		t.Error("the variable is missing")
	}
}

func TestChanged(t *testing.T) {
	t.Setenv("START_ONE", "1")
	names := []string{"START_ONE", "START_TWO", "START_SAME"}
	before := values(names)
	t.Setenv("START_ONE", "2")
	t.Setenv("START_TWO", "2")
	if got := changed(names, before, values(names)); !slices.Equal(got, names[:2]) {
		t.Errorf("changed: %q", got)
	}
}

func TestProgram(t *testing.T) {
	for _, args := range [][]string{nil, {"python3"}, {"python3", "-c", "pass"}} {
		if got := program(args); len(got) != 1 || cap(got) != 1 && args != nil {
			t.Errorf("program(%q) = %q", args, got)
		}
	}
}
