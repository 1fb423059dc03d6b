"""Calls of the generated packages beside this file, for type checkers only; never run.

Each line marked `# error` must be refused by mypy and by pyright, and no other line; one marked
`# mypy: error` by mypy only.
"""

import array
import builtins
import collections
import dataclasses
import datetime
import decimal
import fractions
import ipaddress
import types
import uuid
from collections.abc import Mapping
from typing import Any, Literal, assert_type

import arrays
import boxes
import bytes as go_bytes
import choices
import complex as go_complex
import contexts
import counterparts
import crowded
import dynamic
import enums
import error_values
import errors
import failures
import fields
import foreign
import foreign.go.fmt
import generics
import held_values
import hidden
import lists
import literals
import maps
import methods
import named
import numpy
import optional
import options
import records
import results
import runes
import scalars
import sequences
import shadowing
import shared
import shared.geo
import shared.geo.line
import signals
import slices
import streams
import strings
import subpackages
import subpackages.class_
import subpackages.dashed
import subpackages.sub.deep
import texts
import values_with_methods
import variables
import variadics
import writers
import written
from usegolib import GoError
from usegolib.typing import GoData, GoMapping, GoValue

# Python's own types where Go wants their text.
now = datetime.datetime.now(datetime.timezone.utc)
assert_type(counterparts.sorted([now, "2026-01-01T00:00:00Z"]), list[str])
counterparts.sorted(now)  # error
counterparts.sorted([datetime.date.today()])  # error
counterparts.sorted("2026-01-01T00:00:00Z")  # error
counterparts.last(now, "2026-01-01T00:00:00Z", now)
counterparts.last(now, None)  # error
counterparts.between((now, now), None)
counterparts.between([now, 1], now)  # error
counterparts.same(uuid.uuid4())
counterparts.same(uuid.uuid4().bytes)  # error
counterparts.same(uuid.uuid4().int)  # error
counterparts.contains(ipaddress.ip_network("10.0.0.0/8"), ipaddress.ip_address("10.1.2.3"))
counterparts.contains(ipaddress.ip_interface("10.1.2.3/8"), "10.1.2.3")
counterparts.contains(ipaddress.ip_address("10.1.2.3"), "10.1.2.3")  # error
counterparts.contains("10.0.0.0/8", ipaddress.ip_network("10.0.0.0/8"))  # error
counterparts.private(ipaddress.IPv6Address("::1"))
counterparts.private(1)  # error
counterparts.half(decimal.Decimal("1.5"))
counterparts.half(1.5)  # error
counterparts.half(fractions.Fraction(1, 2))  # error
counterparts.ratio(fractions.Fraction(1, 2))
counterparts.ratio(0.5)  # error
counterparts.ratio(decimal.Decimal(1))  # error
assert_type(counterparts.datetime(2026), str)

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

# Several results with names are a named tuple.
named_results = results.named("x")
named_results.head.upper()
named_results.tail.missing()  # error
named_results.body  # error
named_results.found = True  # error
counted: int = results.counted().count_ + results.counted().count(1)
spelled: results.KeywordResult = results.keyword()
spelled = results.counted()  # error
body: bytes = streams.both("x").w

# Named types are what they are made of; durations are nanoseconds or a timedelta.
named.raise_(1)
named.raise_("1")  # error
named.twice(datetime.timedelta(seconds=1))
nanoseconds: int = named.twice(1_000_000_000)
named.twice(1.5)  # error
named.total([1, datetime.timedelta(0)])
named.total(datetime.timedelta(0))  # error
named.hash(b"x").decode()
span: datetime.timedelta = named.twice(1)  # error

# Runes: a number or one character, back as a number.
runes.next("x")
code: int = runes.next(ord("x"))
runes.next(b"x")  # error
letter: str = runes.next("x")  # error
runes.upper(["x", 121])
runes.upper("xy")  # error

# Arrays are never nil.
arrays.first(b"0123456789abcdef")
arrays.first(None)  # error
arrays.first([1])  # error
arrays.flip([1.5, 2])
arrays.flip((1, 2))
arrays.flip(None)  # error
arrays.transpose([[1, 2, 3], (4, 5, 6)])
arrays.transpose([None, [1]])  # error
digest: bytes = arrays.sum(b"x")

# Pointers to values are optional, and so are errors as values.
optional.default(None, 1)
optional.default(1, None)  # error
optional.list([1, None])
found_name: str = optional.name("x")  # error
error_values.text(None)
error_values.text("broken")
error_values.text(ValueError("broken"))  # error
error_values.all("x")[0].upper()  # error

# What stands for a type parameter is decided for each call; what is inside of it stays as it is.
assert_type(generics.join(["a"], "-"), str)
assert_type(generics.join([b"a", None], b"-"), builtins.bytes)
assert_type(generics.join([b"a"], None), builtins.bytes)
generics.join(["a", None], "-")  # error
generics.join(["a"], b"-")  # error
generics.join("ab", "-")  # error
assert_type(generics.rows([[b"a", None]], [None]), list[builtins.bytes])
assert_type(generics.rows([["a"], None], ["b"]), list[str])
generics.rows([["a"]], [b"b"])  # error
assert_type(generics.merge(["a"], [b"b"]), str)
assert_type(generics.merge([b"a"], None), builtins.bytes)
assert_type(generics.merge(None, [b"b", None]), str)
assert_type(generics.clamp(200), int)
generics.clamp("200")  # error
assert_type(generics.runes("a"), str)
assert_type(generics.runes([97, "a"]), list[int])
assert_type(generics.runes([b"a", None]), list[builtins.bytes])
generics.runes([1.5])  # error
generics.hash(b"a")  # error
generics.wait(datetime.timedelta(1))
generics.leveled(1)
generics.leveled(b"a")  # error

# Text forms are str.
texts.tomorrow("2026-01-01T00:00:00Z").upper()
texts.tomorrow(datetime.datetime.now())
texts.tomorrow(datetime.date.today())  # error
texts.tomorrow(0)  # error
texts.pointer(None)
texts.next(None)  # error
assert_type(texts.square(2**100), int | None)
assert_type(texts.Largest, int | None)
texts.square("4")  # error
texts.square(4.0)  # error
texts.big(None, [1, None], [1, 2], 3)  # error
texts.big(1, [1, None], [1, 2], None)  # error
assert_type(texts.big(1, None, (1, 2), 3), tuple[list[int], int | None])

# Readers take bytes; what was written and what can be read is bytes.
streams.count(b"x")
streams.count(None)
streams.count("x")  # error
streams.greet("x").decode()
streams.greet(b"", "x")  # error
streams.upper(memoryview(b"x")).decode()
streams.key(b"x")  # error

# Sequences that Go yields are lists.
yielded: list[int] = sequences.count(3)
sequences.sum(range(3))
sequences.sum(n for n in [1.5])  # error

# Variadic functions.
variadics.join("-")
variadics.join("-", "a", "b")
variadics.join("-", *["a", "b"])
variadics.join("-", ["a", "b"])  # error
variadics.join("-", 1)  # error
variadics.join()  # error
variadics.join("-", parts="a")  # error
variadics.concat(b"x", None, bytearray(b"y"))
variadics.runes("x", 121)
variadics.count(1, "x", None, [1.5, [b"x"]])
variadics.count({1})  # error

# Functional options are left out.
options.greet("x")
options.greet("x", None)  # error

# A context is a timeout in seconds, by keyword.
contexts.sleep(1, timeout=0.5)
contexts.sleep(1, timeout=1)
contexts.sleep(datetime.timedelta(1), timeout=None)
contexts.sleep(1, 0.5)  # error
contexts.sleep(1, timeout="1")  # error
contexts.sleep(None, 1)  # error
contexts.sleep(1, ctx=None)  # error
contexts.last(1, timeout=1)
contexts.sum(1, 2, timeout=1)
contexts.sum(1, 2, "3")  # error

# Any takes what crosses by itself, nested or not.
nested: list[list[int]] = [[1]]
dynamic.echo(nested)
dynamic.echo([1, 2.5, "x", None, True, [b"x", (1, range(3))]])
dynamic.echo(numpy.zeros(3))
dynamic.echo({"a": 1})  # error
dynamic.echo({1, 2})  # error
dynamic.echo(object())  # error
dynamic.echo([{1}])  # error
dynamic.echo(datetime.timedelta(1))  # error
anything: GoValue = [1]
dynamic.echo(anything)
dynamic.echo("x").upper()
dynamic.list(["x"])[0].upper()
dynamic.list("x")  # error

# Generic functions give what they take.
assert_type(generics.largest([1, 2]), int)
assert_type(generics.largest([1, 2.5]), float)
assert_type(generics.largest(("a", "b")), str)
generics.largest(["a", 1])  # error
generics.largest("ab")  # error
generics.largest([b"a"])  # error
assert_type(generics.sum(1, 2), int)
assert_type(generics.sum(1.5, 2), float)
generics.sum("a")  # error
assert_type(generics.pair(1, "a"), generics.PairResult[int, str])
assert_type(generics.pair(1, "a").second, str)
generics.pair(b"a", 1)  # error
generics.length("x")
generics.length(b"x")
generics.length([1])  # error
generics.length(1)  # error
generics.uniq([1, "a", None])
generics.uniq([{1}])  # error

# Where type variables cannot say it there are overloads; the first that takes None has it.
assert_type(crowded.overload("x"), str)
assert_type(crowded.overload(b"x"), bytes)
assert_type(crowded.mixed(["a"], "-"), str)
assert_type(crowded.mixed([b"a"], "-"), bytes)
assert_type(crowded.mixed(None, "-"), str)
assert_type(crowded.sorted([1, 2.5]), list[float])
assert_type(crowded.sorted(["a"]), list[str])
assert_type(crowded.sorted([b"a"]), list[bytes])
crowded.sorted(["a", b"a"])  # error
crowded.overload(1)  # error
assert_type(crowded.both(["a"], 1), crowded.BothResult[str, int])
assert_type(crowded.extremes(1, 2).low, int)
assert_type(crowded.span(b"a", b"b").high, int | str | bytes)
crowded.span("a", 1)  # error
crowded.rows([["a"]], b"a")  # error
assert_type(crowded.fields(1).list, list[int])

# Constants have their values as types, and are not assigned to.
red: Literal[0] = enums.Red
hearts: Literal["hearts"] = enums.Hearts
spades: Literal["hearts"] = enums.Spades  # error
half: float = enums.Half
half_way: int = enums.Half  # error
enums.Half = 1.5  # mypy: error
enums.Broken.upper()
quoted: Literal['say "no"'] = literals.Quoted
minus: Literal[-1] = literals.Minus
minus_one: Literal[1] = literals.Minus  # error
yes: Literal[True] = literals.True_
long: str = literals.Text300
million: float = literals.Million
first_wordy: literals.Wordy = literals.Wordy.WordyMemberOne

# Enums are numbers or text.
color: enums.Color = enums.Color.Red
number = enums.Color.Green + enums.mix(enums.Color.Blue, 1)
enums.mix(enums.Suit.Hearts, 1)  # error
suit: str = enums.Suit.Spades
enums.Color.Purple  # error
enums.Color.Red = enums.Color.Blue  # error
no_flags = enums.Flags.None_ | 1
mixed: enums.Color = enums.mix(1, 2)  # error

# Variables are read, not written.
limit: int = variables.Limit
variables.Names[0].upper()
variables.Limit = 3  # mypy: error
variables.Limit.upper()  # error
variables.Unknown  # error

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

# Complex numbers take all that Python calls one, and floats and ints.
assert_type(go_complex.add(1, 2.5), complex)
go_complex.add(1j, "2")  # error
go_complex.add(1j, None)  # error
go_complex.narrow(decimal.Decimal(1))  # error
go_complex.sum(1, 2j, 3.5)
go_complex.pairs([1j, 2])[0].conjugate()
go_complex.pairs([[1j]])  # error
assert_type(go_complex.root(None), complex | None)
phase: float = go_complex.turn(1j)  # error

# Maps take mappings whose keys and values fit, or None for nil, and give dicts.
assert_type(maps.count(["a"]), dict[str, int])
assert_type(maps.invert({"a": 1}), dict[int, str])
maps.invert({})
maps.invert(None)
maps.invert(types.MappingProxyType({"a": 1}))
maps.invert(collections.Counter("a"))
maps.invert({"a": True})
maps.invert({1: 1})  # error
maps.invert({"a": "1"})  # error
maps.invert({"a": None})  # error
maps.invert([("a", 1)])  # error
maps.invert({"a"})  # error
maps.invert("a")  # error
maps.colors({maps.Color.Red: "red", 1: "green"})
maps.headers({"a": ["b"], "c": ("d",), "e": None})["a"].append("x")
maps.headers({"a": "b"})  # error
assert_type(maps.grid({maps.Point(x=1): True}), dict[maps.Point, bool])
maps.grid({(1, 2): True})  # error
assert_type(maps.tiles({(1, 2): "a"}), dict[tuple[int, ...], str])
maps.tiles({1: "a"})  # error
maps.hosts({ipaddress.ip_address("::1"): "a", "10.1.2.3": "b"})
maps.hosts({1: "a"})  # error
maps.times({datetime.timedelta(1): 1, 5: 2.5})
maps.times({1.5: 1})  # error
maps.nested({"a": {1: [True], 2: None}, "b": None})
maps.nested({"a": {1: [1]}})  # error
maps.nested({"a": {"b": [True]}})  # error
maps.lists([{"x": "y"}, {121: "z"}, None])
maps.lists({"x": "y"})  # error
maps.dynamic({"a": [1, {"b": None}], "c": 1j})["a"].whatever()
maps.dynamic({"a": {1}})  # error
maps.loose({1: "a", "b": 2.5})
assert_type(maps.Defaults, dict[str, int])
maps.Defaults = {}  # mypy: error
booleans: dict[bool, bool] = {True: False}
counts: GoMapping[int, int] = booleans
wrong_counts: GoMapping[str, int] = booleans  # error

# Records are made by keyword, of all that Go would take, and are read as Go gives them.
point = records.Point(x=1)
point.x.bit_length()
records.Point()
records.Point(1)  # error
records.Point(x="1")  # error
records.Point(x=None)  # error
records.Point(z=1)  # error
point.x = 2  # error
point.z  # error
records.move(point, records.Point(y=2))
records.move(point, None)  # error
records.move(point, {"x": 1})  # error
records.move(point, (1, 2))  # error
records.move(point, records.Empty())  # error
records.move(maps.Point(), point)  # error
assert_type(records.find("x"), records.Point | None)
records.find("x").x  # error
assert_type(records.hull(point, point), list[records.Point])
records.hull([point])  # error
assert_type(records.split(records.Named(point=point)).point, records.Point)
assert_type(records.Origin.x, int)
records.fill(None)
settings = records.Options(
    level=records.Level.High,
    ratio=1,
    data=bytearray(b"x"),
    tags=["a"],
    other=point,
    path=[point],
    sides=(point, point),
    by_name={"a": point},
    extra={"a": [point]},
    timeout=datetime.timedelta(1),
    since=datetime.datetime.now(),
    phase=1,
    count=None,
    class_=True,
    str=1,
    norm=2,
)
assert_type(settings.tags, tuple[str, ...])
assert_type(settings.data, builtins.bytes)
assert_type(settings.by_name, Mapping[str, records.Point])
assert_type(settings.timeout, int)
assert_type(settings.since, str)
assert_type(settings.count, int | None)
assert_type(settings.extra, Any)
assert_type(settings.path[0].x, int)
settings.tags.append("b")  # error
settings.by_name["a"] = point  # error
records.Options(tags="a")  # error
records.Options(tags=[1])  # error
records.Options(sides=None)  # error
records.Options(corner=None)  # error
records.Options(by_name={1: point})  # error
records.Options(extra={1})  # error
records.Options(timeout=1.5)  # error
records.Options(count="1")  # error
dataclasses.replace(point, x=3).y.bit_length()
dataclasses.replace(point, x="3")  # mypy: error
dataclasses.asdict(settings)["tags"]
dataclasses.fields(point)[0].name.upper()
match point:
    case records.Point(x=0, y=y):
        y.bit_length()
    case _:
        pass


class Longer(records.Point):  # error
    """Records are final."""


# Generic records: what stands for a parameter is part of the type.
assert_type(records.swap(records.Pair(first=1, second="a")), records.Pair[str, int])
assert_type(records.Pair(first=1, second="a").first, int)
records.swap(records.Pair(first="a", second=1))  # error
records.swap(records.Pair(first=1))  # error
assert_type(methods.Pair(first=1, second="a").swap(), methods.Pair[str, int])
methods.Pair(first=b"a", second="a").swap()  # error
text_in = shared.geo.Inner(value="a")
assert_type(text_in.value, str)
text_box = shared.geo.Box(value="a", items=["b"], inner=text_in, pair=(text_in, text_in))
assert_type(text_box.items, tuple[str, ...])
assert_type(text_box.first(), str)
assert_type(shared.texts(text_box).value, tuple[str, ...])
shared.times(text_box)  # error
text_box.len().bit_length()
span_in = shared.geo.Inner(value=datetime.timedelta(1))
span_box = shared.geo.Box(value=datetime.timedelta(1), inner=span_in, pair=[span_in, span_in])
assert_type(shared.times(span_box).value, int)
shared.geo.Box(value=1)  # error
shared.geo.Box(inner=text_in, pair=[text_in])  # error

# Records of other packages.
there = shared.geo.Point(x=1, y=2.5)
assert_type(shared.wrap(there), shared.geo.Box[shared.geo.Point])
assert_type(shared.points(shared.Point(), there, None), shared.geo.line.Point | None)
shared.points(there, there, None)  # error
shared.points(shared.Point(), there, {"a": there})  # error
assert_type(shared.geo.line.middle(shared.geo.line.Line(from_=there)), shared.geo.Point)
shared.geo.line.Line(to=shared.Point())  # error
shared.values(shared.geo.Any(value=[there, {"a": 1j}]))[0].value.whatever()
shared.values(1)  # error
shared.geo.echo(shared.geo.Clash(bool=True, tuple=[1], dict={"a": 1}, Self=2)).tuple[0].real
shared.geo.Clash(bool=1)  # error

# Methods: of records on them, of all else on their class, the value first.
assert_type(methods.Point(x=1).distance(methods.Point()), float)
methods.Point.distance(methods.Point(), methods.Point())
methods.Point().distance(1)  # error
methods.Point().distance()  # error
methods.Point().distance(to=methods.Point())  # error
methods.Point().wait(1, 2, timeout=1)
methods.Point().each  # error
methods.User(base=methods.Base(id=1)).key().upper()
assert_type(methods.Color.mix(methods.Color.Red, 1), int)
methods.Color.mix("a", 1)  # error
assert_type(methods.Cell.level(7), int)
methods.Cell.level("7")  # error
methods.Cell.level()  # error
assert_type(methods.Values.set({"a": ["b"]}, "c", "d"), dict[str, list[str]])
methods.Values.encode({"a": "b"})  # error
methods.Values.encode(["a"])  # error
assert_type(methods.Stack.push([1], 2), list[int])
methods.Digest.short("00ff").upper()
methods.Flag.not_(1)  # error
methods.Values.missing({})  # error

# Fields of objects: what they can be set to is more than what reading them gives.
printer = fields.Printer(indent=2, tags=["a"], wait=datetime.timedelta(1))
assert_type(printer.tags, tuple[str, ...])
assert_type(printer.env, Mapping[str, int])
assert_type(printer.wait, int)
printer.tags, printer.env, printer.wait = ["b"], {"a": 1}, datetime.timedelta(1)
printer.tags = "ab"  # error
printer.tags.append("b")  # error
fields.Printer().env["a"] = 1  # error
printer.indent = "2"  # error
printer.indnt = 2  # error
printer.secret = 1  # error
fields.Printer(indnt=2)  # error
fields.Printer(2)  # error
fields.Refusing().hook  # error
outer = fields.Outer(inner=fields.Inner(count=1), many=[fields.Inner()])
assert_type(outer.inner, fields.Inner)
assert_type(outer.pointer, fields.Inner | None)
outer.pointer = None
outer.inner = None  # error
outer.lock = fields.Locked()  # error
assert_type(fields.Builtins(bool="a", type=1).bool, str)

# Values with methods: any plain value is taken for one, and results are instances.
assert_type(values_with_methods.next(1), values_with_methods.Color)
assert_type(values_with_methods.next(values_with_methods.Red).string(), str)
assert_type(values_with_methods.Color.string(7), str)
assert_type(values_with_methods.Color(99).mix(values_with_methods.Green), values_with_methods.Color)
assert_type(values_with_methods.same(None), values_with_methods.Color | None)
assert_type(values_with_methods.to_cell(7).parent().level(), int)
assert_type(values_with_methods.Cell.level(7), int)
assert_type(values_with_methods.half(1).percent(), float)
assert_type(values_with_methods.to_title("a").Upper(), values_with_methods.Title)
assert_type(values_with_methods.parts(1).color, values_with_methods.Color)
assert_type(values_with_methods.colors(), list[int])
plain_number: int = values_with_methods.next(values_with_methods.Cell(7))
plain_word: str = values_with_methods.Mode.Fast.invert()
values_with_methods.next("red")  # error
values_with_methods.Color.string("red")  # error
values_with_methods.Cell.level("7")  # error
values_with_methods.Title.Upper(7)  # error
values_with_methods.Red.visit  # error
values_with_methods.Red = values_with_methods.Green  # mypy: error
values_with_methods.Color.Purple  # error
values_with_methods.Pen(color=1).color.string().upper()
values_with_methods.Pen().color = "red"  # error

# What Go wrote comes back, and what it fills is left out.
assert_type(written.sort(("b", "a")), list[str])
assert_type(written.set({"a": "b"}, "c", "d"), dict[str, str])
assert_type(written.default(written.Options(name="x")), written.Options | None)
assert_type(written.encode(b"ab", b"c"), tuple[int, builtins.bytes])
assert_type(written.increment(None), int | None)
written.unmarshal(b"{}")["a"].whatever()
written.unmarshal(b"{}", {})  # error
count, filled = written.decode(b"{}")

# Any takes maps, records and complex numbers where the level has them.
records.Options(extra={"a": [1, 1j, b"x"], "b": None, "c": {"d": [1.5, {"e": point}]}})
data_records: GoData = [point, {2: point}]
wrong_data: GoData = {"a": object()}  # error
small: GoValue = {"a": 1}  # error

# Errors are exceptions of classes of their own, and go back as themselves.
try:
    failures.fail("parse", False)
except failures.ParseError as failure:
    assert_type(failure.line, int)
    assert_type(failure.err, GoError | None)
    failures.line_of(failure)
    failures.status_of(failure)  # error
    failures.is_not_found(failure)
    failure.hidden  # error
except (failures.ErrNotFound, failures.ErrClosed) as sentinel:
    failures.line_of(sentinel)  # error
    failures.is_not_found(sentinel)
assert_type(failures.all(1), list[GoError | None])
failures.is_not_found("a text")
failures.is_not_found(1)  # error
failures.is_not_found(ValueError())  # error
failures.count(None, "text", failures.new_parse_error(1))
failures.ErrNever.missing  # error

# With `to` what is written is no result.
page = writers.new_page() or writers.Page()
assert_type(writers.print("a"), builtins.bytes)
assert_type(writers.print("a", to=page), None)
assert_type(writers.cut("a", "b", to=page), tuple[str, bool])
assert_type(writers.cut("a", "b").w, builtins.bytes)
assert_type(writers.repeat(1, to=page), int)
writers.print("a", to=b"")  # error
writers.print("a", page)  # error
writers.both(to=page)  # error
writers.print("a", to=writers.new_counter())
writers.print("a", to=writers.new_silent())  # error
writers.print("a", to=writers.Silent())  # error
assert_type(writers.copy(b"", to=page), int)
writers.copy(page)  # error

# What a channel of `struct{}` gives is None; other values are of their classes.
assert_type(list(signals.done(1) or ()), list[None])
assert_type(list(signals.levels(1) or ()), list[signals.Level])
assert_type(next(signals.weights(1)), tuple[signals.Level, signals.Weight])

# Interfaces of the standard library: what implements them goes in, plain values do not.
stringer: foreign.go.fmt.Stringer | None = foreign.new_name("a")
assert_type(foreign.same(stringer), foreign.go.fmt.Stringer | foreign.Level | None)  # error
assert_type(foreign.same(stringer), foreign.go.fmt.Stringer | None)
foreign.describe(foreign.Red)
foreign.describe(foreign.Weight(1.5))
foreign.describe(foreign.Point(x=1))
foreign.describe(1)  # error
foreign.describe("a")  # error
foreign.describe(foreign.Level(1))  # error
discount = held_values.same(held_values.Percent(3))
assert_type(discount, held_values.Discount | None)
if isinstance(discount, held_values.Percent):
    assert_type(discount.of(1), int)
    assert_type(discount + 1, int)
held_values.kind(held_values.Paid)
held_values.kind(held_values.Status(9))
held_values.kind(held_values.Card(1))
held_values.limit_of(held_values.Slow)
held_values.limit_of(held_values.Percent(1))  # error
held_values.steps(held_values.Run)
held_values.steps(held_values.Hop(1))
held_values.name_of(held_values.Card(1))
held_values.name_of(held_values.Percent(1))  # error
held_values.Discount()  # error
foreign.new_logger(foreign.new_pipe())
foreign.new_logger(foreign.new_name("a"))  # error
foreign.Logger(in_=foreign.new_pipe()).in_ = foreign.builder()  # error

# What no argument fixes is chosen by keyword.
assert_type(choices.zero(), int)
assert_type(choices.zero(of=int), int)
assert_type(choices.zero(of=float), float)
choices.zero(of=str)  # error
choices.zero(float)  # error
assert_type(choices.convert(1, of=float), float)
assert_type(choices.convert(1.5), int)
assert_type(choices.empty(of=str), tuple[list[str], str])
assert_type(choices.new_box(1, of=str), choices.Box[str])
assert_type(choices.share("a", of_=float), tuple[float, str])
choices.share("a", of=float)  # error
choices.pair(of=(float, str))
choices.pair(of=(str, float))  # error
choices.new(of=choices.Point)
choices.new(of=choices.Box)  # error
choices.kind(1, of=str)  # error
choices.kind(1, of=float)
choices.kind(of=bool)
choices.same(of=int)  # error

# What is any in Go has a type parameter for type checkers.
numbers = lists.new(1, 2)
assert_type(numbers, lists.ArrayList[int])
numbers.add("a")  # error
assert_type(numbers.values(), list[int])
number_there: int = numbers.get(0)[0]
as_interface: lists.List[int] = numbers
as_container: lists.Container[int] = as_interface
of_words: lists.List[str] = numbers  # error
assert_type(numbers.concat(lists.new(4)), lists.ArrayList[int])
assert_type(numbers.pairs(), list[lists.Pair[int, int]])
empty: lists.ArrayList[str] = lists.new()
lists.new(object())  # error
table = lists.new_map("a", 1)
assert_type(table.inverse(), lists.HashMap[int, str])
table.get(1)  # error
as_map: lists.Map[str, int] = table
assert_type(lists.sorted(lists.new_ordered("a")), list[str])
assert_type(lists.sorted(lists.new_words("a")), list[str])
lists.sorted(1)  # error
cache: boxes.Cache[str, int] = boxes.new_cache(of=str)
cache.put("a", "b")  # error
assert_type(boxes.new_stack("a"), boxes.Stack[str])
boxes.new_set("a").add(1)  # error
# A type that no Go program can name.
builder: hidden.AttrBuilder = hidden.new_policy().allow_attrs("a").matching("b")
builder.on_elements(1)  # error
hidden.AttrBuilder(builder)  # error
