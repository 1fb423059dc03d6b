//! What can be called: functions, methods, and what reads variables and fields, writes fields, and makes
//! objects.
//!
//! In and out: plain data, as everything of the model. One [`Callable`] is one entry of the library's
//! table and one adapter in the shim.

use serde::{Deserialize, Serialize};

use super::{Position, Type, TypeTable};

/// What a callable is in Go. The lower-case spelling is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CallableKind {
    /// A function.
    Function,
    /// A method of a declared type, whose receiver is the first parameter.
    Method,
    /// A variable, which the entry reads: it takes nothing and has one result.
    Get,
    /// A field of an object, which the entry reads: it takes the object and has one result.
    Read,
    /// The same field, which the entry writes: it takes the object and a value.
    Assign,
    /// An object of Go's zero value, in which the entry sets the fields that it gets.
    Make,
}

/// One entry of the library's table: a function that can be called, a variable that can be read, a field
/// that can be read or written, or an object that can be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Callable {
    /// Its index in the library's own table, and in every request.
    pub index: u32,
    /// What it is in Go.
    pub kind: CallableKind,
    /// Go name: `EqualFold`.
    pub go: String,
    /// Key of the declared type that a method or a field belongs to, or of the one that is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// Type arguments, for an instance of a generic function: `[]int64`, `int64`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub type_args: Vec<Type>,
    /// Python name in the generated package: `equal_fold`; of a variable Go's spelling, escaped where
    /// Python reserves it.
    pub python: String,
    /// The Go declaration as written, `func EqualFold(s, t string) bool`; of a variable its name and
    /// type: `var Version string`.
    pub signature: String,
    /// Documentation, plain text.
    pub doc: String,
    /// The text of Go's `Deprecated:` paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// Where it is declared.
    pub position: Position,
    /// What a request carries, in order: Go's parameters without the supplied ones. In Python they
    /// are positional-only.
    pub params: Vec<Value>,
    /// Whether the last of `params` is Go's `...T`; its type is then `[]T`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub variadic: bool,
    /// Go's parameters that no caller passes, by position.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplied: Vec<Supplied>,
    /// What a response carries, in order: Go's results without a trailing `error`, then what was
    /// written to each supplied writer, what each supplied target holds, and what `written` lists.
    pub results: Vec<Value>,
    /// Positions of those `params` that the function writes into, so that they are results too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<u32>,
    /// Which of `params`, by their places, Go may write into where Python does not see it: the call has
    /// other results.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unseen: Vec<u32>,
    /// Name of the Python named tuple that holds the results, where there are several and each has
    /// a name of its own: `CutResult`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result_class: Option<String>,
    /// Whether the last Go result is an `error` (raised as `GoError`).
    pub fails: bool,
    /// What it takes beyond strict Level 1 values, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
}

/// A parameter or a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Go name; empty where the signature has none.
    pub go: String,
    /// Python name; `arg0`... for a parameter without a name, empty for a result without one.
    pub python: String,
    /// What crosses.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Of a result whose type has a nil: whether it is never that where the call succeeds. No check of the run
    /// time rests on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub never_nil: bool,
    /// Of a parameter that is an interface with methods: whether the function sets what it points to, so that an
    /// object goes in as the pointer, even one that is a value elsewhere.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_filled: bool,
}

impl Value {
    /// One that may be nil, if its type has that.
    #[must_use]
    pub fn new(go: String, python: String, kind: Type) -> Self {
        Self { go, python, kind, never_nil: false, is_filled: false }
    }
}

impl Callable {
    /// One of which nothing but this is known yet.
    #[must_use]
    pub fn new(kind: CallableKind, position: Position) -> Self {
        Self {
            index: 0,
            kind,
            go: String::new(),
            receiver: None,
            type_args: Vec::new(),
            python: String::new(),
            signature: String::new(),
            doc: String::new(),
            deprecated: None,
            position,
            params: Vec::new(),
            variadic: false,
            supplied: Vec::new(),
            results: Vec::new(),
            written: Vec::new(),
            unseen: Vec::new(),
            result_class: None,
            fails: false,
            rules: Vec::new(),
        }
    }

    /// Whether another one is an instance of the same function.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        self.kind == other.kind && self.go == other.go && self.receiver == other.receiver
    }

    /// Its name in the library's table, without the package: `Max[[]int64,int64]`, `Point.Norm`.
    #[must_use]
    pub fn symbol(&self, types: &TypeTable) -> String {
        let owner = self.receiver.as_deref().map(|key| types.symbol(key));
        self.symbol_of(&owner.unwrap_or_default(), types)
    }

    /// The same, given that of the type that it belongs to.
    pub(super) fn symbol_of(&self, owner: &str, types: &TypeTable) -> String {
        if self.receiver.is_some() {
            return match self.kind {
                CallableKind::Make => format!("{owner}{{}}"),
                CallableKind::Assign => format!("{owner}.{}=", self.go),
                CallableKind::Function
                | CallableKind::Method
                | CallableKind::Get
                | CallableKind::Read => format!("{owner}.{}", self.go),
            };
        }
        if self.type_args.is_empty() {
            return self.go.clone();
        }
        let type_args: Vec<_> = self.type_args.iter().map(|kind| types.spell(kind)).collect();
        format!("{}[{}]", self.go, type_args.join(","))
    }

    /// How many values a request carries behind the function's index.
    #[must_use]
    pub fn count_arguments(&self) -> usize {
        let is_given = |it: &&Supplied| matches!(it.with, Supply::Sink | Supply::Into);
        self.params.len() + self.supplied.iter().filter(is_given).count()
    }

    /// The place among the results of what was written to the function's sink.
    #[must_use]
    pub fn sink_result(&self) -> Option<usize> {
        self.find_supplied(Supply::Sink)?;
        let targets = self.supplied.iter().filter(|supplied| supplied.is_target());
        self.results.len().checked_sub(targets.count() + self.written.len() + 1)
    }

    /// Go's parameter that the library fills with `what`.
    #[must_use]
    pub fn find_supplied(&self, what: Supply) -> Option<&Supplied> {
        self.supplied.iter().find(|supplied| supplied.with == what)
    }

    /// Go's parameter that points to what the function fills.
    #[must_use]
    pub fn target(&self) -> Option<&Supplied> {
        self.supplied.iter().find(|supplied| supplied.is_target())
    }
}

/// A Go parameter that the library fills in itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplied {
    /// Its position in Go's parameter list, from 0.
    pub position: u32,
    /// As Go declares it: `ctx context.Context`.
    pub go: String,
    /// With what.
    pub with: Supply,
}

impl Supplied {
    /// Whether the function fills what it points to.
    #[must_use]
    pub fn is_target(&self) -> bool {
        matches!(self.with, Supply::Target | Supply::Into)
    }
}

/// What the library fills a parameter with. The kebab-case spelling is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Supply {
    /// A context that ends with the call's `timeout`, or when the caller is interrupted.
    Context,
    /// `crypto/rand.Reader`, for a reader that means randomness.
    Entropy,
    /// Nothing: functional options, of which there are none.
    Options,
    /// A buffer; what was written to it is a result.
    Writer,
    /// The object that the keyword `to` gives, which a request has behind the arguments, or nil and then a
    /// buffer. What was written to that is a result; to an object there is one result less. No other
    /// parameter is a writer.
    Sink,
    /// A pointer to an empty `any`; what the function put there is a result.
    Target,
    /// The object that the keyword `into` gives, which a request has behind the arguments and the sink, or
    /// nil and then a target. Of what the function put into an object the result is nil.
    Into,
}

/// A rule that makes more than strict Level 1 signatures callable (`docs/types.md`). The kebab-case
/// spelling is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A named type over a Level 1 one.
    Named,
    /// Several results.
    Results,
    /// Slices of slices, `rune`.
    Nested,
    /// Arrays.
    Array,
    /// `...T`.
    Variadic,
    /// Functional options, left out.
    Options,
    /// `context.Context`, supplied.
    Context,
    /// `any`.
    Any,
    /// A type with a text form.
    Text,
    /// `io.Reader` and `io.Writer`.
    Stream,
    /// Type parameters.
    Generic,
    /// A pointer to a Level 1 value.
    Optional,
    /// An `error` as a value.
    Error,
    /// `iter.Seq`, `iter.Seq2`.
    Seq,
    /// A channel that can be received from.
    Channel,
    /// A struct that is nothing but its fields.
    Record,
    /// A map.
    Map,
    /// A complex number.
    Complex,
    /// What a function wrote, as a result.
    Written,
    /// A struct that is more than its fields.
    Object,
    /// An interface with methods.
    Interface,
}
