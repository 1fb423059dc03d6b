//! Level 3: the errors of the golden module, as responses and as values.
//!
//! In: arguments as JSON; an error is its number. Out: responses, compared with what Go returns.

#![expect(clippy::needless_pass_by_value, reason = "json!() is written in place")]

use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::data::Case;
use crate::message::unpack;

static CASE: LazyLock<Case> = LazyLock::new(|| Case::new("error_classes"));

fn call(function: &str, arguments: Value) -> Value {
    unpack(&CASE.shim.call(&CASE.request(function, arguments)).bytes)
}

fn result(function: &str, arguments: Value) -> Value {
    let response = call(function, arguments);
    assert_eq!(response[0], 0, "{function}: {response}");
    response[1].clone()
}

/// The detail of the error with which a call fails, and its number.
fn fail(name: &str, wrap: bool) -> (Value, u64) {
    let response = call("Fail", json!([name, wrap]));
    assert_eq!(response[0], 10, "{response}");
    let number = response[3][0].as_u64().expect("a number");
    (response[3].clone(), number)
}

fn classes(name: &str) -> Value {
    fail(name, true).0[2].clone()
}

fn class(name: &str, fields: Value) -> Value {
    json!([format!("example.com/failures.{name}"), fields])
}

#[test]
fn a_response_has_the_chain_the_classes_and_a_number() {
    let response = call("Fail", json!(["closed", true]));
    let head = json!([10, "*fmt.wrapError", "wrapped: closed"]);
    assert_eq!(response.as_array().expect("parts")[..3], head.as_array().expect("parts")[..]);
    let detail = &response[3];
    assert_ne!(detail[0], 0);
    assert_eq!(detail[1], json!([["*errors.errorString", "closed"]]));
    assert_eq!(detail[2], json!([class("ErrClosed", json!([]))]));
}

#[test]
fn variables_of_one_value_are_all_there() {
    let (gone, found) = (class("ErrGone", json!([])), class("ErrNotFound", json!([])));
    assert_eq!(classes("not found"), json!([gone, found]));
    assert_eq!(classes("other"), json!([]));
    let missing = json!(["io/fs.ErrNotExist", [[null], [null], [null]]]);
    assert_eq!(classes("missing"), json!([class("ErrMissing", json!([])), missing]));
}

#[test]
fn what_cannot_be_compared_is_of_its_type_alone() {
    assert_eq!(classes("list"), json!([class("List", json!([]))]));
}

#[test]
fn fields_come_with_their_type() {
    let fields = json!([[4], [null], [null], [], [[0, 0]]]);
    assert_eq!(classes("foreign"), json!([class("ParseError", fields)]), "a channel is left out");
    let fields = json!([[], [], [], [], []]);
    assert_eq!(classes("typed nil"), json!([class("ParseError", fields)]));
    let status = class("Status", json!([[404], ["no such page"]]));
    assert_eq!(classes("status"), json!([status]));
}

#[test]
fn methods_of_the_error_are_asked() {
    let choosy = class("Choosy", json!([[false]]));
    let status = class("Status", json!([[7], ["as"]]));
    assert_eq!(classes("choosy"), json!([choosy, status, class("ErrClosed", json!([]))]));
    let panics = class("Choosy", json!([[true]]));
    assert_eq!(classes("panics"), json!([panics, status]), "a panic is a no");
}

#[test]
fn a_circular_error_ends() {
    let response = call("Fail", json!(["circular", false]));
    assert_eq!(response[3][1].as_array().map(Vec::len), Some(32));
}

#[test]
fn a_number_is_the_error_itself() {
    let (_, number) = fail("not found", true);
    let (_, other) = fail("not found", true);
    assert_eq!(result("IsNotFound", json!([number])), true);
    assert_eq!(result("IsNotFound", json!(["not found"])), false);
    assert_eq!(result("Identical", json!([number, number])), true);
    assert_eq!(result("Identical", json!([number, other])), false);
    let same = result("Same", json!([number]));
    let again = same[0][2][0].as_u64().expect("a number");
    assert_ne!(again, number);
    assert_eq!(result("Identical", json!([number, again])), true);
    CASE.shim.drop_objects(&[number, other, again]);
    let stale = json!([8, "error", "the object is stale or of another library", 0]);
    assert_eq!(call("IsNotFound", json!([number])), stale);
    assert_eq!(call("IsNotFound", json!([42])), stale);
}

#[test]
fn an_error_of_one_type_is_found_in_what_it_wraps() {
    let (_, number) = fail("parse", true);
    assert_eq!(result("LineOf", json!([number])), 3);
    assert_eq!(result("LineOf", json!([null])), -1);
    assert_eq!(result("ParseError.Double", json!([number])), 6);
    let (_, closed) = fail("closed", false);
    let why = "the error is a *errors.errorString";
    let refused = json!([8, "*failures.ParseError", why, 0]);
    assert_eq!(call("LineOf", json!([closed])), refused);
    assert_eq!(call("ParseError.Double", json!([closed])), refused);
    let nothing = json!([8, "*failures.Status", "it is nil", 0]);
    assert_eq!(call("StatusOf", json!([null])), nothing);
    let text = call("LineOf", json!(["text"]));
    assert_eq!(text[0], 3, "{text}");
}
