package main

import (
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	result := api.Transform("let x: number = 1 + 2; console.log(x)", api.TransformOptions{
		Loader: api.LoaderTS, MinifyWhitespace: true,
	})
	show(string(result.Code), len(result.Errors))
	result = api.Transform("const App = () => <div>Hello, {name}!</div>", api.TransformOptions{
		Loader: api.LoaderJSX, Target: api.ES2015, JSXFactory: "h", MinifyIdentifiers: true, MinifySyntax: true,
	})
	show(string(result.Code))
	result = api.Transform("let = = 1", api.TransformOptions{Loader: api.LoaderJS, Sourcefile: "wrong.js"})
	for _, message := range result.Errors {
		show(message.Text, message.Location.File, message.Location.Line, message.Location.Column)
	}
	show(api.FormatMessages(result.Errors, api.FormatMessagesOptions{TerminalWidth: 60, Kind: api.ErrorMessage}))
	css := api.Transform("a { color: #ff0000; & b { margin: 0px } }", api.TransformOptions{
		Loader: api.LoaderCSS, MinifySyntax: true, MinifyWhitespace: true,
	})
	show(string(css.Code))

	folder := must(os.MkdirTemp("", "esbuild"))
	defer os.RemoveAll(folder)
	check(os.WriteFile(filepath.Join(folder, "in.js"), []byte("import {b} from './b.js'\nalert(b)\n"), 0o600))
	check(os.WriteFile(filepath.Join(folder, "b.js"), []byte("export const b = 'bundled', unused = 1\n"), 0o600))
	build := api.Build(api.BuildOptions{
		EntryPoints: []string{"in.js"}, AbsWorkingDir: folder, Bundle: true, Format: api.FormatESModule,
		Outfile: "out.js", Metafile: true,
	})
	show(len(build.Errors), len(build.OutputFiles), filepath.Base(build.OutputFiles[0].Path))
	show(string(build.OutputFiles[0].Contents))
}
