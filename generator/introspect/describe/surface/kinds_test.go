package surface

import (
	"encoding/json"
	"strings"
	"testing"
)

// kindsOf is a function's parameters: how Go spells each, and its type as JSON without quotes.
func kindsOf(t *testing.T, function functionDoc) string {
	t.Helper()
	var texts []string
	for _, param := range function.Params {
		text, err := json.Marshal(param.Type)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, param.Go+" "+strings.ReplaceAll(string(text), `"`, ""))
	}
	return strings.Join(texts, "; ")
}

func TestKinds(t *testing.T) {
	pkg := describeArchive(t, "kinds").pkg(t, "example.com/kinds")
	if len(pkg.Errors) > 0 {
		t.Fatal(pkg.Errors)
	}
	for name, want := range map[string]string{
		"Alias":        "kinds.Raw {kind:slice,elem:{kind:basic,name:byte}}",
		"AliasChain":   "kinds.Duration2 {kind:named,name:time.Duration}",
		"GenericAlias": "kinds.Set[string] {kind:map,key:{kind:basic,name:string},elem:{kind:basic,name:bool}}",
		"DotImport":    "time.Duration {kind:named,name:time.Duration}",
		"Renamed":      "*strings.Builder {kind:pointer,elem:{kind:named,name:strings.Builder}}",
		"ByteRune":     "byte {kind:basic,name:byte}; uint8 {kind:basic,name:uint8}; rune {kind:basic,name:rune}; int32 {kind:basic,name:int32}",
		"Unsafe":       "unsafe.Pointer {kind:basic,name:unsafe.Pointer}",
		"Recursive":    "kinds.List {kind:named,name:example.com/kinds.List}",
		"Instance":     "kinds.Pair[string, kinds.List] {kind:named,name:example.com/kinds.Pair,args:[{kind:basic,name:string},{kind:named,name:example.com/kinds.List}]}",
		"Chans":        "chan int {kind:chan,dir:both,elem:{kind:basic,name:int}}; <-chan int {kind:chan,dir:recv,elem:{kind:basic,name:int}}; chan<- int {kind:chan,dir:send,elem:{kind:basic,name:int}}",
		"Function":     "func(a int, rest ...string) (bool, error) {kind:func,params:[{kind:basic,name:int},{kind:slice,elem:{kind:basic,name:string}}],results:[{kind:basic,name:bool},{kind:named,name:error}],variadic:true}",
		"Empty":        "any {kind:interface,methods:[]}; struct{} {kind:struct}; interface{A(); B()} {kind:interface,methods:[A,B]}",
		"Array":        "[8]byte {kind:array,len:8,elem:{kind:basic,name:byte}}",
	} {
		if got := kindsOf(t, pkg.function(t, name)); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

func TestSignatureOnOneLine(t *testing.T) {
	function := describeArchive(t, "kinds").pkg(t, "example.com/kinds").function(t, "OneLine")
	want := "func OneLine(a, b int, c struct { D int; E string }) (err error)"
	if function.Signature != want {
		t.Errorf("got %s", function.Signature)
	}
}

func TestNamedTypes(t *testing.T) {
	doc := describeArchive(t, "kinds")
	for reference, want := range map[string]namedDoc{
		"error":                               {Name: "error", Writable: true},
		"time.Duration":                       {Name: "Duration", Writable: true, Implements: []string{"fmt.Stringer"}},
		"example.com/kinds.List":              {Name: "List", Writable: true},
		"example.com/kinds.Item":              {Name: "Item", Writable: true},
		"example.com/kinds.text":              {Name: "text"},
		"example.com/kinds/internal/hidden.T": {Name: "T"},
		"example.com/kinds/other.T":           {Name: "T", Writable: true},
		"example.com/kinds.Level":             {Name: "Level", Writable: true, Implements: []string{"*fmt.Stringer"}},
		"example.com/kinds.Text":              {Name: "Text", Writable: true, Implements: []string{"encoding.TextMarshaler", "*encoding.TextUnmarshaler"}},
		"example.com/kinds.Pair":              {Name: "Pair", Writable: true, Implements: []string{"error", "io.Reader"}},
		"example.com/kinds.Named":             {Name: "Named", Writable: true},
	} {
		got, ok := doc.Types[reference]
		same := got.Name == want.Name && got.Writable == want.Writable &&
			strings.Join(got.Implements, " ") == strings.Join(want.Implements, " ")
		if !ok || !same {
			t.Errorf("%s: got %+v", reference, got)
		}
	}
}

func TestClauseAndDocumentationOfTypes(t *testing.T) {
	doc := describeArchive(t, "kinds")
	for reference, want := range map[string]string{
		"error":                               ": ",
		"example.com/kinds.Count":             "kinds: Count has a declaration of its own.",
		"example.com/kinds.Level":             "kinds: Level is documented above.",
		"example.com/kinds.text":              "kinds: behind it",
		"example.com/kinds.List":              "kinds: ",
		"example.com/kinds/other.T":           "elsewhere: ",
		"example.com/kinds/internal/hidden.T": "hidden: T is not for others.",
	} {
		if got := doc.Types[reference]; got.Clause+": "+got.Doc != want {
			t.Errorf("%s: got %+v", reference, got)
		}
	}
	const begins = "A Duration represents the elapsed time"
	if got := doc.Types["time.Duration"]; got.Clause != "time" || !strings.HasPrefix(got.Doc, begins) {
		t.Errorf("time.Duration: got %+v", got)
	}
}

// Every reference in a type leads to an entry, through the entries' own types too.
func TestTypeTableIsClosed(t *testing.T) {
	doc := describeArchive(t, "kinds")
	text, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range strings.Split(string(text), `{"kind":"named","name":"`)[1:] {
		reference, _, _ := strings.Cut(part, `"`)
		if _, ok := doc.Types[reference]; !ok {
			t.Errorf("%s is missing", reference)
		}
	}
}

func TestTypeParams(t *testing.T) {
	function := describeArchive(t, "kinds").pkg(t, "example.com/kinds").function(t, "Constrained")
	text, err := json.Marshal(function.TypeParams)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"name":"A","comparable":true,"methods":false,"restricted":true,"terms":[{"kind":"basic","name":"int"},{"kind":"basic","name":"string"}]},` +
		`{"name":"B","comparable":true,"methods":false,"restricted":false,"terms":[]},` +
		`{"name":"C","comparable":false,"methods":true,"restricted":true,"terms":[{"kind":"slice","elem":{"kind":"tparam","name":"A","index":0}}]},` +
		`{"name":"D","comparable":false,"methods":false,"restricted":false,"terms":[]}]`
	if got := string(text); !strings.EqualFold(got, want) {
		t.Errorf("got %s", got)
	}
}
