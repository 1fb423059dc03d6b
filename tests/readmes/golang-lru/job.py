"""A cache that keeps what was used last."""

import lru
from usegolib import GoError

cache = lru.new(2)
print(cache.add("a", 1), cache.add("b", 2), cache.add("c", 3))
_, found = cache.get("a")
print(cache.len(), found, cache.contains("b"), cache.keys(), cache.values())
print(*cache.get("b"))
cache.add("d", 4)
print(cache.keys(), cache.remove("b"), cache.resize(1), cache.len())
cache.purge()
print(cache.len())
try:
    lru.new(0)
except GoError as error:
    print(error)
