package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func valuesFixture(t *testing.T) packageDoc {
	t.Helper()
	pkg := describeArchive(t, "values").pkg(t, "example.com/values")
	if len(pkg.Errors) > 0 {
		t.Fatal(pkg.Errors)
	}
	return pkg
}

// brief is a type's name, or all of its JSON where it has none.
func brief(t *testing.T, kind goType) string {
	t.Helper()
	switch kind := kind.(type) {
	case basicType:
		return kind.Name
	case namedType:
		return kind.Name
	}
	text, err := json.Marshal(kind)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestConstants(t *testing.T) {
	var got []string
	for _, c := range valuesFixture(t).Constants {
		got = append(got, fmt.Sprintf("%s %s %t %s %d", c.Name, brief(t, c.Type), c.Untyped, c.Value, c.Group))
	}
	want := []string{
		"Red example.com/values.Color false 0 0",
		"Green example.com/values.Color false 1 0",
		"Blue example.com/values.Color false 3 0",
		"Above int true 42 1",
		"Inside rune true 120 2",
		"Beside string true ff00c3a9 2",
		"Tenth float64 true 1/10 2",
		"Single float32 false 13421773/134217728 2",
		"Double float64 false 3602879701896397/36028797018963968 2",
		"Whole float64 true 3/1 2",
		"Tiny float64 true 1/2" + strings.Repeat("0", 323) + " 2",
		"Pi float64 true 314159265358979323846264338327950288419716939937510582097494459/1" + strings.Repeat("0", 62) + " 2",
		"Largest int true 18446744073709551615 2",
		"Smallest int true -9223372036854775808 2",
		"TooLarge int true 1267650600228229401496703205376 2",
		"Yes bool true true 2",
		"No bool false false 2",
		"Size uintptr false 8 2",
		"Timeout time.Duration false 3000000000 2",
		fmt.Sprintf("Dot string true %x 2", "text\nfunc f() {\n\tbody\n}\n!"),
		"Length int false 24 2",
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("constant %d:\n got %s\nwant %s", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %d constants, want %d", len(got), len(want))
	}
}

func TestSizesArePlatform(t *testing.T) {
	in(t, unpack(t, "values"))
	t.Setenv("GOARCH", "386")
	for _, c := range describeModule(t, "example.com/values").pkg(t, "example.com/values").Constants {
		if c.Name == "Size" && c.Value != "4" {
			t.Errorf("got %s", c.Value)
		}
	}
}

func TestVariables(t *testing.T) {
	var got []string
	for _, v := range valuesFixture(t).Variables {
		got = append(got, fmt.Sprintf("%s %s: %s", v.Name, brief(t, v.Type), v.Doc))
	}
	want := `Limit int: Limit is a variable.
Other int: Limit is a variable.
Names {"kind":"slice","elem":{"kind":"basic","name":"string"}}: by name
Made {"kind":"map","key":{"kind":"basic","name":"string"},"elem":{"kind":"basic","name":"int"}}: `
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got %s", text)
	}
}

func TestValueDocumentation(t *testing.T) {
	texts := make(map[string]string)
	for _, c := range valuesFixture(t).Constants {
		texts[c.Name] = c.Doc
	}
	for name, want := range map[string]string{
		"Red": "the first", "Green": "", "Above": "Above is documented above.", "Inside": "Inside is documented inside.",
	} {
		if texts[name] != want {
			t.Errorf("%s: got %q", name, texts[name])
		}
	}
}
