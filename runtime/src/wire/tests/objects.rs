//! Records as Python objects: what `dataclasses`, `copy`, `pickle`, `match` and `inspect` make of them.

use pyo3::prelude::*;
use serde_json::json;

use super::types::{evaluate, kind, named, python};
use super::{decode_message, encode_to_vec};

/// Expressions that are true.
const TRUTHS: &[&str] = &[
    "Point() == Point(x=0, y=0) and Point() != Point(x=1) and Point() != (0, 0)",
    "hash(Point(x=1, y=2)) == hash((1, 2)) and len({Point(), Point()}) == 1",
    "repr(Point(x=1)) == 'Point(x=1, y=0)' and repr(Deep(any='a')) == \"Deep(any='a')\"",
    "Point.__match_args__ == () and Point.__name__ == 'Point'",
    "Point.__module__ == 'example.com/mod' and Point.__qualname__ == 'Point'",
    "str(inspect.signature(Point)) == '(*, x=0, y=0)'",
    "dataclasses.is_dataclass(Point) and dataclasses.is_dataclass(Point())",
    "[f.name for f in dataclasses.fields(Point)] == ['x', 'y']",
    "dataclasses.fields(Point)[0].default == 0 and dataclasses.fields(Point)[0].kw_only",
    "dataclasses.asdict(Point(x=1)) == {'x': 1, 'y': 0}",
    "dataclasses.asdict(Box(byname={'a': Point()}))['byname'] == {'a': {'x': 0, 'y': 0}}",
    "dataclasses.astuple(Point(x=1)) == (1, 0)",
    "dataclasses.replace(Point(x=1), y=2) == Point(x=1, y=2)",
    "Point(x=1).__replace__(y=2) == Point(x=1, y=2)",
    "copy.copy(Point(x=1)) == Point(x=1) and copy.deepcopy(Point(x=1)) == Point(x=1)",
    "(lambda d: copy.deepcopy(d) == d and copy.deepcopy(d).any is not d.any)(Deep(any=[1]))",
    "copy.deepcopy(Box(byname={'a': Point()})) == Box(byname={'a': Point()})",
    "Box(tags=['a']).tags == ('a',) and Box(tags=None).tags == () and Box().tags == ()",
    "Box(rows=[[1], [2]]).rows == ((1,), (2,))",
    "Box(byname={'a': Point()}).byname == {'a': Point()} and Box(byname=None).byname == {}",
    "Box().corner == Point() and Box().other is None and Box().sides == (0, 0)",
    "Box().phase == 0j and Box(phase=1).phase == 1 + 0j",
    "Box(ratio=0.1).ratio == 0.10000000149011612 and Box().data == b''",
    "Box(data=bytearray(b'a')).data == b'a' and type(Box(data=bytearray(b'a')).data) is bytes",
    "Box(timeout=datetime.timedelta(seconds=1)).timeout == 10**9 and Box(letter='a').letter == 97",
    "Pair(first=1, second='a') == Pair(first=1, second='a')",
    "Pair[int, str].__origin__ is Pair",
    "Deep(any=1).any == 1 and Deep().any is None",
    "not hasattr(Point(), '__dict__')",
];

/// Statements, and the exception that they raise.
const REFUSED: &[(&str, &str)] = &[
    (
        "Point(1, 2)",
        "TypeError: Point() takes 0 positional arguments but 2 were given; its fields are keyword-only",
    ),
    ("Point(z=1)", "TypeError: Point() got an unexpected keyword argument 'z'"),
    (
        "Point(X=1)",
        "TypeError: Point() got an unexpected keyword argument 'X'; Go's X is called x in Python",
    ),
    ("Point().__replace__(z=1)", "TypeError: Point() got an unexpected keyword argument 'z'"),
    ("setattr(Point(), 'x', 1)", "FrozenInstanceError: cannot assign to field 'x'"),
    ("delattr(Point(), 'x')", "FrozenInstanceError: cannot delete field 'x'"),
    (
        "Pair(first=1)",
        "TypeError: Pair() missing 1 required keyword-only argument: 'second', whose type differs among the instances of this generic type",
    ),
    ("hash(Deep(any=[]))", "TypeError: unhashable type: 'list'"),
    ("hash(Box())", "TypeError: unhashable type: 'example.com/mod.Box'"),
    (
        "Box().byname.update(a=1)",
        "TypeError: a map that a field holds cannot be changed; make a dict of it, and assign that \
         to the field, or make another record",
    ),
    (
        "Point() < Point()",
        "TypeError: '<' not supported between instances of 'example.com/mod.Point' and 'example.com/mod.Point'",
    ),
    (
        "type('Sub', (Point,), {})",
        "TypeError: type 'example.com/mod.Point' is not an acceptable base type",
    ),
];

#[test]
fn a_record_is_a_data_class() {
    Python::attach(|py| {
        for expression in TRUTHS {
            assert!(python(py, expression).is_truthy().unwrap(), "{expression}");
        }
    });
}

#[test]
fn what_a_record_refuses() {
    Python::attach(|py| {
        for (expression, expected) in REFUSED {
            let error = evaluate(py, expression).expect_err(expression);
            assert_eq!(error.to_string().replace("dataclasses.", ""), *expected, "{expression}");
        }
    });
}

#[test]
fn a_record_comes_back_equal_and_unchanged() {
    Python::attach(|py| {
        let kind = kind(&named("Box"));
        let made = python(
            py,
            "Box(name='a', tags=['b'], rows=[[1]], byname={'k': Point(x=1)}, \
            other=Point(), sides=[1, 2], extra=[1], ratio=0.1, phase=1j, data=b'x', \
            timeout=datetime.timedelta(1), letter='a', address='::1')",
        );
        let sent = encode_to_vec(&kind, &made).unwrap();
        let back = decode_message(py, &kind, &sent, &[]).unwrap();
        assert!(back.eq(&made).unwrap(), "{back} {made}");
        assert_eq!(back.repr().unwrap().to_string(), made.repr().unwrap().to_string());
    });
}

#[test]
fn empty_sequences_and_mappings_in_a_record_are_nil() {
    Python::attach(|py| {
        let kind = kind(&named("Box"));
        let sent = encode_to_vec(&kind, &python(py, "Box(tags=[], rows=[], byname={})")).unwrap();
        assert_eq!(&sent[..5], [0x9e, 0xa0, 0xc0, 0xc0, 0xc0]);
    });
}

#[test]
fn a_long_chain_of_records_ends_and_is_collected() {
    Python::attach(|py| {
        let chain =
            python(py, "functools.reduce(lambda inner, _: Deep(any=inner), range(300000), None)");
        drop(chain);
        let alive =
            "(lambda gc, l: (l.append(Deep(any=l)), l.clear, None)[2])(__import__('gc'), [])";
        python(py, alive);
        let collected: i64 = python(py, "__import__('gc').collect()").extract().unwrap();
        assert!(collected >= 2, "{collected}");
        assert!(encode_to_vec(&kind(&json!("any")), &python(py, "Deep(any=hash(1))")).is_ok());
    });
}
