"""Go's functions for bytes, its buffer and reader."""

import bytes as go_bytes
from bytes import Buffer

print(go_bytes.contains(b"seafood", b"foo"), go_bytes.fields(b" foo bar  baz "))
cut = go_bytes.cut(b"Gopher", b"ph")
print(cut.before, cut.after, cut.found)
print(go_bytes.equal(b"Go", b"Go"), go_bytes.compare(b"a", b"b"))
print(go_bytes.title(b"her royal highness"), go_bytes.to_upper(b"gopher"))
print(go_bytes.join([b"foo", b"bar"], b", "))

buffer = Buffer()
buffer.write(b"hello ")
buffer.write_string("world\nof bytes")
line = buffer.read_string(ord("\n"))
print(line, buffer.len(), buffer)
print(*buffer.read(bytearray(4)))
buffer.truncate(0)
print(buffer.read_from(go_bytes.new_reader(b"from a reader")), buffer.bytes())

reader = go_bytes.new_reader(b"some bytes")
print(reader.len(), reader.read_byte(), reader.seek(5, 0))
rest = Buffer()
print(reader.write_to(to=rest), rest)
