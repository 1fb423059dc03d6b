package main

import (
	"os"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/quick"
	"github.com/alecthomas/chroma/v2/styles"
)

const source = "package main\n\nfunc main() {\n\tprintln(\"hi\") // hello\n}\n"

func main() {
	check(quick.Highlight(os.Stdout, source, "go", "html", "monokai"))
	show("")
	check(quick.Highlight(os.Stdout, "x = 1 + 2", "python", "terminal256", "swapoff"))
	show("")
	lexer := lexers.Get("go")
	show(lexer.Config().Name, lexer.Config().Filenames, lexers.Match("foo.rs").Config().Name)
	tokens := must(chroma.Tokenise(chroma.Coalesce(lexer), nil, "x := 1"))
	for _, token := range tokens {
		show(token.Type.String(), token.Value)
	}
	style := styles.Get("monokai")
	show(style.Name, style.Get(chroma.Keyword).String(), style.Get(chroma.Comment).Colour.String())
	show(chroma.MustParseColour("#ff8000").Brightness() > 0.5, chroma.ParseColour("orange").IsSet())
	show(lexers.Analyse("#!/bin/bash\necho hi\n").Config().Name)
}
