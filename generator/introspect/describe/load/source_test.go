package load

import (
	"go/ast"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Cut or not, a file has the same declarations: the ones that the whole text has.
func TestDeclarationsSurviveTheCut(t *testing.T) {
	for name, text := range map[string]string{
		"formatted":       "func F() {\n\treturn\n}\n\nvar X = 1\n",
		"empty body":      "func F() {\n}\n\nvar X = 1\n",
		"one line":        "func F() { return }\n\nvar X = 1\n",
		"no body":         "func F()\n\nvar X = 1\n",
		"brace at margin": "func F() {\nif true {\n}\nreturn\n}\n\nvar X = 1\n",
		"unindented end":  "func F() {\n\tif true {\n}\n\treturn }\n\nvar X = 1\n",
		"comment":         "func F() {\n\t/*\n}\n*/\n}\n\nvar X = 1\n",
		"raw string":      "func F() {\n\t_ = `\n}\nvar Y = 1\n`\n}\n\nvar X = 1\n",
		"text of a body":  "var X = `\nfunc G() {\n\tbody\n}\n`\n\nfunc F() {\n}\n",
		"several lines":   "func F(\n\ta int,\n) {\n\treturn\n}\n\nvar X = 1\n",
		"carriage return": "func F() {\r\n\treturn\r\n}\r\n\r\nvar X = 1\r\n",
		"no final line":   "var X = 1\n\nfunc F() {\n}",
		"struct result":   "func F() struct {\n\tA int\n}\n\nvar X = 1\n",
		"array length":    "func F(a [len([2]int{\n\t1,\n})]int) {\n\treturn\n}\n\nvar X = 1\n",
		"interface":       "func F(s interface {\n\tA()\n}) {\n\treturn\n}\n\nvar X = 1\n",
		"struct":          "func F(s struct {\n\tA int\n}) {\n\treturn\n}\n\nvar X = 1\n",
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "x.go")
			if err := os.WriteFile(file, []byte("package p\n\n"+text), 0o666); err != nil {
				t.Fatal(err)
			}
			fset := token.NewFileSet()
			whole, err := parseWhole(fset, file)
			if err != nil {
				t.Fatal(err)
			}
			if got, want := names(parseDependency(fset, file)), names(whole); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// names are what a file declares: functions without bodies, variables with their values.
func names(file *ast.File) string {
	dropBodies(file)
	var texts []string
	for _, decl := range file.Decls {
		if function, ok := decl.(*ast.FuncDecl); ok {
			function.Doc = nil
		}
		var text strings.Builder
		if err := printer.Fprint(&text, token.NewFileSet(), decl); err != nil {
			return err.Error()
		}
		texts = append(texts, text.String())
	}
	return strings.Join(texts, "\n")
}

func TestBodiesAreCut(t *testing.T) {
	text := "package p\n\nfunc F() {\n\tbody()\n}\n\nfunc (t T) G() {\n\tbody()\n}\n"
	if got := string(withoutBodies([]byte(text))); strings.Contains(got, "body") {
		t.Errorf("got %s", got)
	}
}
