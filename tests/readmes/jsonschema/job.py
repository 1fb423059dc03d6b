"""Check values against a JSON schema."""

import jsonschema
from jsonschema import ValidationError
from usegolib import GoError

SCHEMA = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "age": {"type": "integer", "minimum": 0}},
    "required": ["name"],
}

compiler = jsonschema.new_compiler()
compiler.add_resource("https://example.com/schema.json", SCHEMA)
schema = compiler.compile("https://example.com/schema.json")
print(list(schema.required), len(schema.properties), schema.draft_version)
schema.validate({"name": "Tom", "age": 37})

try:
    schema.validate({"name": 1})
except ValidationError as error:
    print(len(error.causes), error.causes[0].instance_location)
    print(error)
try:
    schema.validate([])
except ValidationError as error:
    print(error)
try:
    compiler.compile("file:///missing.json")
except GoError:
    print(True)
