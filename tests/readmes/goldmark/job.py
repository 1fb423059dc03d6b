"""Markdown, with extensions, to HTML; and its tree."""

import goldmark
from goldmark import extension, parser, text

SOURCE = b"""# Title {.wide}

Some *emphasis*, https://example.com and [a link](https://example.org "x").

- [x] one
- ~~two~~

| a | b |
|---|--:|
| 1 | 2 |

A claim[^1].

[^1]: A footnote -- "quoted".
"""

print(goldmark.convert(b"Hello **world** & `code`").decode(), end="")

markdown = goldmark.new(
    goldmark.with_extensions(extension.GFM, extension.Footnote, extension.new_typographer()),
    goldmark.with_parser_options(parser.with_auto_heading_id(), parser.with_attribute()),
)
print(markdown.convert(SOURCE).decode())

document = markdown.parser().parse(text.new_reader(SOURCE))
node = document.first_child()
while node is not None:
    print(node.kind().string(), node.child_count())
    node = node.next_sibling()
heading = document.first_child()
print(heading.level, heading.lines().value(SOURCE).decode())
print(len(markdown.renderer().render(SOURCE, document)))
