//! The words in which objects are refused, as tables: a type, an object, and the exception.

use pyo3::prelude::*;
use serde_json::{Value, json};

use super::encode_in;
use super::types::{array, kind, level, named, optional, param, python, slice, text};
use crate::records::scope::Scope;

/// A type, an expression, and the exception.
pub(super) type Refused = (Value, &'static str, &'static str);

fn refused_under_a_name() -> Vec<Refused> {
    let levels = named("Levels");
    vec![
        (level(), "'x'", "TypeError: expected mod.Level, got str"),
        (level(), "True", "TypeError: expected mod.Level, got bool"),
        (level(), "200", "OverflowError: expected mod.Level (int8, -128 to 127), got 200"),
        (json!("int8"), "200", "OverflowError: expected int8 (-128 to 127), got 200"),
        (param(&json!("int8")), "200", "OverflowError: expected int8 (-128 to 127), got 200"),
        (param(&level()), "200", "OverflowError: expected mod.Level (int8, -128 to 127), got 200"),
        (levels.clone(), "'x'", "TypeError: expected mod.Levels, got str"),
        (
            levels.clone(),
            "[1, 200]",
            "OverflowError[1]: expected mod.Level (int8, -128 to 127), got 200",
        ),
        (levels.clone(), "[1] * 16 + ['x']", "TypeError[16]: expected mod.Level, got str"),
        (
            levels.clone(),
            "array.array('h', [1] * 16 + [200])",
            "OverflowError[16]: expected mod.Level (int8, -128 to 127), got 200",
        ),
        (levels, "{1}", "TypeError: expected mod.Levels, got set; pass list(value)"),
        (slice(&level()), "1", "TypeError: expected []mod.Level, got int"),
        (
            named("Ratio"),
            "2**53 + 1",
            "OverflowError: expected mod.Ratio, got 9007199254740993, which float64 cannot hold exactly",
        ),
        (named("Name"), "b''", "TypeError: expected mod.Name, got bytes; pass value.decode()"),
        (
            named("Name"),
            "'\\ud800'",
            "ValueError: expected mod.Name (string), got a str with the lone surrogate U+D800 at index 0, which does not stand for a byte",
        ),
    ]
}

fn refused_as_number() -> Vec<Refused> {
    let (rune, duration) = (json!("rune"), json!("duration"));
    vec![
        (
            rune.clone(),
            "'ab'",
            "ValueError: expected rune, got a str of 2 characters; a rune is one character",
        ),
        (
            rune.clone(),
            "''",
            "ValueError: expected rune, got a str of 0 characters; a rune is one character",
        ),
        (
            rune.clone(),
            "'\\udc80'",
            "ValueError: expected rune, got a str with the lone surrogate U+DC80, which is not a character",
        ),
        (
            rune.clone(),
            "2**31",
            "OverflowError: expected rune (-2147483648 to 2147483647), got 2147483648",
        ),
        (rune.clone(), "b'a'", "TypeError: expected rune, got bytes"),
        (rune.clone(), "1.0", "TypeError: expected rune, got float"),
        (slice(&rune), "'ab'", "TypeError: expected []rune, got str; pass list(value)"),
        (
            slice(&rune),
            "['a'] * 16 + ['ab']",
            "ValueError[16]: expected rune, got a str of 2 characters; a rune is one character",
        ),
        (
            duration.clone(),
            "1.5",
            "TypeError: expected time.Duration, got float; pass an int of nanoseconds or a datetime.timedelta",
        ),
        (duration.clone(), "True", "TypeError: expected time.Duration, got bool"),
        (
            duration.clone(),
            "datetime.timedelta(0, 9223372036, 854776)",
            "OverflowError: expected time.Duration (-9223372036854775808 to 9223372036854775807 nanoseconds), got 106751 days, 23:47:16.854776",
        ),
        (
            duration.clone(),
            "2**63",
            "OverflowError: expected time.Duration (-9223372036854775808 to 9223372036854775807 nanoseconds), got 9223372036854775808",
        ),
        (
            duration.clone(),
            "type('Finer', (datetime.timedelta,), {'__eq__': lambda self, other: False})(1)",
            "ValueError: expected time.Duration, got a timedelta with fractions of a microsecond; pass an int of nanoseconds",
        ),
    ]
}

fn refused_as_array() -> Vec<Refused> {
    vec![
        (array(16, &json!("uint8")), "bytes(15)", "ValueError: expected [16]uint8, got 15 bytes"),
        (array(16, &json!("uint8")), "b'x'", "ValueError: expected [16]uint8, got 1 byte"),
        (array(16, &json!("uint8")), "None", "TypeError: expected [16]uint8, got NoneType"),
        (
            array(16, &json!("uint8")),
            "'x'",
            "TypeError: expected [16]uint8, got str; pass value.encode()",
        ),
        (
            array(1, &json!("uint8")),
            "[1]",
            "TypeError: expected [1]uint8, got list; pass bytes(value)",
        ),
        (named("ID"), "b''", "ValueError: expected mod.ID ([16]uint8), got 0 bytes"),
        (array(2, &json!("int64")), "[1]", "ValueError: expected [2]int64, got 1 element"),
        (
            array(2, &json!("int64")),
            "array.array('q', [0] * 17)",
            "ValueError: expected [2]int64, got 17 elements",
        ),
        (array(2, &json!("int64")), "None", "TypeError: expected [2]int64, got NoneType"),
        (array(2, &json!("int64")), "[1, 'x']", "TypeError[1]: expected int64, got str"),
        (
            slice(&array(1, &json!("bool"))),
            "[[True], []]",
            "ValueError[1]: expected [1]bool, got 0 elements",
        ),
    ]
}

fn refused_as_text_or_sequence() -> Vec<Refused> {
    let reader = json!({"reader": "Reader"});
    vec![
        (optional(&json!("int64")), "'x'", "TypeError: expected *int64, got str"),
        (
            optional(&level()),
            "200",
            "OverflowError: expected *mod.Level (int8, -128 to 127), got 200",
        ),
        (json!("error"), "1", "TypeError: expected error, got int"),
        (
            json!("error"),
            "ValueError()",
            "TypeError: expected error, got ValueError; pass str(value)",
        ),
        (
            text(),
            "None",
            "TypeError: expected netip.Addr, got NoneType; pass an ipaddress address, or its text form as a str",
        ),
        (
            text(),
            "b'::1'",
            "TypeError: expected netip.Addr, got bytes; pass an ipaddress address, or its text form as a str",
        ),
        (
            text(),
            "datetime.date(2020, 1, 1)",
            "TypeError: expected netip.Addr, got date; pass an ipaddress address, or its text form as a str",
        ),
        (reader.clone(), "'ab'", "TypeError: expected io.Reader, got str; pass value.encode()"),
        (
            reader.clone(),
            "io.BytesIO(b'ab')",
            "TypeError: expected io.Reader, got BytesIO; pass value.read()",
        ),
        (reader, "[1]", "TypeError: expected io.Reader, got list; pass bytes(value)"),
        (
            json!({"seq": "string"}),
            "'ab'",
            "TypeError: expected iter.Seq[string], got str; pass [value]",
        ),
        (
            json!({"seq": "int64"}),
            "(i for i in [1])",
            "TypeError: expected iter.Seq[int64], got generator; pass list(value)",
        ),
    ]
}

fn refused_as_any() -> Vec<Refused> {
    let any = json!("any");
    vec![
        (
            any.clone(),
            "{}",
            "TypeError: expected any (None, bool, int, float, str, bytes or a sequence of these), got dict; pass json.dumps(value) for JSON, or list(value.items()) for pairs",
        ),
        (
            any.clone(),
            "[1, {2}]",
            "TypeError[1]: expected any (None, bool, int, float, str, bytes or a sequence of these), got set; pass list(value)",
        ),
        (
            any.clone(),
            "1j",
            "TypeError: expected any (None, bool, int, float, str, bytes or a sequence of these), got complex",
        ),
        (
            any.clone(),
            "2**64",
            "OverflowError: expected any (-9223372036854775808 to 18446744073709551615), got 18446744073709551616",
        ),
        (
            any.clone(),
            "-2**63 - 1",
            "OverflowError: expected any (-9223372036854775808 to 18446744073709551615), got -9223372036854775809",
        ),
        (
            any.clone(),
            "'\\ud800'",
            "ValueError: expected any (string), got a str with the lone surrogate U+D800 at index 0, which does not stand for a byte",
        ),
        (
            any,
            ENDLESS,
            "ValueError[0][0][0][0][0][0][0][0]...: expected any, got lists nested more than 512 deep; does one contain itself?",
        ),
    ]
}

/// A list that contains itself.
const ENDLESS: &str = "(lambda endless: endless.append(endless) or endless)([])";

#[test]
fn every_refusal_names_the_go_type_and_what_came() {
    Python::attach(|py| {
        let tables = [
            refused_under_a_name(),
            refused_as_number(),
            refused_as_array(),
            refused_as_text_or_sequence(),
            refused_as_any(),
        ];
        for row in tables.into_iter().flatten() {
            check(py, super::values_scope(), row);
        }
    });
}

/// Checks the exception that an object is refused with.
pub(super) fn check(
    py: Python<'_>,
    scope: &'static Scope,
    (spelled, expression, expected): Refused,
) {
    let kind = kind(&spelled);
    let error = encode_in(scope, &kind, &python(py, expression)).expect_err(expression);
    let said = error.into_exception("f", 1, "").to_string();
    let said = said.replacen(": f() argument 1, ", "", 1).replacen("Error: ", "Error:: ", 1);
    let expected = expected.replacen("Error: ", "Error:: ", 1);
    assert_eq!(said, expected, "{expression} as {kind:?}");
}
