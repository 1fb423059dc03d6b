"""Go's functions for strings, its builder, reader and replacer."""

import strings
from strings import Builder

print(strings.fields("  foo bar  baz   "), strings.split("a,b,c", ","))
cut = strings.cut("key=value=more", "=")
print(cut.before, cut.after, cut.found)
print(strings.title("her royal highness"), strings.equal_fold("Go", "GO"))
print(strings.repeat("na", 2), strings.count("cheese", "e"), strings.last_index("go gopher", "go"))
print(strings.trim_right("¡¡¡Hello!!!", "!"), strings.trim_prefix("prefix-x", "prefix-"))
print(strings.split_after_n("a,b,c,d", ",", 2), strings.replace_all("oink oink", "k", "ky"))
print(strings.to_valid_utf8("abc\udcffdef", "?"), strings.contains_any("failure", "ui"))
print(strings.lines("one\ntwo\nthree"))

replacer = strings.new_replacer("<", "&lt;", ">", "&gt;")
print(replacer.replace("This is <b>HTML</b>!"))

builder = Builder()
for n in (3, 2, 1):
    builder.write_string(f"{n}...")
builder.write_string("ignition")
print(builder, builder.len())

reader = strings.new_reader("some text")
reader.seek(5, 0)
print(reader.len(), reader.size(), chr(reader.read_byte()))
