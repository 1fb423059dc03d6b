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
    named.map(row).into_iter().chain([("net/netip.Addr".to_owned(), address)])
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
    let names = PyDict::new(py);
    for module in ["array", "collections", "datetime", "enum", "io", "functools"] {
        names.set_item(module, py.import(module).unwrap()).unwrap();
    }
    py.eval(&CString::new(expression).unwrap(), Some(&names), None).unwrap()
}
