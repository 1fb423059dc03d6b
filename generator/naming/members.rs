//! Names of methods: those of a class, where Python's own base classes have names too.
//!
//! In: Go names of methods and what the class is based on. Out: Python names.

use std::collections::BTreeSet;

use super::{Candidate, distinct};

/// What values of a class are in Python, whose attributes no method may hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Nothing that has public attributes.
    Object,
    /// An integer, perhaps a member of an enumeration.
    Int,
    /// A float.
    Float,
    /// A string, perhaps a member of an enumeration.
    Str,
}

/// Attributes of `int` and of the members of an `IntEnum`.
const INT: [&str; 13] = [
    "as_integer_ratio",
    "bit_count",
    "bit_length",
    "conjugate",
    "denominator",
    "from_bytes",
    "imag",
    "is_integer",
    "name",
    "numerator",
    "real",
    "to_bytes",
    "value",
];

/// Attributes of `float`.
const FLOAT: [&str; 8] = [
    "as_integer_ratio",
    "conjugate",
    "from_number",
    "fromhex",
    "hex",
    "imag",
    "is_integer",
    "real",
];

/// Attributes of `str` and of the members of a `StrEnum`.
const STR: [&str; 49] = [
    "capitalize",
    "casefold",
    "center",
    "count",
    "encode",
    "endswith",
    "expandtabs",
    "find",
    "format",
    "format_map",
    "index",
    "isalnum",
    "isalpha",
    "isascii",
    "isdecimal",
    "isdigit",
    "isidentifier",
    "islower",
    "isnumeric",
    "isprintable",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "name",
    "partition",
    "removeprefix",
    "removesuffix",
    "replace",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "value",
    "zfill",
];

/// Python names of methods, in snake case where that is no attribute of the base.
#[must_use]
pub fn methods(go: &[&str], base: Base) -> Vec<String> {
    let taken: &[&str] = match base {
        Base::Object => &[],
        Base::Int => &INT,
        Base::Float => &FLOAT,
        Base::Str => &STR,
    };
    let taken: BTreeSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    distinct(go.iter().map(|name| Candidate::in_snake_case(name)).collect(), &taken)
}
