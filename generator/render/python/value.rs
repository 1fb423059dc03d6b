//! The values of constants.
//!
//! In: a model's literal. Out: the Python literal that is exactly that value, and its type.

use super::text::{literal, octets};
use crate::model::Literal;

/// The value as Python source, the way formatters write it.
pub(super) fn source(value: &Literal) -> String {
    match value {
        Literal::Bool(true) => "True".to_owned(),
        Literal::Bool(false) => "False".to_owned(),
        Literal::Int(digits) => digits.clone(),
        Literal::Float(digits) => float(digits),
        Literal::String(text) => literal(text),
        Literal::Octets(hex) => octets(&bytes(hex)),
    }
}

/// The same for a stub; `None` for a string that mypy reads as another one.
pub(super) fn in_stub(value: &Literal) -> Option<String> {
    match value {
        Literal::Octets(_) => None,
        others => Some(source(others)),
    }
}

/// Name of the builtin type that the value has.
pub(super) fn type_name(value: &Literal) -> &'static str {
    match value {
        Literal::Bool(_) => "bool",
        Literal::Int(_) => "int",
        Literal::Float(_) => "float",
        Literal::String(_) | Literal::Octets(_) => "str",
    }
}

/// Go writes `1e+06` and a whole number without a point.
fn float(digits: &str) -> String {
    let Some((mantissa, exponent)) = digits.split_once('e') else {
        let point = if digits.contains('.') { "" } else { ".0" };
        return format!("{digits}{point}");
    };
    let sign = if exponent.starts_with('-') { "-" } else { "" };
    let digits = exponent.trim_start_matches(['+', '-']).trim_start_matches('0');
    format!("{mantissa}e{sign}{}", if digits.is_empty() { "0" } else { digits })
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let byte = |pair: &[u8]| Some(digit(pair.first()?)? << 4 | digit(pair.get(1)?)?);
    hex.as_bytes().chunks(2).filter_map(byte).collect()
}
