//! Level 3: fields of the golden module's objects, read, written, and given when an object is made.
//!
//! In: arguments as JSON; an object is its number, and nil stands for a field that is left out. Out: responses.

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::data::Case;
use crate::message::unpack;

static CASE: LazyLock<Case> = LazyLock::new(|| Case::new("fields"));

fn call(entry: &str, arguments: Value) -> Value {
    unpack(&CASE.shim.call(&CASE.request(entry, arguments)).bytes)
}

fn result(entry: &str, arguments: Value) -> Value {
    let response = call(entry, arguments);
    assert_eq!(response[0], 0, "{entry}: {response}");
    response[1].clone()
}

fn number(value: &Value) -> u64 {
    value.as_u64().filter(|number| *number != 0).expect("a number")
}

fn inner(count: u64) -> u64 {
    number(&result("Inner{}", json!([count])))
}

fn outer() -> u64 {
    number(&result("Outer{}", json!([null, null, null, null, null, null, null])))
}

fn count(inner: &Value) -> Value {
    result("Inner.Count", json!([inner]))
}

#[test]
fn a_field_that_is_left_out_is_zero() {
    let nothing = json!(vec![Value::Null; 13]);
    let printer = number(&result("Printer{}", nothing));
    assert_eq!(result("Printer.Indent", json!([printer])), 0);
    assert_eq!(result("Printer.Tags", json!([printer])), Value::Null);
    assert_eq!(result("Printer.Limit", json!([printer])), Value::Null);
    let mut some = vec![Value::Null; 13];
    (some[0], some[1], some[6]) = (json!(4), json!(["a"]), json!(0));
    let printer = number(&result("Printer{}", json!(some)));
    assert_eq!(result("Printer.Indent", json!([printer])), 4);
    assert_eq!(result("Printer.Tags", json!([printer])), json!(["a"]));
    assert_eq!(result("Printer.Limit", json!([printer])), 0);
    assert_eq!(result("Printer.At", json!([printer])), json!([0, 0]));
}

#[test]
fn a_field_is_what_was_written() {
    let printer = number(&result("NewPrinter", json!([2])));
    assert_eq!(result("Printer.Indent=", json!([printer, 3])), Value::Null);
    assert_eq!(result("Printer.Indent", json!([printer])), 3);
    result("Printer.Env=", json!([printer, [["b", "a"], [2, 1]]]));
    assert_eq!(result("Printer.Env", json!([printer])), json!([["a", "b"], [1, 2]]));
    assert_eq!(call("Printer.Indent=", json!([printer, "x"]))[0], 3, "a request that is none");
    assert_eq!(call("Printer{}", json!(["x"]))[0], 3, "too few fields");
    assert_eq!(result("Printer.Indent", json!([printer])), 3);
    assert_eq!(result("Printer.Secret", json!([printer])), 1);
}

#[test]
fn an_object_in_a_field_is_no_copy() {
    let outer = outer();
    let view = result("Outer.Inner", json!([outer]));
    result("Inner.Count=", json!([view, 5]));
    assert_eq!(count(&result("Outer.Inner", json!([outer]))), 5);
    let given = inner(7);
    result("Outer.Inner=", json!([outer, given]));
    result("Inner.Count=", json!([given, 8]));
    assert_eq!(count(&view), 7, "what is assigned is copied into the field");
    CASE.shim.drop_objects(&[outer]);
    assert_eq!(count(&view), 7, "the view keeps all of it");
    assert_eq!(call("Outer.Inner", json!([outer]))[0], 8, "stale");
}

#[test]
fn elements_are_no_copies_either() {
    let outer = outer();
    result("Outer.Many=", json!([outer, [inner(1), inner(2)]]));
    let many = result("Outer.Many", json!([outer]));
    result("Inner.Count=", json!([many[1], 9]));
    assert_eq!(count(&result("Outer.Many", json!([outer]))[1]), 9);
    let few = result("Outer.Few", json!([outer]));
    result("Inner.Count=", json!([few[0], 3]));
    assert_eq!(count(&result("Outer.Few", json!([outer]))[0]), 3);
    result("Outer.ByName=", json!([outer, [["a"], [inner(1)]]]));
    let copy = result("Outer.ByName", json!([outer]))[1][0].clone();
    result("Inner.Count=", json!([copy, 4]));
    assert_eq!(count(&result("Outer.ByName", json!([outer]))[1][0]), 1);
}

#[test]
fn a_pointer_is_the_object_or_nil() {
    let (outer, given) = (outer(), inner(1));
    assert_eq!(result("Outer.Pointer", json!([outer])), 0);
    result("Outer.Pointer=", json!([outer, given]));
    result("Inner.Count=", json!([result("Outer.Pointer", json!([outer])), 2]));
    assert_eq!(count(&json!(given)), 2);
    result("Outer.Pointer=", json!([outer, 0]));
    assert_eq!(result("Outer.Pointer", json!([outer])), 0);
}

#[test]
fn what_is_behind_a_nil_pointer_panics() {
    let embedding = number(&result("Embedding{}", json!([null, 1, "abc"])));
    assert_eq!(result("Embedding.Size", json!([embedding])), 3);
    assert_eq!(call("Embedding.Depth", json!([embedding]))[0], 2);
    assert_eq!(call("Embedding.Depth=", json!([embedding, 1]))[0], 2);
    result("Embedding.Base=", json!([embedding, result("Base{}", json!([4]))]));
    assert_eq!(result("Embedding.Depth", json!([embedding])), 4);
}

#[test]
fn an_object_of_another_type_is_refused() {
    let (outer, inner) = (outer(), inner(1));
    for (entry, arguments, argument) in [
        ("Outer.Inner", json!([inner]), 0),
        ("Outer.Inner=", json!([outer, outer]), 1),
        ("Outer{}", json!([null, outer, null, null, null, null, null]), 1),
    ] {
        let response = call(entry, arguments);
        assert_eq!((&response[0], &response[3]), (&json!(8), &json!(argument)), "{response}");
    }
}
