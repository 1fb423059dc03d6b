"""Read and write YAML."""

import yaml
from usegolib import GoError
from yaml import Kind, Node

DOCUMENT = b"""
a: Easy!
b:
  c: 2
  d: [3, 4]
e: 1.5
f: true
g: null
h: 2001-12-14T21:59:43.10-05:00
"""

value = yaml.unmarshal(DOCUMENT)
print(value.pop("h"))
print(value)
print(yaml.marshal(value).decode())

key = Node(kind=Kind.ScalarNode, value="name")
one = Node(kind=Kind.ScalarNode, tag="!!int", value="1", line_comment="# one")
mapping = Node(kind=Kind.MappingNode, content=[key, one], head_comment="# a comment")
print(yaml.marshal(mapping).decode())
print(mapping.decode(), one.short_tag(), mapping.content[0].value)
mapping.encode({"other": [1, 2]})
print([each.value for each in mapping.content], mapping.content[1].kind == Kind.SequenceNode)

node = Node()
yaml.unmarshal(b"name: x # a comment\nother: [1, 2]\n", into=node)
key, value = node.content[0].content[:2]
print(key.value, value.value, value.line_comment, value.line)
print(yaml.marshal(node).decode())

decoder = yaml.new_decoder(b"a: 1\n---\n[b, c]\n")
for _ in range(2):
    print(decoder.decode())
try:
    yaml.unmarshal(b"a: [1")
except GoError as error:
    print(error)
print(yaml.marshal(["yes", "1", "x: y", 1, None, [], "line\nline\n"]).decode())
