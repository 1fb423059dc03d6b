"""Which values each kind of parameter, field, key and receiver takes, for all who must agree.

In: nothing. Out: rows for `tests/python/typing/test_kinds.py`. Arguments are written as in a call
of the package `kinds`, which is `k` there. Where type checkers and the run time disagree, they do
so for the reason that is beside the argument.
"""

from dataclasses import dataclass, field

RANGE = "type checkers know no ranges"
BOOL = "a bool is an int, and a float, for type checkers"
LENGTH = "the stub has no lengths: Go's arrays are sequences there"
CONTENT = "what a text says is found out when it crosses"
INDEX = "what has __index__ is taken for an int, and the stub says int"
EQUAL = "which keys are one key in Go is found out when they cross"
WIDE = "keys of any are wider in the stub than what a key in Go can be"


@dataclass(frozen=True)
class Kind:
    """What is called, and with what."""

    call: str
    accepted: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    only_checkers: dict[str, str] = field(default_factory=dict)
    only_run_time: dict[str, str] = field(default_factory=dict)


PARAMETERS = [
    Kind("k.bool({})", ["True"], ["1", "None", "'a'"]),
    Kind("k.int8({})", ["1", "-128"], ["1.0", "None", "'1'"], {"128": RANGE, "True": BOOL}),
    Kind("k.uint({})", ["2 ** 64 - 1"], ["1.5", "b'1'"], {"-1": RANGE}, {"I()": INDEX}),
    Kind("k.float32({})", ["1", "1.5"], ["'1'", "None"], {"1e300": RANGE, "True": BOOL}),
    Kind("k.float64({})", ["1", "1.5"], ["1j", "[]", "F()"], {"False": BOOL}),
    Kind("k.complex({})", ["1", "1.5", "1j"], ["'1'", "None"], {"True": BOOL}),
    Kind("k.complex64({})", ["1j"], ["[1, 2]"], {"1e300": RANGE}),
    Kind("k.string({})", ["'a'"], ["b'a'", "1", "None"]),
    Kind("k.bytes({})", ["b'a'", "bytearray(2)", "memoryview(b'a')", "None"], ["'a'", "[1]"]),
    Kind("k.rune({})", ["97", "'a'"], ["b'a'", "None"], {"'ab'": CONTENT, "2**31": RANGE}),
    Kind("k.span({})", ["1", "timedelta(1)"], ["1.0", "'1s'", "None"], {"True": BOOL}),
    Kind("k.big({})", ["2 ** 99", "None"], ["1.0", "'1'"], {"True": BOOL}),
    Kind("k.tags({})", ["['a']", "('a',)", "[]", "None"], ["'a'", "[1]", "{'a'}", "['a', None]"]),
    Kind("k.rows({})", ["[[1], (2,), None]", "()"], ["[1]", "[['a']]", "[b'a']"]),
    Kind("k.pair({})", ["(1, 2)", "[1, 2]"], ["None", "1", "'ab'"], {"(1, 2, 3)": LENGTH}),
    Kind("k.maybe({})", ["1", "None"], ["'1'", "[1]"], {"True": BOOL}),
    Kind(
        "k.take_point({})",
        ["k.Point()", "k.Point(x=1)", "k.Origin"],
        ["None", "{'x': 1}", "(1, 2)", "k.Point", "k.Fields()", "part.Point()"],
    ),
    Kind("part.take({})", ["part.Point()"], ["k.Point()"]),
    Kind("k.other_point({})", ["part.Point(x=1)"], ["k.Point(x=1)"]),
    Kind("k.maybe_point({})", ["k.Point()", "None"], ["{}", "part.Point()"]),
    Kind(
        "k.path({})",
        ["[k.Point()]", "(k.Point(),)", "None"],
        ["[None]", "k.Point()", "[{'x': 1}]", "{k.Point()}"],
    ),
    Kind("k.points({})", ["", "k.Point(), k.Point()"], ["[k.Point()]", "None", "1"]),
    Kind("k.take_level({})", ["k.Level.High", "k.High", "7"], ["'High'", "k.Mode.Fast", "1.0"]),
    Kind("k.take_mode({})", ["k.Mode.Fast", "k.Slow", "'other'"], ["1", "k.Level.Low", "None"]),
    Kind("k.heat({})", ["1", "1.5"], ["'1'", "None"], {"True": BOOL}),
    Kind("k.address({})", ["'::1'", "ip_address('1.2.3.4')"], ["1", "None"], {"'x'": CONTENT}),
    Kind(
        "k.any({})",
        ["None", "1", "1j", "'a'", "[1, [2]]", "{'a': {1: b''}}", "k.Point()", "[k.Fields()]"],
        ["{1}", "object()", "k", "k.Point", "print", "(n for n in [1])"],
        {"2 ** 64": RANGE, "Lookalike()": "a data class of one's own looks the same"},
    ),
    Kind(
        "k.int_crate({})",
        [
            "k.Crate(first=1, items=[1], rows=[[1]], sides=(1, 2), by_name={'a': 1}, other=1)",
            "k.Crate(first=1, sides=(1, 2))",
        ],
        [
            "k.Crate(first='a', sides=('a', 'b'))",
            "k.Crate(first=1, sides=('a', 'b'))",
            "k.Crate(first=1, items=['a'], sides=(1, 2))",
            "k.Crate(first=1, sides=(1, 2), label=1)",
            "k.Crate(first=1, sides=(1, 2), by_name={1: 1})",
            "k.Crate(first=1, sides=(1, 2), labels='a')",
            "k.Crate(sides=(1, 2))",
            "k.Crate()",
            "k.Point()",
        ],
    ),
    Kind("k.byte_chest({})", ["k.Chest(first=1, items=b'a', keyed={'': b''})"], ["k.Chest()"]),
    Kind("k.list_chest({})", ["k.Chest(first=(1,), items=[[1]])"], ["k.Chest(first=(1,))"]),
    Kind("k.text_chest({})", ["k.Chest(first='', items=('a',))"], ["k.Chest(first='')"]),
    Kind(
        "k.text_crate({})",
        ["k.Crate(first='a', items=('a',), rows=None, sides=['a', 'b'])"],
        ["k.Crate(first=1, sides=(1, 2))", "None"],
    ),
]

FIELDS = [
    Kind(f"k.echo_fields(k.Fields({name}={{}}))", *rest)
    for name, *rest in [
        ("flag", ["True"], ["1", "None"]),
        ("small", ["1"], ["1.0", "None"], {"300": RANGE, "True": BOOL}),
        ("count", ["1"], ["'1'"], {"-1": RANGE}),
        ("ratio", ["1.5", "1"], ["'1'"], {"1e300": RANGE}),
        ("weight", ["1.5", "1"], ["None", "F()"], {"True": BOOL}),
        ("phase", ["1j", "1"], ["'1'"]),
        ("name", ["'a'"], ["b'a'", "None", "1"]),
        ("data", ["b'a'", "bytearray(1)", "None"], ["'a'", "1"]),
        ("four", ["b'abcd'", "bytearray(4)"], ["None", "'abcd'"], {"b'abc'": LENGTH}),
        ("letter", ["'a'", "97"], ["b'a'", "1.0"], {"'ab'": CONTENT}),
        ("span", ["1", "timedelta(1)"], ["1.0", "'1s'"]),
        ("tags", ["['a']", "('a',)", "None"], ["'a'", "[1]", "{'a': 'b'}"]),
        ("rows", ["[[1], None]", "((1,),)"], ["[1]", "'ab'"]),
        ("pair", ["(1, 2)", "[1, 2]"], ["None", "('a', 'b')"], {"(1,)": LENGTH}),
        ("maybe", ["1", "None"], ["'1'", "1.5"]),
        ("corner", ["k.Point()"], ["None", "{'x': 1}", "part.Point()", "(1, 2)"]),
        ("other", ["k.Point()", "None"], ["{}", "part.Point()"]),
        ("path", ["[k.Point()]", "None"], ["[None]", "k.Point()"]),
        ("by_name", ["{'a': k.Point()}", "{}", "None"], ["{1: k.Point()}", "{'a': None}", "[]"]),
        ("nested", ["{'a': {1: [k.Point()]}}"], ["{'a': {1: [1]}}", "{'a': {'b': []}}"]),
        ("level", ["k.Level.Low", "1"], ["'Low'", "1.0"]),
        ("mode", ["k.Mode.Slow", "'x'"], ["1", "None"]),
        ("heat", ["1", "1.5"], ["'1'"]),
        ("values", ["{'a': ['b'], 'c': None}", "None"], ["{'a': 'b'}", "[]"]),
        ("address", ["'::1'", "ip_address('::1')"], ["1"], {"'x'": CONTENT}),
        ("since", ["'2024-01-02T03:04:05Z'", "NOW"], ["1", "None"], {"'x'": CONTENT}),
        ("anything", ["None", "[1]", "k.Point()", "{'a': 1}"], ["{1}", "object()"]),
        ("nothing", [], ["1", "None"]),
    ]
]

MAPS = [
    Kind("k.by_string({})", ["{'a': 1}", "{}", "None", "ROMAN"], ["{1: 1}", "{'a': 'b'}", "[]"]),
    Kind(
        "k.by_int({})", ["{1: 'a'}"], ["{'1': 'a'}", "{1.0: 'a'}", "{1: 1}"], {"{True: ''}": BOOL}
    ),
    Kind("k.by_byte({})", ["{255: 'a'}"], ["{b'a': 'a'}"], {"{256: 'a'}": RANGE}),
    Kind("k.by_float({})", ["{1: 1, 1.5: 2}"], ["{'1': 1}", "{1j: 1}"], {"{NAN: 1}": EQUAL}),
    Kind("k.by_bool({})", ["{True: 1}"], ["{1: 1}", "{'': 1}"]),
    Kind("k.by_rune({})", ["{'a': 1}", "{97: 1}"], ["{1.0: 1}"], {"{'a': 1, 97: 2}": EQUAL}),
    Kind("k.by_pair({})", ["{(1, 2): 1}"], ["{'ab': 1}", "{1: 1}"], {"{(1,): 1}": LENGTH}),
    Kind("k.by_point({})", ["{k.Point(): 1}"], ["{(0, 0): 1}", "{part.Point(): 1}", "{None: 1}"]),
    Kind("k.by_address({})", ["{'::1': 1}", "{ip_address('::1'): 1}"], ["{1: 1}"]),
    Kind("k.by_complex({})", ["{1j: 1, 2: 2}"], ["{'1': 1}"], {"{complex(NAN, 0): 1}": EQUAL}),
    Kind("k.by_level({})", ["{k.Level.Low: 1}", "{5: 1}"], ["{'Low': 1}", "{1.5: 1}"]),
    Kind("k.by_mode({})", ["{k.Mode.Fast: 1}", "{'x': 1}"], ["{1: 1}", "{b'x': 1}"]),
    Kind(
        "k.by_any({})",
        ["{1: 1, 'a': 2}", "{k.Point(): 1, None: 2}"],
        ["{object(): 1}", "{'a': 'b'}"],
        {"{NAN: 1}": EQUAL, "{(1, 2): 1}": WIDE, "{b'a': 1}": WIDE},
    ),
    Kind("k.of_any({})", ["{'a': [{1: None}]}"], ["{1: 1}", "{'a': {1}}", "{'a': object()}"]),
    Kind(
        "k.nested({})",
        ["{'a': {1: [k.Point()]}}", "{'a': None}", "{'a': {1: None}}", "None"],
        ["{'a': {1: [None]}}", "{'a': {'b': []}}", "{'a': []}", "{'a': {1: k.Point()}}"],
    ),
]

METHODS = [
    Kind("k.Point().norm({})", [""], ["1", "None"]),
    Kind("k.Point.norm({})", ["k.Point()"], ["", "1", "None", "part.Point()", "{'x': 1}"]),
    Kind("k.Point().add({})", ["k.Point()"], ["", "1", "part.Point()", "other=k.Point()"]),
    Kind("k.Point().sum({})", ["", "1, 2"], ["'a'", "[1]"]),
    Kind("k.Level.next({})", ["1", "k.Level.Low"], ["", "'a'"]),
    Kind("k.Level.Low.next({})", [""], ["1"]),
    Kind("k.Celsius.double({})", ["1", "1.5"], ["", "'1'"]),
    Kind("k.Values.get({})", ["{'a': ['b']}, 'a'", "None, 'a'"], ["'a'", "{'a': 'b'}, 'a'"]),
    Kind("k.Values.set({})", ["{}, 'a', 'b'"], ["'a', 'b'", "{}, 1, 'b'"]),
    Kind("k.Stack.top({})", ["[1]"], ["['a']", "1", ""]),
    Kind("k.Stack.push({})", ["[1], 2", "None, 2"], ["[1]", "[1], 'a'"]),
    Kind("k.Values({})", [], ["", "{}", "{'a': ['b']}", "x=1"]),
    Kind("k.Celsius({})", ["", "1", "1.5"], ["None", "[1]"]),
    Kind("k.Celsius(1).double({})", [""], ["1"]),
    Kind("k.Point({})", ["", "x=1, y=2"], ["1", "z=1", "1, 2", "{'x': 1}"]),
    Kind("k.Level({})", ["0", "7"], [""]),
]

KINDS = [*PARAMETERS, *FIELDS, *MAPS, *METHODS]

RESULTS = [
    ("k.sort([1, 2])", "list[int]"),
    ("k.put({}, 'a')", "dict[str, int]"),
    ("k.move(k.Point())", "k.Point | None"),
    ("k.bump(1)", "int | None"),
    ("k.fill({'b': []})", "dict[str, list[k.Point]]"),
    ("k.drain([1])", "str"),
    ("k.Values.set({}, 'a', 'b')", "dict[str, list[str]]"),
    ("k.Stack.push([], 1)", "list[int]"),
    ("k.Point().halves()", "tuple[int, int]"),
    ("k.Point().scale(2)", "k.Point"),
    ("k.take_level(1)", "k.Level"),
    ("k.take_level(7)", "k.Level"),
    ("k.take_mode('fast')", "k.Mode"),
    ("k.heat(1)", "k.Celsius"),
    ("k.Celsius(1) + 1", "float"),
    ("k.take_values({'a': None})", "dict[str, list[str]]"),
    ("k.nested({'a': {1: [k.Point()]}})", "dict[str, dict[int, list[k.Point]]]"),
    ("k.by_pair({(1, 2): 3})", "dict[tuple[int, ...], int]"),
    ("k.by_point({k.Point(): 1})", "dict[k.Point, int]"),
    ("k.by_rune({'a': 1})", "dict[int, int]"),
    ("k.Origin", "k.Point"),
    ("k.Named", "dict[str, k.Point]"),
    ("k.Fields(weight=1).weight", "float"),
    ("k.Fields(tags=['a']).tags", "tuple[str, ...]"),
    ("k.Fields(rows=[[1]]).rows", "tuple[tuple[int, ...], ...]"),
    ("k.Fields(pair=[1, 2]).pair", "tuple[int, ...]"),
    ("k.Fields(data=bytearray(1)).data", "bytes"),
    ("k.Fields(span=timedelta(1)).span", "int"),
    ("k.Fields(letter='a').letter", "int"),
    ("k.Fields(address=ip_address('::1')).address", "str"),
    ("k.Fields(path=[k.Point()]).path", "tuple[k.Point, ...]"),
    ("k.Fields(by_name={'a': k.Point()}).by_name", "Mapping[str, k.Point]"),
    ("k.Fields(nested={'a': {1: []}}).nested", "Mapping[str, Mapping[int, tuple[k.Point, ...]]]"),
    ("k.Fields(values={'a': ['b']}).values", "Mapping[str, tuple[str, ...]]"),
    ("k.Fields().maybe", "int | None"),
    ("k.Crate(first=1, sides=[1, 2]).first", "int"),
    ("k.Crate(first=1, sides=[1, 2]).sides", "tuple[int, ...]"),
    ("k.Crate(first=1, sides=(1, 2), items=[1]).items", "tuple[int, ...]"),
    ("k.Crate(first=1, sides=(1, 2), rows=[[1]]).rows", "tuple[tuple[int, ...], ...]"),
    ("k.Crate(first='a', sides=('', ''), by_name={'': ''}).by_name", "Mapping[str, str]"),
    ("k.Crate(first='a', sides=('', '')).other", "str | None"),
]
