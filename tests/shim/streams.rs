//! Readers, writers, iterators, and the other things that a call takes or the library supplies.

use serde_json::{Value, json};

use crate::SHIM;
use crate::message::unpack;
use crate::values::{call, request, result};

fn hex(text: &str) -> Value {
    json!({"hex": text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>()})
}

#[test]
fn bytes_are_read_through_every_interface() {
    let data: Vec<Value> = "abcdefghi".chars().map(|c| hex(&c.to_string())).collect();
    assert_eq!(result("Streams", Value::Array(data)), "abcdefghi");
    let nothing = vec![Value::Null; 9];
    assert_eq!(call("Streams", Value::Array(nothing))[2], "EOF\nEOF\nEOF\nEOF\nEOF");
    assert_eq!(result("Concat", json!([[hex("ab"), null, hex("c")]])), hex("abc"));
    assert_eq!(result("Concat", json!([[]])), hex(""));
}

#[test]
fn a_reader_that_go_returns_is_read_to_its_end_and_closed() {
    let closed = || result("Closed", json!([])).as_i64().expect("a count");
    let before = closed();
    assert_eq!(result("Open", json!(["xyz"])), hex(&"xyz".repeat(1000)));
    assert_eq!(call("Open", json!(["broken"])), json!([1, "*errors.errorString", "broken", []]));
    assert_eq!(closed() - before, 4, "each call is made twice");
    assert_eq!(result("Open", json!(["nil"])), hex(""));
    assert_eq!(call("Open", json!(["error"]))[2], "cannot open");
}

#[test]
fn what_is_written_is_a_result() {
    assert_eq!(result("Dump", json!(["go"])), json!([2, hex("go"), hex("gogo")]));
    let long = "x".repeat(5000);
    assert_eq!(result("Dump", json!([long])), json!([5000, hex(&long), hex(&long.repeat(2))]));
    assert_eq!(result("Silent", json!([])), Value::Null);
}

#[test]
fn randomness_and_options_are_supplied() {
    let random = || {
        let request = request("Random", &json!([16]));
        unpack(&SHIM.call(&request).bytes)[1].clone()
    };
    let (one, other) = (random(), random());
    assert_ne!(one, other);
    assert_eq!(result("Configured", json!([3])), 3);
}

#[test]
fn extra_arguments_are_a_slice() {
    assert_eq!(result("Total", json!([1, [2, 3]])), 6);
    assert_eq!(result("Total", json!([1, []])), 1);
    assert_eq!(call("Total", json!([1]))[0], 3);
}

#[test]
fn generic_functions_have_an_entry_for_each_instance() {
    assert_eq!(result("Max[[]int64,int64]", json!([[1, 3, 2]])), 3);
    assert_eq!(result("Max[[]string,string]", json!([["a", "c", "b"]])), "c");
}

#[test]
fn iterators_are_slices() {
    assert_eq!(result("Gather", json!([[3, 1, 2]])), json!([3, 1, 2]));
    assert_eq!(result("Upto", json!([3])), json!([0, 1, 2]));
    assert_eq!(result("Upto", json!([0])), Value::Null);
    let many: Vec<i64> = (0..20).collect();
    assert_eq!(result("Upto", json!([20])), json!({"packed": "q", "items": many}));
    assert_eq!(result("Upper", json!([["a", "b"]])), json!(["A", "B"]));
    assert_eq!(result("Upper", json!([[]])), json!([]));
}

#[test]
fn an_iterator_without_end_is_refused() {
    let message = "an iterator that yields more than 16777216 elements";
    assert_eq!(call("Upto", json!([-1])), json!([6, "", message, null]));
}
