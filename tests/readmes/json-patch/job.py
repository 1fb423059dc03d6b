"""Merge patches of JSON documents."""

import jsonpatch

original = b'{"name": "John", "age": 24, "height": 3.21}'
target = b'{"name": "Jane", "age": 24}'
patch = jsonpatch.create_merge_patch(original, target)
print(patch.decode())
alternative = b'{"name": "Tina", "age": 28, "height": 3.75}'
print(jsonpatch.merge_patch(alternative, patch).decode())

print(jsonpatch.equal(original, b'{"height": 3.21, "age": 24, "name": "John"}'))
print(jsonpatch.equal(original, target))
name_and_height = b'{"height":null,"name":"Jane"}'
age_and_eyes = b'{"age":4.23,"eyes":"blue"}'
combined = jsonpatch.merge_merge_patches(name_and_height, age_and_eyes)
print(combined.decode(), jsonpatch.merge_patch(original, combined).decode())
try:
    jsonpatch.merge_patch(b"nothing", patch)
except jsonpatch.ErrBadJSONDoc as error:
    print(True, error)
