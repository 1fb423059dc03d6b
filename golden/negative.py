"""Calls of the generated packages beside this file, for type checkers only; never run.

Each line marked `# error` must be refused by mypy and by pyright, and no other line.
"""

import array
import collections

import bytes as go_bytes
import errors
import numpy
import results
import scalars
import shadowing
import slices
import strings
import subpackages
import subpackages.class_
import subpackages.dashed
import subpackages.sub.deep

# Scalars.
scalars.echo_int(1)
scalars.echo_int("1")  # error
scalars.echo_int(1.0)  # error
scalars.echo_int(None)  # error
scalars.echo_float64(1.5)
scalars.echo_float64(1)
scalars.echo_float64("1.5")  # error
scalars.echo_bool(True)
scalars.echo_bool(1)  # error
strings.echo("x")
strings.echo(b"x")  # error
strings.echo(None)  # error

# Arguments are positional, and all of them are needed.
strings.join("a", "b", "-")
strings.join("a", "b")  # error
strings.join("a", "b", "-", "+")  # error
strings.join("a", "b", sep="-")  # error
scalars.echo_int(v=1)  # error
scalars.nothing()
scalars.nothing(1)  # error

# Bytes: any buffer, or None for nil.
go_bytes.echo(b"x")
go_bytes.echo(bytearray(b"x"))
go_bytes.echo(memoryview(b"x"))
go_bytes.echo(array.array("d", [1.0]))
go_bytes.echo(numpy.zeros(3).data)
go_bytes.echo(None)
go_bytes.echo("x")  # error
go_bytes.echo([1, 2])  # error

# Slices: any sequence, or None for nil.
slices.echo_int([1, 2])
slices.echo_int((1, 2))
slices.echo_int(range(3))
slices.echo_int(collections.deque([1, 2]))
slices.echo_int(array.array("q", [1, 2]))
slices.echo_int(memoryview(b"x").cast("B"))
slices.echo_int(numpy.arange(3))
slices.echo_int(None)
slices.echo_int([])
slices.echo_int(["1"])  # error
slices.echo_int([1.5])  # error
slices.echo_int({1, 2})  # error
slices.echo_int({"a": 1})  # error
slices.echo_int(n for n in range(3))  # error
slices.echo_int(b"x")  # error
slices.echo_int(1)  # error
slices.echo_float64([1, 2.5])
slices.echo_float64(b"x")  # error
slices.echo_bool([True])
slices.echo_bool([1])  # error

# A plain str is a sequence of str, and not what is meant.
slices.echo_string(["a", "b"])
slices.echo_string(("a", "b"))
slices.echo_string("ab")  # error
slices.echo_string(b"ab")  # error
slices.echo_string([b"ab"])  # error

# Slices nest.
slices.transpose([[1, 2], (3, 4), range(2)])
slices.transpose([[1, 2], None])
slices.transpose([1, 2])  # error
slices.words([[["a"], ("b", "c")], []])
slices.words([["ab"]])  # error
slices.chunks([b"x", bytearray(b"y"), None])
slices.chunks(b"xy")  # error
slices.chunks(["x"])  # error

# Results.
number: int = scalars.echo_int(1)
text: str = scalars.echo_int(1)  # error
names: list[str] = slices.echo_string(["a"])
ints: list[int] = slices.echo_string(["a"])  # error
data: bytes = go_bytes.echo(b"x")
view: bytearray = go_bytes.echo(b"x")  # error
head, tail, found = results.named("x")
one, two = results.named("x")  # error
pair: tuple[str, bool] = results.unnamed("x")
swapped: tuple[bool, str] = results.unnamed("x")  # error
quotient, remainder = errors.divide(7, 2)
quotient, remainder, error = errors.divide(7, 2)  # error

# Functions named like types do not change what the types are.
next_number = shadowing.int(1) + 1
decoded = shadowing.bytes(b"x").decode()
first = shadowing.list([1])[0] + 1
shadowing.int("1")  # error
shadowing.plain(1, "x", b"x", [1.0], True)
shadowing.plain(1, b"x", b"x", [1.0], True)  # error

# Subpackages.
version = subpackages.version().upper()
dash: str = subpackages.dashed.dash()
level: str = subpackages.class_.level()  # error
subpackages.missing()  # error
subpackages.sub.deep.missing()  # error
