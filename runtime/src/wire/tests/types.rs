//! Types as JSON spells them, and Python objects as Python does.
//!
//! In: short words. Out: what the tables of the other files are made of.

use std::ffi::CString;

use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde_json::{Value, json};
use usegolib::model::Type;

pub(super) fn kind(spelled: &Value) -> Type {
    serde_json::from_value(spelled.clone()).unwrap()
}

/// The declared types of the tables, by their keys.
pub(super) fn declared() -> impl Iterator<Item = (String, Value)> {
    let named = [
        ("Blob", json!("bytes")),
        ("Byte", json!("uint8")),
        ("ID", array(16, &json!("uint8"))),
        ("Level", json!("int8")),
        ("Levels", slice(&named("Level"))),
        ("Name", json!("string")),
        ("Ratio", json!("float64")),
    ];
    let row = |(name, underlying): (&str, Value)| {
        let row = json!({"package": "example.com/mod", "clause": "mod", "name": name,
            "underlying": underlying});
        (format!("example.com/mod.{name}"), row)
    };
    let address = json!({"package": "net/netip", "clause": "netip", "name": "Addr", "text": null});
    let records = [
        record("Point", &[], &[("X", json!("int64")), ("Y", json!("int64"))]),
        record(
            "Box",
            &[],
            &[
                ("Name", json!("string")),
                ("Tags", slice(&json!("string"))),
                ("Rows", slice(&slice(&json!("int64")))),
                ("ByName", map(&json!("string"), &point())),
                ("Corner", point()),
                ("Other", optional(&point())),
                ("Sides", array(2, &json!("int64"))),
                ("Extra", json!("any")),
                ("Ratio", json!("float32")),
                ("Phase", json!("complex128")),
                ("Data", json!("bytes")),
                ("Timeout", json!("duration")),
                ("Letter", json!("rune")),
                ("Address", text()),
            ],
        ),
        record("Deep", &[], &[("Any", json!("any"))]),
        record(
            "Pair",
            &["int64", "string"],
            &[("First", json!("int64")), ("Second", json!("string"))],
        ),
        record(
            "Pair",
            &["string", "int64"],
            &[("First", json!("string")), ("Second", json!("int64"))],
        ),
    ];
    let others = [("net/netip.Addr".to_owned(), address)];
    named.map(row).into_iter().chain(others).chain(records)
}

/// A record, with the names of its fields in lower case.
fn record(name: &str, args: &[&str], fields: &[(&str, Value)]) -> (String, Value) {
    let position = json!({"file": "mod.go", "line": 1});
    let field = |(go, kind): &(&str, Value)| json!({"go": go, "python": go.to_lowercase(), "type": kind, "doc": ""});
    let fields: Vec<_> = fields.iter().map(field).collect();
    let row = json!({"package": "example.com/mod", "clause": "mod", "name": name, "args": args,
        "record": {"python": name, "doc": "", "position": position, "fields": fields}});
    let args = if args.is_empty() { String::new() } else { format!("[{}]", args.join(",")) };
    (format!("example.com/mod.{name}{args}"), row)
}

pub(super) fn point() -> Value {
    named("Point")
}

pub(super) fn map(key: &Value, value: &Value) -> Value {
    json!({"map": {"key": key, "value": value}})
}

pub(super) fn named(name: &str) -> Value {
    json!({"declared": format!("example.com/mod.{name}")})
}

pub(super) fn level() -> Value {
    named("Level")
}

pub(super) fn array(len: u64, element: &Value) -> Value {
    json!({"array": {"len": len, "element": element}})
}

pub(super) fn slice(element: &Value) -> Value {
    json!({"slice": element})
}

pub(super) fn optional(inner: &Value) -> Value {
    json!({"optional": inner})
}

pub(super) fn text() -> Value {
    json!({"declared": "net/netip.Addr"})
}

pub(super) fn param(standing: &Value) -> Value {
    json!({"param": {"name": "T", "kind": standing}})
}

pub(super) fn python<'py>(py: Python<'py>, expression: &str) -> Bound<'py, PyAny> {
    evaluate(py, expression).expect(expression)
}

pub(super) fn evaluate<'py>(py: Python<'py>, expression: &str) -> PyResult<Bound<'py, PyAny>> {
    super::package(py);
    let names = PyDict::new(py);
    for module in [
        "array",
        "collections",
        "copy",
        "dataclasses",
        "datetime",
        "enum",
        "io",
        "inspect",
        "functools",
        "pickle",
        "types",
    ] {
        names.set_item(module, py.import(module).unwrap()).unwrap();
    }
    for (key, class) in [("Point", "Point"), ("Box", "Box"), ("Deep", "Deep"), ("Pair", "Pair")] {
        let class = super::scope().class("example.com/mod", class).unwrap();
        names.set_item(key, class.python(py).unwrap()).unwrap();
    }
    names.set_item("nan", f64::NAN).unwrap();
    py.eval(&CString::new(expression).unwrap(), Some(&names), None)
}
