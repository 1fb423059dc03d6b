package flow

import (
	"go/ast"
	"go/token"
	"go/types"
	"sort"
	"strings"
	"testing"

	"usegolib.invalid/describe/fixture"
)

// texts are the methods String and Error of the exported types, and whether each was proved.
func (a analyzed) texts() map[string]bool {
	found := make(map[string]bool)
	for _, name := range a.pkg.Types.Scope().Names() {
		object, ok := a.pkg.Types.Scope().Lookup(name).(*types.TypeName)
		if !ok || !object.Exported() {
			continue
		}
		methods := types.NewMethodSet(types.NewPointer(object.Type()))
		for i := range methods.Len() {
			method := methods.At(i).Obj().(*types.Func)
			if method.Name() == "String" || method.Name() == "Error" {
				found[name+"."+method.Name()] = a.effects.IsHarmless(method)
			}
		}
	}
	return found
}

// The documentation of each type in the archive begins with yes where its text is harmless.
func TestHarmlessTexts(t *testing.T) {
	module := analyzeArchive(t, "harmless")
	wanted := make(map[string]bool)
	for _, decl := range module.pkg.Declarations(token.TYPE) {
		for _, spec := range decl.Specs {
			doc := decl.Doc.Text()
			wanted[spec.(*ast.TypeSpec).Name.Name] = strings.HasPrefix(doc, "yes")
		}
	}
	texts := module.texts()
	if len(texts) < 80 {
		t.Errorf("%d texts", len(texts))
	}
	for name, got := range texts {
		typ, _, _ := strings.Cut(name, ".")
		if got != wanted[typ] {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// What the standard library's own say.
func TestHarmlessTextsOfTheStandardLibrary(t *testing.T) {
	for path, want := range map[string]string{
		"regexp":   "Regexp.String",
		"net/url":  "URL.String Userinfo.String",
		"math/big": "ErrNaN.Error",
		"time":     "ParseError.Error",
		"os":       "",
	} {
		t.Run(path, func(t *testing.T) {
			fixture.Enter(t, t.TempDir())
			var proved []string
			for name, harmless := range analyze(t, "std", path).texts() {
				if harmless {
					proved = append(proved, name)
				}
			}
			sort.Strings(proved)
			if got := strings.Join(proved, " "); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
