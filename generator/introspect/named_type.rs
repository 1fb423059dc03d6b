//! Named types with their fields and methods, as the Go helper describes them.

use serde::{Deserialize, Serialize};

use super::function::{DescribedFunction, DescribedTypeParam};
use super::go_type::GoType;
use crate::model::Position;

/// A named type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct DescribedType {
    /// Import path of its package, or of that of an exported alias, where another package can only
    /// write that; empty for predeclared types.
    pub package: String,
    /// Name in that package's clause, by which Go code refers to it; empty for predeclared types.
    pub clause: String,
    /// Its name, or the alias, there.
    pub name: String,
    /// Documentation, plain text; empty where its package is not a described one.
    pub doc: String,
    /// Where it, or that alias, is declared; absent for predeclared types.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Whether another package can write that: exported, at package level, and not internal.
    pub writable: bool,
    /// Type parameters in order.
    pub type_params: Vec<DescribedTypeParam>,
    /// Its underlying type.
    pub underlying: GoType,
    /// Fields of a struct in order, then those that embedding promotes; none, and no methods, where its
    /// package does not compile.
    pub fields: Vec<DescribedField>,
    /// Exported methods of it and of a pointer to it, promoted ones included, sorted by name. Those that
    /// name a type outside the table are left out: those of another module's types can.
    pub methods: Vec<DescribedMethod>,
    /// Other interfaces that it or a pointer to it satisfies, with a leading `*` where only the pointer
    /// does: standard ones (`error`, `fmt.Stringer`, `encoding.TextMarshaler`,
    /// `encoding.TextUnmarshaler`, `io.Reader`, `io.Writer`, `context.Context`), and those of the table
    /// that have methods and are not generic.
    pub implements: Vec<String>,
    /// Instances of generic interfaces of the table that it or a pointer to it satisfies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<DescribedInstance>,
    /// Whether `==` compares its values.
    pub comparable: bool,
    /// Whether it must not be copied, because it is or has a lock.
    pub holds_lock: bool,
    /// Whether it is an interface that only a type parameter can have: it lists types.
    pub constraint: bool,
    /// Whether it is an interface that only its own package can implement.
    pub unexported_methods: bool,
}

/// An instance of a generic interface.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedInstance {
    /// The interface.
    pub name: String,
    /// What stands for its type parameters, in terms of those of the type that satisfies it.
    pub args: Vec<GoType>,
    /// Whether only a pointer to that does.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pointer: bool,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedField {
    /// Its name; that of its type, if it is embedded.
    pub name: String,
    /// Its type as Go spells it, packages by name.
    pub go: String,
    /// Its type; absent where that names one outside the table.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<GoType>,
    /// Whether other packages have access to it.
    pub exported: bool,
    /// Whether it is embedded.
    pub embedded: bool,
    /// The embedded fields that lead to it, outermost first; empty for a field of the struct itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
    /// Its tag, without quotes.
    pub tag: String,
    /// Documentation, plain text; empty where its package is not a described one.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
}

/// A method of a named type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedMethod {
    /// Whether only a pointer to the type has it.
    pub pointer: bool,
    /// Whether it writes into its receiver, a slice, a map or what a pointer leads to, where its
    /// caller can see that.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub written: bool,
    /// Whether it is `String() string` or `Error() string` of a struct and does nothing but compute what it
    /// returns: no locks, channels, goroutines, input or output, and no calls of what is not known.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub harmless: bool,
    /// The embedded fields that lead to it, outermost first; empty for a method of the type itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
    /// What it takes and gives, as of a function without the receiver. `written` and `fills` of a method
    /// without a body here (of an interface, or of another module) are as of a function whose body
    /// nobody sees.
    pub function: DescribedFunction,
}
