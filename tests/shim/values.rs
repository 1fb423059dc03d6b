//! Every kind of type, through the C symbols and back.
//!
//! In: arguments as JSON. Out: responses, compared with what Go has or returns.

#![expect(clippy::needless_pass_by_value, reason = "json!() is written in place")]

use serde_json::{Value, json};

use super::{SHIM, index};
use crate::message::{pack, unpack};

/// `[function, argument...]` for a function of package `level1`.
pub(crate) fn request(function: &str, arguments: &Value) -> Vec<u8> {
    let mut message = vec![json!(index(&format!("example.com/fixture/level1.{function}")))];
    message.extend(arguments.as_array().expect("arguments").iter().cloned());
    pack(&Value::Array(message))
}

/// The whole response; the same for a request in either place.
pub(crate) fn call(function: &str, arguments: Value) -> Value {
    let request = request(function, &arguments);
    let mut response = unpack(&SHIM.call(&request).bytes);
    let mut owned = unpack(&SHIM.call_owned(&request).0.bytes);
    if response[0] == 2 {
        response[3] = Value::Null; // the stack has addresses in it
        owned[3] = Value::Null;
    }
    assert_eq!(owned, response, "owned");
    response
}

/// The result of a call that succeeds.
pub(crate) fn result(function: &str, arguments: Value) -> Value {
    let response = call(function, arguments);
    assert_eq!(response[0], 0, "{function}: {response}");
    response[1].clone()
}

/// A function with several results returns its arguments.
fn echoes(function: &str, arguments: Value) {
    assert_eq!(result(function, arguments.clone()), arguments, "{function}");
}

fn hex(data: &str) -> Value {
    json!({"hex": data})
}

#[test]
fn named_types_cross_as_what_they_are_made_of() {
    let ratio = json!({"float32": 1.5});
    let named = json!([-7, "n", true, 1.5, hex("00ff")]);
    assert_eq!(result("Named", named), json!([-7, "n", true, ratio, hex("00ff")]));
    echoes(
        "Slices",
        json!([[1, -2], [3], ["a", "b"], [[4], [], null], [hex("01"), null], [5, 255]]),
    );
    echoes("Slices", json!([null, [], null, [], null, []]));
    assert_eq!(call("Named", json!([true, "", true, 0.0, null]))[0], 3);
    assert_eq!(call("Slices", json!([[], [], [], [], [], [256]]))[3], 5, "the argument's index");
}

#[test]
fn slices_of_named_numbers_are_packed_and_stay_in_place() {
    let list: Vec<i64> = (0..300).collect();
    let body: Vec<u8> = list.iter().flat_map(|n| n.to_le_bytes()).collect();
    let place = u8::try_from(index("example.com/fixture/level1.Place")).expect("small");
    let mut request = vec![0x92, place, 0xc8];
    request.extend(u16::try_from(body.len() + 2).expect("short").to_be_bytes());
    request.extend([1, b'q', 0]);
    request.extend(&body);
    // Elements in a request of our own are copied; in owned memory they are taken where they are
    // aligned, which byte 8 of this request is.
    let (response, base) = SHIM.call_owned(&request);
    let value = unpack(&response.bytes);
    assert_eq!(value[1][0], json!(base + 8));
    assert_eq!(value[1][1], json!({"packed": "q", "items": list}));
    assert_eq!(response.tail, body.len(), "the elements are not copied on their way back");
    assert_eq!(unpack(&SHIM.call(&request).bytes)[1][1], value[1][1]);
}

#[test]
fn durations_and_runes_are_integers() {
    assert_eq!(
        result("Double", json!([1_500_000_000, [1, -1]])),
        json!([3_000_000_000_u64, [2, -2]])
    );
    let runes: Vec<i32> = (0x1f600..0x1f610).collect();
    let packed = json!({"packed": "i", "items": runes});
    assert_eq!(result("Runes", json!([0x0010_ffff, runes])), json!([0x0010_ffff, packed]));
    assert_eq!(call("Runes", json!([1_u64 << 31, []]))[3], 0);
}

#[test]
fn arrays_have_exactly_their_length() {
    let grid = json!([[1, 2, 3], [4, 5, 6]]);
    let arrays =
        json!([hex("01020304"), hex("05060708"), [1, -2, 3], grid, hex("0910"), ["a", ""], []]);
    echoes("Arrays", arrays.clone());
    let wrong = [
        (0, hex("010203")),
        (0, Value::Null),
        (1, hex("0102030405")),
        (2, json!([1, 2])),
        (2, Value::Null),
        (3, json!([[1, 2, 3]])),
        (3, json!([[1, 2, 3], [4, 5]])),
        (4, json!([9, 10])),
        (5, json!(["a", "b", "c"])),
        (6, json!([1])),
        (6, Value::Null),
    ];
    for (position, value) in wrong {
        let mut arguments = arrays.clone();
        arguments[position] = value.clone();
        let response = call("Arrays", arguments);
        assert_eq!((&response[0], &response[3]), (&json!(3), &json!(position)), "{value}");
    }
    let wide: Vec<f64> = (0..64).map(f64::from).collect();
    let packed = json!({"packed": "d", "items": wide});
    let hashes = json!([hex("01020304"), hex("05060708")]);
    assert_eq!(result("Hashes", json!([hashes, [wide]])), json!([hashes, [packed]]));
    let levels: Vec<i64> = (0..1000).collect();
    assert_eq!(result("Wide", json!([levels])), json!({"packed": "q", "items": levels}));
}

#[test]
fn optional_values_are_nil_or_there() {
    echoes("Optional", json!([1, "s", 2, "192.0.2.1", [3, -4], ["n", null]]));
    echoes("Optional", json!([null, null, null, null, null, null]));
    echoes("Optional", json!([0, "", 0, "::", [0, 0], []]));
    assert_eq!(call("Optional", json!([null, 1, null, null, null, null]))[3], 1);
}

#[test]
fn errors_are_values_too() {
    assert_eq!(result("Errors", json!([null, []])), json!([true, null, []]));
    assert_eq!(result("Errors", json!(["oh", ["a", null]])), json!([false, "oh", ["a", null]]));
    assert_eq!(result("Fault", json!(["hostile"])), json!(["(*kinds.hostile.Error panicked)", 1]));
    assert_eq!(result("Fault", json!(["joined"])), json!(["EOF\ncode", 2]));
    assert_eq!(result("Fault", json!([""])), json!([null, 0]));
}

#[test]
fn texts_are_what_their_types_make_of_them() {
    echoes("Addresses", json!(["::1", ["192.0.2.1"], [["fe80::1%eth0"], []]]));
    assert_eq!(result("Times", json!(["2024-02-28T12:00:00Z"])), json!("2024-02-29T12:00:00Z"));
    assert_eq!(result("Square", json!([-12])), json!(144));
    let square = json!({"hex": "084331a738d433a2f9"});
    assert_eq!(result("Square", json!([-12_345_678_901_i64])), square);
    let wide = json!({"hex": "ff0000000000000000"});
    assert_eq!(
        result("Square", json!([wide])),
        json!({"hex": "0100000000000000000000000000000000"})
    );
    assert_eq!(result("Square", json!([null])), Value::Null);
    assert_eq!(result("Words", json!([1, "a", ["b"]])), json!(["a", ["b"]]));
}

#[test]
fn a_text_that_go_refuses_names_type_reason_and_argument() {
    let refused = |arguments: Value| call("Words", arguments);
    let word = "kinds.Word";
    assert_eq!(refused(json!([1, "", []])), json!([8, word, "no word", 1]));
    assert_eq!(refused(json!([1, "a", ["b", ""]])), json!([8, word, "no word", 2]));
    assert_eq!(refused(json!([1, "no", []]))[2], "(*kinds.hostile.Error panicked)");
    assert_eq!(refused(json!([1, 2, []]))[0], 3);
    assert_eq!(refused(json!([1, "panic", []]))[2], "in UnmarshalText");
    let response = call("Addresses", json!(["nowhere", [], []]));
    assert_eq!(response, json!([8, "netip.Addr", "ParseAddr(\"nowhere\"): unable to parse IP", 0]));
    assert_eq!(call("Square", json!(["15"]))[0], 3);
}

#[test]
fn a_text_that_cannot_be_made_is_an_error_or_a_panic() {
    assert_eq!(
        call("Words", json!([1, "fail", []])),
        json!([1, "*errors.errorString", "no text", []])
    );
    assert_eq!(call("Words", json!([1, "a", ["fail"]]))[2], "no text");
    assert_eq!(call("Words", json!([1, "break", []]))[2], "in MarshalText");
}

#[test]
fn any_takes_every_value_and_gives_it_back() {
    let rows = [
        (Value::Null, "<nil>"),
        (json!(true), "bool"),
        (json!(-5), "int"),
        (json!(i64::MAX), "int"),
        (json!(u64::MAX), "uint64"),
        (json!(1.5), "float64"),
        (json!("text"), "string"),
        (hex("00ff"), "[]uint8"),
        (json!([1, [null, "x", []]]), "[]interface {}"),
    ];
    for (value, kind) in rows {
        assert_eq!(result("Anything", json!([value])), json!([value, kind]));
    }
    echoes("Things", json!([[1], [2, "x", null]]));
    echoes("Things", json!([null, []]));
}

#[test]
fn any_refuses_what_nests_too_deep_or_is_no_value() {
    let anything = u8::try_from(index("example.com/fixture/level1.Anything")).expect("small");
    let nested = |depth: usize| {
        let message = [&[0x92, anything][..], &vec![0x91; depth], &[0xc0]].concat();
        unpack(&SHIM.call(&message).bytes)
    };
    assert_eq!(nested(512)[0], 0);
    assert_eq!(nested(513)[0], 3);
    assert_eq!(nested(100_000)[0], 3);
    for refused in [&[0x80][..], &[0xc1], &[0xd4, 1, 0], &[0xdd, 255, 255, 255, 255], &[0xda]] {
        let message = [&[0x92, anything][..], refused].concat();
        let response = unpack(&SHIM.call(&message).bytes);
        assert_eq!((&response[0], &response[3]), (&json!(3), &json!(0)), "{refused:02x?}");
    }
}

#[test]
fn any_gives_whatever_is_a_value_under_a_name_of_its_own() {
    let dynamic = |how: &str| result("Dynamic", json!([how]));
    let float32 = |value: f32| json!({"float32": value});
    assert_eq!(
        dynamic("scalars"),
        json!([true, -1, u64::MAX, float32(1.5), 2.5, "s", hex("01"), null])
    );
    assert_eq!(dynamic("named"), json!([1, "n", true, float32(0.5), 1_000_000_000]));
    assert_eq!(dynamic("slices"), json!([[1, 2], ["a"], [3], hex("04"), [[5], []], [true]]));
    assert_eq!(dynamic("empty"), json!([[], hex(""), [], null, null, []]));
    assert_eq!(dynamic("arrays"), json!([[1, 2], hex("01020304"), ["p"], [[1], [2]]]));
    assert_eq!(dynamic("pointers"), json!([7, 7]));
    assert_eq!(dynamic("packed"), json!({"packed": "q", "items": vec![0; 16]}));
    assert_eq!(dynamic("bytes"), hex(&"78".repeat(5000)));
    assert_eq!(dynamic("several bytes"), json!(["x".repeat(5000), "y".repeat(5000)]));
    assert_eq!(dynamic("stringers"), json!([1_000_000_000]));
    assert_eq!(dynamic("forest"), json!([[], [[]]]));
}

#[test]
fn any_names_the_type_of_what_cannot_cross() {
    let rows = [
        ("map", "map[string]int"),
        ("deep", "kinds.Word"),
        ("no structs", "[]kinds.Word"),
        ("func", "func()"),
        ("chan", "chan int"),
        ("complex", "complex128"),
        ("uintptr", "uintptr"),
        ("error", "*errors.errorString"),
        ("pointer", "*kinds.Word"),
    ];
    for (how, kind) in rows {
        let response = call("Dynamic", json!([how]));
        let message = format!("any holds a value of type {kind}, which is not supported");
        assert_eq!(response, json!([7, kind, message, null]), "{how}");
    }
}

#[test]
fn any_ends_where_values_contain_themselves() {
    for how in ["cycle", "pointer cycle"] {
        let response = call("Dynamic", json!([how]));
        assert_eq!(response[0], 7, "{how}");
        assert_eq!(response[2], "any holds a value nested deeper than 512");
    }
    assert_eq!(call("Nest", json!([512]))[0], 0);
    assert_eq!(call("Nest", json!([513]))[1], "[]interface {}");
}

#[test]
fn variables_are_read_when_asked_for() {
    assert_eq!(result("Default", json!([])), 3);
    assert_eq!(result("Names", json!([])), json!(["a", "b"]));
    assert_eq!(result("Digest", json!([])), hex("01020304"));
    assert_eq!(result("Local", json!([])), "::1");
    assert_eq!(result("Limit", json!([])), 90_000_000_000_u64);
    assert_eq!(result("Latest", json!([])), json!([1, "x", null]));
    assert_eq!(result("Cause", json!([])), "code");
    assert_eq!(call("Default", json!([1]))[0], 3);
}
