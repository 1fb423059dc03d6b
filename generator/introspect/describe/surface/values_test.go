package surface

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
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
		got = append(got, fmt.Sprintf("%s %s %s", c.Name, brief(t, c.Type), c.Value))
	}
	want := []string{
		"Red example.com/values.Color 0",
		"Green example.com/values.Color 1",
		"Blue example.com/values.Color 3",
		"Above int 42",
		"Inside rune 120",
		"Beside string ff00c3a9",
		"Tenth float64 0.1",
		"Single float32 0.10000000149011612",
		"Double float64 0.1",
		"Whole float64 3",
		"Tiny float64 5e-324",
		"Pi float64 3.141592653589793",
		"Largest int 18446744073709551615",
		"Smallest int -9223372036854775808",
		"TooLarge int 1267650600228229401496703205376",
		"Yes bool true",
		"No bool false",
		"Size uintptr 8",
		"Timeout time.Duration 3000000000",
		fmt.Sprintf("Dot string %x", "text\nfunc f() {\n\tbody\n}\n!"),
		"Length int 24",
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
	module := fixture.EnterArchive(t, "values")
	t.Setenv("GOARCH", "386")
	for _, c := range describePatterns(t, module, module).pkg(t, module).Constants {
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
Made {"kind":"map","key":{"kind":"basic","name":"string"},"elem":{"kind":"basic","name":"int"}}: 
Mode example.com/values.mode: 
Hidden example.com/values/internal/hidden.Level: 
Inferred int64: 
First string: 
Second error: 
Deepest float64: `
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

// Half a denormal more or less decides; a second rounding on the way would show.
func TestFloatConstantsAreTheNearestFloat(t *testing.T) {
	pkg := describeArchive(t, "values").pkg(t, "example.com/values/floats")
	var got []string
	for _, c := range pkg.Constants {
		got = append(got, c.Name+" "+c.Value)
	}
	want := `Largest 1.7976931348623157e+308
Rounded 1.7976931348623157e+308
LargestSingle 3.4028234663852886e+38
SmallestSingle 1.401298464324817e-45
SmallestNormal 2.2250738585072014e-308
LargestDenormal 2.225073858507201e-308
Denormal 3e-320
Smallest 5e-324
Half 0
AboveHalf 5e-324
Vanishing 0
Negative -0.1
Zero 0
Even 9.007199254740992e+15
AboveEven 9.007199254740994e+15
Third 0.3333333333333333
Ln2 0.6931471805599453
Million 1e+06
Integer 4.611686018427388e+18
Huge 3.273390607896142e+150
Narrow 1.6777216e+07
NarrowTiny 1.401298464324817e-45
Exactly 0.25
Subnormal 2.802596928649634e-45`
	if text := strings.Join(got, "\n"); text != want || len(pkg.Errors) > 0 {
		t.Errorf("got %s\n%v", text, pkg.Errors)
	}
}
