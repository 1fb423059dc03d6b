"""Compile, minify and bundle TypeScript, JSX and CSS."""

import tempfile
from pathlib import Path

from esbuild.pkg import api
from esbuild.pkg.api import BuildOptions, FormatMessagesOptions, Loader, TransformOptions

options = TransformOptions(loader=Loader.LoaderTS, minify_whitespace=True)
result = api.transform("let x: number = 1 + 2; console.log(x)", options)
print(result.code.decode(), len(result.errors))
options = TransformOptions(
    loader=Loader.LoaderJSX,
    target=api.ES2015,
    jsx_factory="h",
    minify_identifiers=True,
    minify_syntax=True,
)
print(api.transform("const App = () => <div>Hello, {name}!</div>", options).code.decode())
options = TransformOptions(loader=Loader.LoaderJS, sourcefile="wrong.js")
result = api.transform("let = = 1", options)
for message in result.errors:
    at = message.location
    print(message.text, at.file, at.line, at.column)
formatting = FormatMessagesOptions(terminal_width=60, kind=api.ErrorMessage)
print(api.format_messages(result.errors, formatting))
options = TransformOptions(loader=Loader.LoaderCSS, minify_syntax=True, minify_whitespace=True)
print(api.transform("a { color: #ff0000; & b { margin: 0px } }", options).code.decode())

with tempfile.TemporaryDirectory() as folder:
    Path(folder, "in.js").write_text("import {b} from './b.js'\nalert(b)\n")
    Path(folder, "b.js").write_text("export const b = 'bundled', unused = 1\n")
    build = api.build(
        BuildOptions(
            entry_points=["in.js"],
            abs_working_dir=folder,
            bundle=True,
            format=api.FormatESModule,
            outfile="out.js",
            metafile=True,
        )
    )
file = build.output_files[0]
print(len(build.errors), len(build.output_files), Path(file.path).name)
print(file.contents.decode())
