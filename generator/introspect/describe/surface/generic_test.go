package surface

import (
	"encoding/json"
	"strings"
	"testing"
)

// bare is JSON without quotes and without the parts that every type has.
func bare(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer(`"kind":`, "", `"name":`, "", `"`, "").Replace(string(text))
}

func genericFixture(t *testing.T) Document {
	t.Helper()
	doc := describeArchive(t, "generic")
	if errors := doc.pkg(t, "example.com/generic").Errors; len(errors) > 0 {
		t.Fatal(errors)
	}
	return doc
}

// ordered are the terms of cmp.Ordered.
const ordered = "[{basic,int},{basic,int8},{basic,int16},{basic,int32},{basic,int64},{basic,uint},{basic,uint8}," +
	"{basic,uint16},{basic,uint32},{basic,uint64},{basic,uintptr},{basic,float32},{basic,float64},{basic,string}]"

func TestTermsOfConstraints(t *testing.T) {
	pkg := genericFixture(t).pkg(t, "example.com/generic")
	for name, want := range map[string]string{
		"Largest":    "S [{slice,elem:{tparam,E,index:1}}]; E " + ordered,
		"Sum":        "T [{basic,int},{basic,int64},{basic,uint8},{basic,float64}]",
		"Both":       "T [{basic,int}]",
		"Named":      "T [{basic,int}] methods",
		"Length":     "T [{basic,string},{slice,elem:{basic,byte}}]",
		"Unpassable": "T [] unsatisfiable",
		"Hashed":     "T [{basic,string}]",
		"Levels":     "T [{named,example.com/generic.Level}]",
		"Exact":      "T [{named,time.Duration},{named,time.Month}]",
		"Keys":       "M [{map,key:{tparam,K,index:1},elem:{tparam,V,index:2}}]; K []; V []",
		"Any":        "T []; U []",
	} {
		var got []string
		for _, param := range pkg.function(t, name).TypeParams {
			text := param.Name + " " + bare(t, param.Terms)
			if param.Methods {
				text += " methods"
			}
			if param.Restricted && len(param.Terms) == 0 {
				text += " unsatisfiable"
			}
			got = append(got, text)
		}
		if text := strings.Join(got, "; "); text != want {
			t.Errorf("%s:\n got %s\nwant %s", name, text, want)
		}
	}
}

func TestTypesOfGenericFunctions(t *testing.T) {
	doc := genericFixture(t)
	for name, want := range map[string]string{
		"Largest": "{tparam,S,index:0} -> {tparam,E,index:1}",
		"Sum":     "{slice,elem:{tparam,T,index:0}} -> {tparam,T,index:0}",
		"Any":     "{tparam,T,index:0} {pointer,elem:{tparam,U,index:1}} -> {array,len:2,elem:{tparam,T,index:0}}",
		"Swap": "{named,example.com/generic.Pair,args:[{tparam,K,index:0},{slice,elem:{tparam,V,index:1}}]} -> " +
			"{pointer,elem:{named,example.com/generic.Pair,args:[{basic,string},{tparam,V,index:1}]}}",
		"Values": "{slice,elem:{tparam,E,index:0}} -> {named,iter.Seq,args:[{tparam,E,index:0}]}",
		"Pairs":  "{named,iter.Seq2,args:[{basic,int},{tparam,E,index:0}]} -> {named,iter.Seq,args:[{basic,int}]}",
		"Nested": "{named,example.com/generic.Box,args:[{named,example.com/generic.Box,args:[{tparam,T,index:0}]}]} -> " +
			"{named,example.com/generic.Tree,args:[{tparam,T,index:0}]}",
	} {
		function := doc.pkg(t, "example.com/generic").function(t, name)
		var got []string
		for _, param := range function.Params {
			got = append(got, bare(t, param.Type))
		}
		got = append(got, "->")
		for _, result := range function.Results {
			got = append(got, bare(t, result.Type))
		}
		if text := strings.Join(got, " "); text != want {
			t.Errorf("%s:\n got %s\nwant %s", name, text, want)
		}
	}
	seq := doc.Types["iter.Seq"]
	want := "{func,params:[{func,params:[{tparam,V,index:0}],results:[{basic,bool}],variadic:false}],results:[],variadic:false}"
	if got := bare(t, seq.Underlying); got != want || seq.Clause != "iter" || !seq.Writable {
		t.Errorf("iter.Seq: got %+v", seq)
	}
}

func TestStandardInterfacesOfTypes(t *testing.T) {
	doc := genericFixture(t)
	own := "example.com/generic."
	for reference, want := range map[string]string{
		own + "UUID":             "fmt.Stringer encoding.TextMarshaler *encoding.TextUnmarshaler",
		own + "Embedded":         "fmt.Stringer encoding.TextMarshaler *encoding.TextUnmarshaler",
		own + "EmbeddedPointer":  "fmt.Stringer encoding.TextMarshaler encoding.TextUnmarshaler",
		own + "Almost":           "",
		own + "Derived":          "",
		own + "File":             "*io.Reader *io.Writer",
		own + "Box":              "encoding.TextMarshaler *encoding.TextUnmarshaler",
		own + "Tree":             "",
		own + "Timed":            "context.Context",
		"time.Time":              "fmt.Stringer encoding.TextMarshaler *encoding.TextUnmarshaler",
		"math/big.Int":           "*fmt.Stringer *encoding.TextMarshaler *encoding.TextUnmarshaler",
		"math/big.Float":         "*fmt.Stringer *encoding.TextMarshaler *encoding.TextUnmarshaler",
		"net/netip.Addr":         "fmt.Stringer encoding.TextMarshaler *encoding.TextUnmarshaler",
		"io.Reader":              "",
		"io.ReadCloser":          "io.Reader",
		"io.ReaderAt":            "",
		"io.ReadSeeker":          "io.Reader",
		"io.ReadWriteCloser":     "io.Reader io.Writer io.ReadCloser",
		"io.Writer":              "",
		"io.WriterTo":            "",
		"io.LimitedReader":       "*io.Reader",
		"encoding.TextMarshaler": "",
		"fmt.Stringer":           "",
		"context.Context":        "",
		"error":                  "",
	} {
		entry, ok := doc.Types[reference]
		if got := strings.Join(entry.Implements, " "); got != want || !ok {
			t.Errorf("%s: got %q, want %q", reference, got, want)
		}
	}
}

func TestNamedInterfacesHaveTheirMethods(t *testing.T) {
	doc := genericFixture(t)
	for reference, want := range map[string]string{
		"io.Reader":          "[Read]",
		"io.ReadCloser":      "[Close,Read]",
		"io.ReaderAt":        "[ReadAt]",
		"io.ReadSeeker":      "[Read,Seek]",
		"io.ReadWriteCloser": "[Close,Read,Write]",
		"io.WriterTo":        "[WriteTo]",
		"context.Context":    "[Deadline,Done,Err,Value]",
	} {
		if got := bare(t, doc.Types[reference].Underlying); got != "{interface,methods:"+want+"}" {
			t.Errorf("%s: got %s", reference, got)
		}
	}
}
