"""Versions as HashiCorp's tools write them: compare, check constraints, sort."""

from functools import cmp_to_key

from usegolib import GoError
from version import Constraints, Version, new_constraint, new_version

v1 = new_version("1.2")
v2 = new_version("1.5+metadata")
if v1.less_than(v2):
    print(v1, "is less than", v2)
print(v2.segments(), v2.metadata(), v2.core())

constraints = new_constraint(">= 1.0, < 1.4")
if Constraints.check(constraints, v1):
    print(v1, "satisfies constraints", Constraints.string(constraints))
print(Constraints.check(constraints, v2))

versions = [new_version(raw) for raw in ["1.1", "0.7.1", "1.4-beta", "1.4", "2"]]
versions.sort(key=cmp_to_key(Version.compare))
print([each.original() for each in versions])

try:
    new_version("one")
except GoError as error:
    print(error)
