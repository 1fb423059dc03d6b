"""Semantic versions: parse, sort, and check against constraints."""

from functools import cmp_to_key

from semver import ErrInvalidSemVer, Version, new_constraint, new_version

version = new_version("1.2.3-beta.1+build345")
print(version.major(), version.minor(), version.patch(), version.prerelease(), version.metadata())
print(new_version("v1.2"), new_version("v1.2").original())

versions = [new_version(raw) for raw in ["1.2.3", "1.0", "1.3", "2", "0.4.2"]]
versions.sort(key=cmp_to_key(Version.compare))
print([str(each) for each in versions])

constraint = new_constraint(">= 1.2.3")
print(constraint.check(new_version("1.3")))
print(constraint.check(new_version("1.4.0-beta")))
constraint.include_prerelease = True
print(constraint.check(new_version("1.4.0-beta")))

valid, reasons = new_constraint("<= 1.2.3, >= 1.4").validate(new_version("1.3"))
print(valid)
for reason in reasons:
    print(reason)

try:
    new_version("one")
except ErrInvalidSemVer as error:
    print(True, error)
print(new_version("1.3.0").inc_patch())
