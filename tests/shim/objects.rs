//! Level 3: the objects of the golden module, made, used and dropped.
//!
//! In: arguments as JSON; an object is its number. Out: responses, compared with what Go returns.

use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::data::Case;
use crate::message::unpack;

static CASE: LazyLock<Case> = LazyLock::new(|| Case::new("objects"));

const STALE: &str = "the object is stale or of another library";
const NEVER: u64 = u64::MAX;

fn call(function: &str, arguments: Value) -> Value {
    unpack(&CASE.shim.call(&CASE.request(function, arguments)).bytes)
}

fn result(function: &str, arguments: Value) -> Value {
    let response = call(function, arguments);
    assert_eq!(response[0], 0, "{function}: {response}");
    response[1].clone()
}

/// The number of a new object.
fn object(function: &str, arguments: Value) -> u64 {
    result(function, arguments).as_u64().filter(|number| *number != 0).expect("a number")
}

fn value(number: u64) -> Value {
    result("Box.Value", json!([number]))
}

fn values(numbers: &Value) -> Vec<Value> {
    let numbers = numbers.as_array().expect("numbers").iter();
    numbers.map(|number| value(number.as_u64().expect("a number"))).collect()
}

/// A call that is refused because of an argument: which, of what type, and why.
fn refuses(function: &str, arguments: Value, argument: u32, go_type: &str, why: &str) {
    assert_eq!(call(function, arguments), json!([8, go_type, why, argument]), "{function}");
}

#[test]
fn an_object_is_used_until_it_is_dropped() {
    let number = object("New", json!([7]));
    assert_eq!(value(number), 7);
    assert_eq!(result("Box.Add", json!([number, 3])), Value::Null);
    assert_eq!(value(number), 10, "the object itself was changed");
    CASE.shim.drop_objects(&[number]);
    refuses("Box.Value", json!([number]), 0, "*objects.Box", STALE);
    refuses("Box.Add", json!([number, 1]), 0, "*objects.Box", STALE);
    let next = object("New", json!([8]));
    refuses("Box.Value", json!([number]), 0, "*objects.Box", STALE);
    assert_eq!(value(next), 8);
}

#[test]
fn several_numbers_stand_for_one_object() {
    let number = object("New", json!([1]));
    let same = object("Box.Chain", json!([number]));
    assert_ne!(number, same);
    result("Box.Add", json!([same, 1]));
    assert_eq!(value(number), 2);
    CASE.shim.drop_objects(&[number]);
    assert_eq!(value(same), 2, "the other number is still good");
}

#[test]
fn values_are_copied_both_ways() {
    let number = object("New", json!([1]));
    let copy = object("Copied", json!([number]));
    let other = object("Box.With", json!([number, 5]));
    result("Box.Add", json!([copy, 10]));
    assert_eq!((value(number), value(copy), value(other)), (json!(1), json!(11), json!(5)));
}

#[test]
fn nil_is_zero_where_go_takes_a_pointer() {
    let number = object("New", json!([1]));
    assert_eq!(result("Box.Equal", json!([number, 0])), false);
    assert_eq!(result("Box.Equal", json!([number, number])), true);
    assert_eq!(result("Find", json!([[["a"], [number]], "b"])), 0);
    assert_eq!(result("Follow", json!([0])), 0);
    assert_eq!(value(object("Follow", json!([number]))), 1);
    assert_eq!(value(object("Find", json!([[["a"], [number]], "a"]))), 1);
    refuses("Copied", json!([0]), 0, "objects.Box", "it is nil");
    refuses("Box.Value", json!([0]), 0, "*objects.Box", "it is nil");
    refuses("Values", json!([[number, 0], [0, 0]]), 0, "objects.Box", "it is nil");
}

#[test]
fn an_object_of_another_type_is_refused() {
    let counter = object("NewCounter", json!([]));
    let number = object("New", json!([1]));
    let other = "the object is a *objects.Counter";
    refuses("Box.Value", json!([counter]), 0, "*objects.Box", other);
    refuses("Copied", json!([counter]), 0, "*objects.Box", other);
    refuses("Box.Equal", json!([number, counter]), 1, "*objects.Box", other);
    refuses("Counter.Next", json!([number]), 0, "*objects.Counter", "the object is a *objects.Box");
    assert_eq!(result("Counter.Next", json!([counter])), 1);
    assert_eq!(result("Counter.Next", json!([counter])), 2);
}

#[test]
fn numbers_that_nobody_was_given_are_refused() {
    let number = object("New", json!([1]));
    // The numbers beside this one may be those of another test.
    let far = number | (1 << 31);
    for forged in [1, 42, far, number ^ (1 << 63), number - (1 << 33), 1 << 32, u64::MAX] {
        refuses("Box.Value", json!([forged]), 0, "*objects.Box", STALE);
    }
    for (argument, message) in [
        (json!("1"), "expected uint64, got str"),
        (json!(null), "expected uint64, got nil"),
        (json!(-1), "uint64"),
    ] {
        let response = call("Box.Value", json!([argument]));
        let text = response[2].as_str().expect("a message");
        assert!(response[0] == 3 && text.contains(message), "{response}");
    }
    CASE.shim.drop_objects(&[]);
    CASE.shim.drop_objects(&[0, 1, 42, far, u64::MAX]);
    assert_eq!(value(number), 1);
}

#[test]
fn objects_stand_in_slices_arrays_and_maps() {
    let [a, b] = [1, 2].map(|n| object("New", json!([n])));
    assert_eq!(result("Sum", json!([[a, b, 0]])), 3);
    assert_eq!(result("Sum", json!([null])), 0);
    assert_eq!(values(&result("Reverse", json!([[a, b]]))), [2, 2]);
    assert_eq!(value(object("Boxes.First", json!([[b]]))), 2);
    let passed = result("Values", json!([[a], [a, b]]));
    assert_eq!(
        (values(&passed[0]), values(&passed[1])),
        (vec![json!(1)], vec![json!(1), json!(2)])
    );
    assert_eq!(passed[2], Value::Null);
    CASE.shim.drop_objects(&[b]);
    refuses("Sum", json!([[a, b]]), 0, "*objects.Box", STALE);
    refuses("Values", json!([[], [a, b]]), 1, "*objects.Box", STALE);
    let many: Vec<u64> = (0..3000).map(|n| object("New", json!([n]))).collect();
    let back = result("Reverse", json!([many]));
    assert_eq!(values(&back)[..2], [json!(2999), json!(2998)]);
    CASE.shim.drop_objects(&many);
    refuses("Sum", json!([many]), 0, "*objects.Box", STALE);
}

#[test]
fn structs_that_lead_to_objects_are_objects() {
    let last = object("NewNode", json!(["last", 0]));
    let first = object("NewNode", json!(["first", last]));
    assert_ne!(result("Node.Tail", json!([first])), 0);
    assert_eq!(result("Node.Tail", json!([last])), 0);
    assert!(result("Hold", json!([0])).as_u64() > Some(0));
    assert_eq!(value(object("At", json!([[4, 5]]))), 4);
    let items = object("NewList", json!([]));
    assert!(result("List.Append", json!([items, [1, 2]])).as_u64() > Some(0));
}

#[test]
fn a_method_that_panics_or_fails_leaves_the_object_as_it_is() {
    let number = object("Track", json!([]));
    let panicked = call("Tracked.Panic", json!([number]));
    assert_eq!((&panicked[0], &panicked[2]), (&json!(2), &json!("tracked")));
    let failed = call("Tracked.Fail", json!([number]));
    assert_eq!((&failed[0], &failed[2]), (&json!(10), &json!("tracked")));
    assert_eq!(result("Tracked.Text", json!([number])), "tracked");
    assert_eq!(call("Parse", json!(["no"]))[0], 10);
}

#[test]
fn threads_make_use_pass_and_drop_objects_while_go_collects() {
    let work = |seed: u64| {
        for round in 0..60 {
            let numbers: Vec<u64> =
                (0..20).map(|n| object("New", json!([seed + round + n]))).collect();
            for (n, number) in (0..).zip(&numbers) {
                result("Box.Add", json!([number, 1]));
                assert_eq!(value(*number), seed + round + n + 1);
            }
            assert_eq!(result("Sum", json!([numbers])), 20);
            CASE.shim.drop_objects(&numbers);
            refuses("Box.Value", json!([numbers[7]]), 0, "*objects.Box", STALE);
        }
    };
    thread::scope(|scope| {
        (0..8).for_each(|thread| drop(scope.spawn(move || work(thread * 1000))));
        (0..10).for_each(|_| drop(result("Freed", json!([]))));
    });
}

/// One test, since it counts what is gone in the whole library.
#[test]
fn what_nobody_can_know_of_is_freed() {
    let freed = || result("Freed", json!([])).as_i64().expect("a count");
    let wait_for = |count: i64| {
        let began = Instant::now();
        while freed() < count {
            assert!(began.elapsed() < Duration::from_secs(20), "{} of {count}", freed());
            thread::sleep(Duration::from_millis(5));
        }
    };
    let before = freed();
    let kept = object("Track", json!([]));
    let dropped: Vec<u64> = (0..10).map(|_| object("Track", json!([]))).collect();
    assert_eq!(freed(), before, "held by their numbers");
    CASE.shim.drop_objects(&dropped);
    wait_for(before + 10);
    // A result that cannot be written after them.
    assert_eq!(call("TrackMany", json!([3, "error"]))[0], 10);
    assert_eq!(call("TrackMany", json!([2, "panic"]))[0], 2);
    wait_for(before + 15);
    // Calls that were given up, before and after they were done.
    let later = CASE.request("TrackLater", json!([]));
    for wait in [0, 20] {
        let started = CASE.shim.start(&later, if wait == 0 { NEVER } else { 0 });
        thread::sleep(Duration::from_millis(wait));
        CASE.shim.abandon(started);
    }
    wait_for(before + 17);
    let started = CASE.shim.start(&later, 0);
    let response = CASE.shim.wait(started, Duration::from_secs(20), 256).expect("it ends");
    let taken = unpack(&response.bytes)[1].as_u64().expect("a number");
    assert_eq!(result("Tracked.Text", json!([taken])), "tracked");
    assert_eq!(result("Tracked.Text", json!([kept])), "tracked");
    assert_eq!(freed(), before + 17);
}
