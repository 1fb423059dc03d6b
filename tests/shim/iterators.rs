//! Level 3: the iterators of the golden module, asked, ended and dropped.
//!
//! In: requests for values. Out: responses, compared with what Go yields.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use usegolib::abi;

use crate::data::Case;
use crate::message::{pack, unpack};

static CASE: LazyLock<Case> = LazyLock::new(|| Case::new("iterators"));

const SECOND: u64 = 1_000_000_000;

fn answer(request: &[u8]) -> Value {
    unpack(&CASE.shim.call(request).bytes)
}

/// The number that a function returns.
fn iterator(function: &str, arguments: Value) -> u64 {
    let response = answer(&CASE.request(function, arguments));
    response[1].as_u64().filter(|_| response[0] == 0).expect("a number")
}

fn ask(number: u64, patience: u64) -> Value {
    answer(&pack(&json!([abi::NEXT_VALUE, number, patience])))
}

fn absent(is_end: bool) -> Value {
    json!([12, "", "", is_end])
}

#[test]
fn values_come_until_the_end() {
    let numbers = iterator("Count", json!([2]));
    assert_eq!(ask(numbers, SECOND), json!([0, 0]));
    assert_eq!(ask(numbers, SECOND), json!([0, 1]));
    assert_eq!(ask(numbers, SECOND), absent(true));
    assert_eq!(ask(numbers, SECOND), absent(true), "it was dropped, which is the end, too");
}

#[test]
fn pairs_are_arrays_and_nil_channels_zero() {
    let pairs = iterator("Pairs", json!([["a"]]));
    assert_eq!(ask(pairs, SECOND), json!([0, [0, "a"]]));
    assert_eq!(ask(pairs, SECOND), absent(true));
    assert_eq!(iterator("NoChannel", json!([])), 0);
}

#[test]
fn a_channel_without_values_is_waited_for_no_longer_than_said() {
    let silent = iterator("Silent", json!([]));
    let begun = Instant::now();
    assert_eq!(ask(silent, SECOND / 50), absent(false));
    assert!(begun.elapsed() >= Duration::from_millis(20));
    let end = json!([abi::END_ITERATOR, silent, SECOND]);
    assert_eq!(answer(&pack(&end)), absent(true));
    assert_eq!(ask(silent, SECOND), absent(true));
}

#[test]
fn a_panic_ends_an_iterator() {
    let fails = iterator("Fails", json!([]));
    assert_eq!(ask(fails, SECOND), json!([0, 1]));
    let panic = ask(fails, SECOND);
    let said = json!([2, "string", "no second value"]);
    assert_eq!(panic.as_array().unwrap()[..3], said.as_array().unwrap()[..]);
    assert_eq!(ask(fails, SECOND), absent(true));
}

#[test]
fn requests_of_another_shape_are_refused() {
    for request in
        [json!([abi::NEXT_VALUE]), json!([abi::NEXT_VALUE, 1]), json!([abi::END_ITERATOR])]
    {
        assert_eq!(answer(&pack(&request))[0], 4, "{request}");
    }
    assert_eq!(ask(u64::MAX, 0), absent(true));
}
