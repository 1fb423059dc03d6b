//! Level 3: interfaces of the golden module, and what is in them.
//!
//! In: arguments as JSON; an object is its number. Out: responses, compared with what Go returns.

use std::sync::LazyLock;

use serde_json::{Value, json};
use usegolib::abi;

use crate::data::Case;
use crate::message::{pack, unpack};

static CASE: LazyLock<Case> = LazyLock::new(|| Case::new("interfaces"));

fn call(function: &str, arguments: Value) -> Value {
    unpack(&CASE.shim.call(&CASE.request(function, arguments)).bytes)
}

fn result(function: &str, arguments: Value) -> Value {
    let response = call(function, arguments);
    assert_eq!(response[0], 0, "{function}: {response}");
    response[1].clone()
}

/// What the library says of a type.
fn told(number: &Value) -> Value {
    unpack(&CASE.shim.call(&pack(&json!([abi::DESCRIBE_TYPE, number]))).bytes)
}

/// The numbers of the type and of the value in a result of an interface type.
fn held(function: &str, arguments: Value) -> (Value, Value) {
    let found = result(function, arguments);
    (found[0].clone(), found[1].clone())
}

#[test]
fn a_value_comes_with_its_type_and_goes_back_as_itself() {
    let (kind, circle) = held("NewCircle", json!([2.0]));
    let key = "example.com/interfaces.Circle";
    let shapes = json!(["example.com/interfaces.Shape"]);
    let package = "example.com/interfaces";
    assert_eq!(told(&kind), json!([0, [key, "interfaces.Circle", package, false, shapes]]));
    assert_eq!(result("Kind", json!([circle])), "interfaces.Circle", "no pointer to it");
    assert_eq!(result("Circle.Area", json!([circle])), 12.0);
    assert_eq!(result("Shape.Area", json!([circle])), 12.0);
    let cube = result("NewCube", json!([1.0]));
    assert_eq!(result("Kind", json!([cube])), "*interfaces.Cube");
    assert_eq!(result("Total", json!([[cube, circle]])), 18.0);
    assert_eq!(result("Total", json!([null])), 0.0);
}

#[test]
fn a_type_without_a_class_is_told_with_what_it_implements() {
    let (kind, hidden) = held("Hide", json!([3.0]));
    let (again, _) = held("Hide", json!([4.0]));
    assert_eq!(kind, again);
    let shapes = json!(["example.com/interfaces.Shape"]);
    let package = "example.com/interfaces";
    assert_eq!(told(&kind), json!([0, ["", "interfaces.hidden", package, false, shapes]]));
    assert_eq!(result("Shape.Area", json!([hidden])), 3.0);
    assert_eq!(result("Kind", json!([hidden])), "interfaces.hidden");
    let response = told(&json!(1_000_000));
    assert_eq!(response[0], 3, "{response}");
}

#[test]
fn nil_is_nil_and_a_nil_pointer_is_not() {
    assert_eq!(result("Typed", json!([false])), Value::Null);
    let (kind, typed) = held("Typed", json!([true]));
    assert_eq!(told(&kind)[1][3], true);
    assert_eq!(told(&kind)[1][0], "example.com/interfaces.Cube");
    assert_eq!(result("Kind", json!([typed])), "*interfaces.Cube");
    assert_eq!(result("Kind", json!([null])), "<nil>");
    assert_eq!(result("Cube.Name", json!([typed])), "cube", "the method is called on nil");
    assert_eq!(call("Cube.Area", json!([typed]))[0], 2);
}

#[test]
fn what_lacks_a_method_is_refused_by_its_name() {
    let lazy = result("NewLazy", json!([]));
    let why = "a *interfaces.Lazy, which lacks the method Area";
    assert_eq!(call("Kind", json!([lazy])), json!([9, "interfaces.Shape", why, [0]]));
    assert_eq!(call("Total", json!([[null, lazy]])), json!([9, "interfaces.Shape", why, [0, 1]]));
    let (_, circle) = held("NewCircle", json!([2.0]));
    let why = "a *interfaces.Circle, which lacks the method Name";
    assert_eq!(call("Named.Name", json!([circle])), json!([9, "interfaces.Named", why, [0]]));
    assert_eq!(call("Shape.Area", json!([null])), json!([9, "interfaces.Shape", "None", [0]]));
    let stale = "the object is stale or of another library";
    assert_eq!(call("Kind", json!([42])), json!([8, "interfaces.Shape", stale, 0]));
    assert_eq!(call("Build", json!([[lazy]]))[0], 9);
}

#[test]
fn interfaces_stand_in_slices_arrays_and_maps() {
    let cube = result("NewCube", json!([1.0]));
    let found = result("Sort", json!([[cube, null], [cube, cube], [["a"], [cube]]]));
    assert_eq!(found[0][1], Value::Null);
    for held in [&found[0][0], &found[1][0], &found[1][1], &found[2][1][0]] {
        assert_eq!(result("Same", json!([held[1], cube])), true);
    }
}

#[test]
fn variables_hold_objects() {
    let (_, default) = held("Default", json!([]));
    assert_eq!(result("Kind", json!([default])), "interfaces.Circle");
    let origin = result("Origin", json!([]));
    result("Cube.Grow", json!([origin]));
    assert_eq!(result("Cube.Volume", json!([result("Origin", json!([]))])), 1.0);
    assert_eq!(result("Cube.Volume", json!([result("Unit", json!([]))])), 1.0);
}
