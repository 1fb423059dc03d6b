//! Calls with a context: started, waited for, ended and given up.
//!
//! In: arguments as JSON. Out: responses, compared with what Go has or returns.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use usegolib::abi;

use crate::SHIM;
use crate::library::Response;
use crate::message::unpack;
use crate::values::{call, request, result};

const NEVER: u64 = u64::MAX;
const LONG: Duration = Duration::from_secs(20);

fn start(how: &str, deadline: u64) -> u64 {
    let call = SHIM.start(&request("Wait", &json!([how])), deadline);
    assert_ne!(call, 0);
    call
}

fn response(call: u64) -> Response {
    SHIM.wait(call, LONG, 2048).expect("it ends")
}

fn outcome(how: &str, deadline: u64) -> Value {
    unpack(&response(start(how, deadline)).bytes)
}

#[test]
fn a_started_call_is_answered_once() {
    let call = start("at once", NEVER);
    assert_eq!(unpack(&response(call).bytes), json!([0, "limited: false"]));
    let again = unpack(&response(call).bytes);
    assert_eq!(again, json!([3, "", format!("no call {call} is running"), null]));
    assert_eq!(outcome("at once", 1_000_000_000), json!([0, "limited: true"]));
}

#[test]
fn a_call_without_a_context_of_its_own_never_ends_early() {
    assert_eq!(result("Wait", json!(["at once"])), "limited: false");
    let wrapped = json!([["*errors.errorString", "context canceled"]]);
    let own = json!([1, "*fmt.wrapError", "not mine: context canceled", wrapped]);
    assert_eq!(call("Wait", json!(["own error"])), own);
    assert_eq!(outcome("own error", NEVER), own, "the context has not ended");
}

#[test]
fn waiting_ends_before_the_call_does() {
    let call = start("", NEVER);
    let began = Instant::now();
    assert!(SHIM.wait(call, Duration::from_millis(50), 2048).is_none());
    assert!(SHIM.wait(call, Duration::ZERO, 2048).is_none());
    assert!(began.elapsed() >= Duration::from_millis(50));
    SHIM.cancel(call);
    let message = "waiting: context canceled";
    assert_eq!(unpack(&response(call).bytes), json!([5, "*fmt.wrapError", message, null]));
}

#[test]
fn the_deadline_ends_the_context() {
    let message = "waiting: context deadline exceeded";
    assert_eq!(outcome("", 20_000_000), json!([5, "*fmt.wrapError", message, null]));
    assert_eq!(outcome("", 0)[0], 5);
    assert_eq!(outcome("unrelated", 0)[0], 1, "an error of its own stays one");
    let late = SHIM.start(&request("Late", &json!([])), 20_000_000);
    assert_eq!(unpack(&response(late).bytes)[0], 5, "while a result is read");
}

#[test]
fn announced_calls_are_told_of_once_each() {
    assert_eq!(SHIM.next(Duration::ZERO), 0);
    let begin = |how| SHIM.start_with(&request("Wait", &json!([how])), NEVER, abi::ANNOUNCED);
    let calls = [begin(""), begin("at once"), begin("at once"), begin("")];
    start("at once", NEVER);
    let mut told = [SHIM.next(LONG), SHIM.next(LONG)];
    told.sort_unstable();
    assert_eq!(told, calls[1..3]);
    assert_eq!(SHIM.next(Duration::from_millis(20)), 0, "the others wait");
    let waiting = thread::spawn(|| [SHIM.next(LONG), SHIM.next(LONG)]);
    SHIM.abandon(calls[3]);
    SHIM.cancel(calls[0]);
    let mut told = waiting.join().expect("it waits only").to_vec();
    told.sort_unstable();
    assert_eq!(told, [calls[0], calls[3]]);
    for call in &calls[..3] {
        assert!(SHIM.wait(*call, Duration::ZERO, 2048).is_some(), "it is done");
    }
}

#[test]
fn a_function_that_ignores_its_context_still_answers() {
    let call = start("stubborn", 1_000_000);
    assert!(SHIM.wait(call, Duration::from_millis(20), 2048).is_none());
    assert_eq!(unpack(&response(call).bytes), json!([0, "after all"]));
}

#[test]
fn panics_on_other_goroutines_are_answered() {
    let panicked = outcome("panic", NEVER);
    assert_eq!(panicked[0], 2);
    assert_eq!(panicked[2], "in a goroutine");
    assert!(panicked[3].as_str().expect("a stack").contains("level1.Wait"));
    assert_eq!(outcome("fault", NEVER)[1], "runtime.errorString");
    let ended = "the function did not return: it ended its goroutine (runtime.Goexit)";
    assert_eq!(outcome("exit", NEVER)[2], ended);
    assert_eq!(outcome("at once", NEVER)[0], 0);
}

#[test]
fn bad_requests_are_answered_like_any_other() {
    let answer = |request: &[u8]| unpack(&response(SHIM.start(request, NEVER)).bytes);
    assert_eq!(answer(&[])[0], 3);
    assert_eq!(answer(&[0x91, 0x7f])[0], 4);
    assert_eq!(answer(&request("Wait", &json!([1])))[3], 0);
}

#[test]
fn a_response_goes_into_any_buffer() {
    for room in [0, 255, 256, 2048, 8192] {
        let response = SHIM.wait(start("long", NEVER), LONG, room).expect("it ends");
        assert_eq!(unpack(&response.bytes), json!([0, "x".repeat(5000)]), "{room}");
        assert_eq!(response.tail > 0, room < 8192);
    }
    for room in [0, 256] {
        let response = SHIM.wait(start("at once", NEVER), LONG, room).expect("it ends");
        assert_eq!(unpack(&response.bytes), json!([0, "limited: false"]), "{room}");
    }
}

#[test]
fn an_abandoned_call_is_ended_and_forgotten() {
    // Asked once: functions of other tests return meanwhile, so that a second answer may be another.
    let left = || {
        let response = unpack(&SHIM.call(&request("Left", &json!([]))).bytes);
        response[1].as_i64().expect("a count")
    };
    let calls: Vec<u64> = (0..50).map(|_| start("", NEVER)).collect();
    let before = left();
    for call in &calls {
        SHIM.abandon(*call);
    }
    let began = Instant::now();
    while left() < before + 50 {
        assert!(began.elapsed() < LONG, "the functions return");
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(unpack(&response(calls[0]).bytes)[0], 3);
    for call in [0, calls[0], NEVER] {
        SHIM.cancel(call);
        SHIM.abandon(call);
    }
}

#[test]
fn calls_run_at_the_same_time() {
    let calls: Vec<u64> = (0..8).map(|_| start("stubborn", NEVER)).collect();
    let began = Instant::now();
    for call in calls {
        assert_eq!(unpack(&response(call).bytes)[1], "after all");
    }
    assert!(began.elapsed() < Duration::from_millis(1500));
}
