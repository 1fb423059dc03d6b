"""Highlight source code."""

import chroma
from chroma import Colour, TokenType, lexers, quick, styles

SOURCE = 'package main\n\nfunc main() {\n\tprintln("hi") // hello\n}\n'

print(quick.highlight(SOURCE, "go", "html", "monokai").decode())
print(quick.highlight("x = 1 + 2", "python", "terminal256", "swapoff").decode())
lexer = lexers.get("go")
config = lexer.config()
print(config.name, list(config.filenames), lexers.match("foo.rs").config().name)
for token in chroma.tokenise(chroma.coalesce(lexer), None, "x := 1"):
    print(TokenType.string(token.type), token.value)
style = styles.get("monokai")
comment = style.get(TokenType.Comment)
print(style.name, style.get(TokenType.Keyword).string(), Colour.string(comment.colour))
orange = chroma.must_parse_colour("#ff8000")
print(orange.brightness() > 0.5, chroma.parse_colour("orange").is_set())
print(lexers.analyse("#!/bin/bash\necho hi\n").config().name)
