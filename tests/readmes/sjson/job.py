"""Set and delete values of a JSON document by path."""

import sjson
from usegolib import GoError

JSON = '{"name":{"first":"Janet","last":"Prichard"},"age":47}'

print(sjson.set(JSON, "name.last", "Anderson"))
print(sjson.set("", "name", "Tom"))
print(sjson.set("", "name.last", "Anderson"))
print(sjson.set('{"friends":["Andy","Carol"]}', "friends.2", "Sara"))
print(sjson.set('{"friends":["Andy","Carol"]}', "friends.-1", "Sara"))
print(sjson.set('{"friends":["Andy","Carol"]}', "friends.4", "Sara"))
print(sjson.delete(JSON, "name.first"))
print(sjson.set(JSON, "tags", [1, True, None, 1.5, {"a": "b"}]))
print(sjson.set_raw(JSON, "name", '{"only":"one"}'))
print(sjson.set_bytes(JSON.encode(), "age", 48))
print(sjson.set_options(JSON, "age", 49, sjson.Options(optimistic=True)))
try:
    sjson.set("[1]", "a", 1)
except GoError as error:
    print(error)
