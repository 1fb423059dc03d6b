package surface

import (
	"fmt"
	"strings"
	"testing"
)

const members = "example.com/members."

func membersFixture(t *testing.T) Document {
	t.Helper()
	doc := describeArchive(t, "members")
	if errors := doc.pkg(t, "example.com/members").Errors; len(errors) > 0 {
		t.Fatal(errors)
	}
	return doc
}

// methodsOf are a type's, each with a star where only a pointer has it, and the path to it.
func (d namedDoc) methodsOf() string {
	var texts []string
	for _, method := range d.Methods {
		text := strings.Join(append(method.Through, method.Function.Name), ".")
		if method.Pointer {
			text = "*" + text
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

func (d namedDoc) fieldsOf() string {
	var texts []string
	for _, field := range d.Fields {
		text := strings.Join(append(field.Through, field.Name), ".")
		if field.Embedded {
			text = "+" + text
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

func (d namedDoc) method(t *testing.T, name string) methodDoc {
	t.Helper()
	for _, method := range d.Methods {
		if method.Function.Name == name {
			return method
		}
	}
	t.Fatalf("%s has no method %s", d.Name, name)
	return methodDoc{}
}

func TestMethodSets(t *testing.T) {
	doc := membersFixture(t)
	for name, want := range map[string]string{
		"Point":      "Length *Move",
		"Circle":     "Point.Length *Point.Move",
		"Disc":       "Circle.Point.Move X",
		"Two":        "Left.One",
		"Closed":     "Base.Lower *base.Set",
		"base":       "*Set",
		"Loop":       "",
		"Fails":      "error.Error",
		"ByAlias":    "Also.Length Also.Move",
		"Level":      "*Parse String",
		"Levels":     "Sort",
		"Handle":     "Call",
		"Shape":      "Area Name String",
		"Closing":    "Close",
		"Any":        "",
		"Number":     "",
		"Set":        "*Add Name Pairs",
		"Strings":    "*Set.Add Set.Name Set.Pairs",
		"Wide":       "Set.Add Set.Name Set.Pairs",
		"unexported": "*Method *Level.Parse Level.String",
	} {
		if got := doc.Types[members+name].methodsOf(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
	if got := doc.Types["example.com/members/internal/deep.Hidden"].methodsOf(); got != "Value" {
		t.Errorf("Hidden: got %s", got)
	}
}

func TestFieldsOfTypes(t *testing.T) {
	doc := membersFixture(t)
	for name, want := range map[string]string{
		"Point":   "X Y Name next",
		"Circle":  "+Point Radius Point.X Point.Y Point.Name",
		"Disc":    "+Circle Length +Circle.Point Circle.Point.Y Circle.Point.Name Circle.Radius",
		"Two":     "+Left +Right Left.OnlyLeft",
		"Closed":  "+base +Base base.Shown Base.Low",
		"Loop":    "+Loop Inner",
		"Fails":   "+error",
		"Strings": "+Set Set.First",
		"Level":   "",
		"Shape":   "",
	} {
		if got := doc.Types[members+name].fieldsOf(); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

func TestWhatFieldsAre(t *testing.T) {
	fields := membersFixture(t).Types[members+"Point"].Fields
	var got []string
	for _, field := range fields {
		got = append(got, fmt.Sprintf("%s %s %s %t %q %q %d", field.Name, field.Go, bare(t, field.Type), field.Exported, field.Tag, field.Doc, field.Position.Line))
	}
	want := []string{
		`X float64 {basic,float64} true "json:\"x,omitempty\"" "X is across." 18`,
		`Y float64 {basic,float64} true "json:\"x,omitempty\"" "X is across." 18`,
		`Name string {basic,string} true "" "behind it" 19`,
		`next *members.Point {pointer,elem:{named,example.com/members.Point}} false "" "" 20`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
}

// A method is described as a function is.
func TestWhatMethodsAre(t *testing.T) {
	doc := membersFixture(t)
	move := doc.Types[members+"Disc"].method(t, "Move").Function
	if move.Signature != "func (p *Point) Move(by float64, rest ...string) (moved *Point, err error)" ||
		move.Deprecated != "use Add." || !strings.HasPrefix(move.Doc, "Move moves it.") || !move.Variadic {
		t.Errorf("got %+v", move)
	}
	if got := kindsOf(t, move); got != "float64 {kind:basic,name:float64}; ...string {kind:slice,elem:{kind:basic,name:string}}" {
		t.Errorf("got %s", got)
	}
	if got := fmt.Sprint(move.Results[0].Name, " ", move.Results[1].Go, " ", move.Position); got != "moved error {members.go 26}" {
		t.Errorf("got %s", got)
	}
	shape := doc.Types[members+"Shape"]
	area := shape.method(t, "Area").Function
	if area.Signature != "Area(scale float64) (area float64)" || area.Doc != "Area is what it covers." {
		t.Errorf("got %+v", area)
	}
	text := shape.method(t, "String").Function
	if text.Signature != "String() string" || text.Position.File != "/std/fmt/print.go" {
		t.Errorf("got %+v", text)
	}
	fails := doc.Types[members+"Fails"]
	failure := fails.method(t, "Error").Function
	if failure.Signature != "Error() string" || failure.Position != *fails.Position {
		t.Errorf("got %+v", failure)
	}
}

func TestMethodsOfGenericTypes(t *testing.T) {
	doc := membersFixture(t)
	for name, want := range map[string]string{
		"Set":     "item {tparam,E,index:0}; {pointer,elem:{named,example.com/members.Set,args:[{tparam,E,index:0}]}}",
		"Strings": "item {basic,string}; {pointer,elem:{named,example.com/members.Set,args:[{basic,string}]}}",
		"Wide":    "item {tparam,V,index:0}; {pointer,elem:{named,example.com/members.Set,args:[{tparam,V,index:0}]}}",
	} {
		add := doc.Types[members+name].method(t, "Add").Function
		if got := add.Params[0].Name + " " + bare(t, add.Params[0].Type) + "; " + bare(t, add.Results[0].Type); got != want {
			t.Errorf("%s: got %s", name, got)
		}
		if add.Signature != "func (s *Set[E]) Add(item E) (*Set[E], error)" {
			t.Errorf("%s: got %s", name, add.Signature)
		}
	}
	if got := bare(t, doc.Types[members+"Set"].TypeParams); got != "[{T,comparable:true,methods:false,restricted:false,terms:[]}]" {
		t.Errorf("got %s", got)
	}
	first := doc.Types[members+"Strings"].Fields[1]
	if got := first.Go + " " + bare(t, first.Type); got != "string {basic,string}" {
		t.Errorf("got %s", got)
	}
}

func TestInterfacesThatTypesImplement(t *testing.T) {
	doc := membersFixture(t)
	for name, want := range map[string]string{
		"Square":     "fmt.Stringer *example.com/members.Named *example.com/members.Shape",
		"Set":        "example.com/members.Named",
		"Strings":    "example.com/members.Named",
		"Shape":      "fmt.Stringer example.com/members.Named",
		"Named":      "",
		"Door":       "*example.com/members.Closing *io.Closer",
		"Closing":    "io.Closer",
		"Like":       "",
		"IntGetter":  "",
		"Fails":      "error",
		"Level":      "fmt.Stringer",
		"unexported": "fmt.Stringer",
		"Any":        "",
	} {
		if got := strings.Join(doc.Types[members+name].Implements, " "); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

func TestInterfacesThatNobodyElseImplements(t *testing.T) {
	doc := membersFixture(t)
	for name, want := range map[string]string{
		"Shape": "", "Closing": "unexported methods", "Any": "", "Number": "constraint", "Door": "",
	} {
		entry := doc.Types[members+name]
		var got []string
		if entry.UnexportedMethods {
			got = append(got, "unexported methods")
		}
		if entry.Constraint {
			got = append(got, "constraint")
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestValuesThatCannotBeComparedOrCopied(t *testing.T) {
	doc := membersFixture(t)
	for name, want := range map[string]string{
		"Point": "comparable", "Locked": "comparable lock", "Guarded": "comparable lock", "Waiting": "comparable lock",
		"Pointed": "comparable", "Uncomparable": "", "Levels": "", "Shape": "comparable", "Buffer": "",
	} {
		entry := doc.Types[members+name]
		var got []string
		if entry.Comparable {
			got = append(got, "comparable")
		}
		if entry.HoldsLock {
			got = append(got, "lock")
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

// Of another module there are the types that an own declaration names, and of their methods and fields
// what needs no others.
func TestTypesOfOtherModules(t *testing.T) {
	doc := membersFixture(t)
	client := doc.Types["net/http.Client"]
	if got := client.methodsOf(); got != "*CloseIdleConnections" {
		t.Errorf("got %s", got)
	}
	close := client.method(t, "CloseIdleConnections").Function
	if close.Signature != "func (c *Client) CloseIdleConnections()" || close.Position.File != "/std/net/http/client.go" {
		t.Errorf("got %+v", close)
	}
	var fields []string
	for _, field := range client.Fields {
		fields = append(fields, fmt.Sprintf("%s %s %t", field.Name, field.Go, field.Type != nil))
	}
	if got := strings.Join(fields, ", "); got != "Transport http.RoundTripper false, CheckRedirect func(req *http.Request, via []*http.Request) error false, Jar http.CookieJar false, Timeout time.Duration true" {
		t.Errorf("got %s", got)
	}
	if doc.Types["time.Duration"].method(t, "Seconds").Function.Signature != "func (d Duration) Seconds() float64" {
		t.Errorf("got %+v", doc.Types["time.Duration"])
	}
	for _, reference := range []string{"net/http.Request", "net/http.RoundTripper", "sync.Mutex", "example.com/members/internal/deep.Unused"} {
		if _, ok := doc.Types[reference]; ok {
			t.Errorf("%s is described", reference)
		}
	}
}

// A field of a type that is not described says so, and how Go spells it.
func TestFieldsOfTypesThatAreNotDescribed(t *testing.T) {
	guard := membersFixture(t).Types[members+"Locked"].Fields[0]
	if guard.Go != "sync.Mutex" || guard.Type != nil || guard.Exported {
		t.Errorf("got %+v", guard)
	}
}

func TestAliases(t *testing.T) {
	pkg := membersFixture(t).pkg(t, "example.com/members")
	var got []string
	for _, alias := range pkg.Aliases {
		got = append(got, fmt.Sprintf("%s %d %s", alias.Name, len(alias.TypeParams), bare(t, alias.Type)))
	}
	want := []string{
		"Also 0 {named,example.com/members.Point}",
		"When 0 {named,time.Time}",
		"Raw 0 {slice,elem:{basic,byte}}",
		"Deep 0 {named,example.com/members/internal/deep.Aliased}",
		"Lookup 1 {map,key:{basic,string},elem:{tparam,V,index:0}}",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %s", strings.Join(got, "\n"))
	}
}

// Methods of one name are told apart; where nobody sees the body, nothing is certain.
func TestWhatMethodsDoWithTheirParameters(t *testing.T) {
	doc := membersFixture(t)
	for method, want := range map[string]string{
		"Buffer.Fill":  "into written",
		"Buffer.Keep":  "",
		"Other.Fill":   "",
		"Other.Count":  "total written",
		"Other.Look":   "",
		"Other.Decode": "target yes",
		"Source.Load":  "into unknown, target unknown, count written",
		"Buffer.Write": "p unknown",
	} {
		typ, name, _ := strings.Cut(method, ".")
		var got []string
		for _, param := range doc.Types[members+typ].method(t, name).Function.Params {
			if param.Written {
				got = append(got, param.Name+" written")
			}
			if param.Fills != "" {
				got = append(got, param.Name+" "+param.Fills)
			}
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %s", method, got)
		}
	}
}

// What does not compile need not come to an end: it has no members.
func TestTypesThatDoNotCompileHaveNoMembers(t *testing.T) {
	doc := membersFixture(t)
	for _, name := range []string{"Endless", "Again", "Grow", "Missing"} {
		entry, ok := doc.Types["example.com/members/broken."+name]
		if got := entry.fieldsOf() + entry.methodsOf(); got != "" || !ok {
			t.Errorf("%s: got %s, %t", name, got, ok)
		}
	}
}
