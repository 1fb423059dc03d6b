//! Functions and methods as the Go helper describes them.

use serde::{Deserialize, Serialize};

use super::go_type::GoType;
use crate::model::Position;

/// One exported function, or a method.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedFunction {
    /// Go name.
    pub name: String,
    /// The declaration as written, without body, on one line: `func Max(a, b int64) int64`; that of an
    /// interface's method is `Read(p []byte) (n int, err error)`.
    pub signature: String,
    /// Documentation, plain text.
    pub doc: String,
    /// The text of the `Deprecated:` paragraph, without that word; empty where there is none.
    pub deprecated: String,
    /// Where it is declared.
    pub position: Position,
    /// Type parameters in order; a method has none but those of its type.
    pub type_params: Vec<DescribedTypeParam>,
    /// Parameters in order. That of a variadic function is last, as a slice.
    pub params: Vec<DescribedParam>,
    /// Results in order.
    pub results: Vec<DescribedParam>,
    /// Whether the last parameter is `...T`.
    pub variadic: bool,
}

/// A type parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedTypeParam {
    /// Its name.
    pub name: String,
    /// Whether `comparable` is required.
    pub comparable: bool,
    /// Whether the constraint has methods.
    pub methods: bool,
    /// Whether it lists types; `any` and `comparable` do not.
    pub restricted: bool,
    /// The types that it lists, `~` dropped; none where no type satisfies it.
    pub terms: Vec<GoType>,
}

/// A parameter or a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedParam {
    /// Its name; empty where it has none (`_` is kept).
    pub name: String,
    /// Its type as Go spells it, packages by name: `time.Duration`, `...string`.
    pub go: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: GoType,
    /// A slice that the function's body writes into; or a map, a pointer, or a list of such, of which
    /// it is not certain that the function only reads through them.
    pub written: bool,
    /// Of a parameter of type `any`, or of a list: whether the function sets what it points to; of an interface
    /// with methods, whether it is known to.
    #[serde(default, skip_serializing_if = "Fills::is_no")]
    pub fills: Fills,
    /// Of a parameter that is an `io.Writer`: whether the function keeps it beyond the call, in a variable, in
    /// what another parameter leads to, in a goroutine or in a result. Not where nobody sees the body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub kept: bool,
    /// Of a result: whether it is never nil where the call succeeds. Not where nobody sees the body.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub never_nil: bool,
}

/// Whether a function sets what a parameter points to, or what is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fills {
    /// All that it does with it is known, and this is not among it.
    #[default]
    No,
    /// It passes it to code that nobody sees.
    Unknown,
    /// It does.
    Yes,
}

impl Fills {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
    fn is_no(&self) -> bool {
        *self == Self::No
    }
}
