//! What of Python's protocols the methods of a class stand for.
//!
//! In: a package, and a type that stays in Go. Out: [`Protocols`], which stubs and the run time go by alike.

use super::{Callable, Declared, Package, Source, Type, TypeTable};

/// The methods behind `str()`, `with`, `==` and copies, by their names in Python.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Protocols {
    /// What `str()` calls: `String() string`, else `Error() string`.
    pub text: Option<String>,
    /// Whether `repr()` calls that, too: it only computes the text.
    pub is_shown: bool,
    /// Whether there is `close()`, which the end of a `with` statement calls.
    pub closes: bool,
    /// What `iter()` calls: `All() iter.Seq[V]` or `All() iter.Seq2[K, V]`.
    pub iterates: Option<String>,
    /// What `==` calls: `Equal(T) bool` or `Equal(*T) bool`.
    pub equal: Option<String>,
    /// What copies and pickles call: `MarshalBinary() ([]byte, error)` and `UnmarshalBinary([]byte) error`.
    pub marshals: Option<(String, String)>,
    /// Whether objects are equal by what they are, so that they have no hash.
    pub is_unhashable: bool,
}

impl Protocols {
    /// Those of a type that a package declares.
    #[must_use]
    pub fn of(declared: &Declared, package: &Package, types: &TypeTable) -> Self {
        let named = package.methods(&declared.name, types);
        let find = |fits: &dyn Fn(&Callable) -> bool| {
            // Of a generic type all instances have it.
            let found = named.iter().find(|instances| instances.iter().all(|it| fits(it)));
            found.and_then(|instances| instances.first().copied())
        };
        let text = find(&|it| is_text(it, "String")).or_else(|| find(&|it| is_text(it, "Error")));
        let object = declared.as_object();
        let is_harmless =
            |it: &Callable| object.is_some_and(|object| object.harmless.contains(&it.go));
        let equal = object.and_then(|_| find(&is_equal)).map(|it| it.python.clone());
        let marshals = find(&is_marshal).zip(find(&is_unmarshal));
        // Nothing says which instance of a generic type a copy would be.
        let is_copied = object.is_some() && declared.name.args.is_empty();
        let marshals = marshals.filter(|_| is_copied);
        Self {
            marshals: marshals.map(|(one, other)| (one.python.clone(), other.python.clone())),
            is_shown: text.is_some_and(is_harmless),
            text: text.map(|it| it.python.clone()),
            iterates: find(&is_all).map(|it| it.python.clone()),
            closes: find(&Callable::is_close).is_some(),
            is_unhashable: equal.is_some() || object.is_some_and(|it| it.is_value),
            equal,
        }
    }
}

impl Callable {
    /// Whether it is a method `Close()` or `Close() error`.
    #[must_use]
    pub fn is_close(&self) -> bool {
        self.go == "Close" && self.python == "close" && takes(self, 0) && self.results.is_empty()
    }
}

/// Whether a method takes so many arguments, beside what it is called on, and Go no others.
fn takes(method: &Callable, count: usize) -> bool {
    let is_plain = method.supplied.is_empty() && !method.variadic;
    method.receiver.is_some() && is_plain && method.params.len() == count + 1
}

/// `String() string`, with whatever name.
fn is_text(method: &Callable, name: &str) -> bool {
    let gives_text = matches!(method.results.as_slice(), [only] if only.kind == Type::String);
    method.go == name && takes(method, 0) && gives_text && !method.fails
}

/// `All() iter.Seq[V]`, or of pairs.
fn is_all(method: &Callable) -> bool {
    let is_sequence =
        |kind: &Type| matches!(kind, Type::Stream(it) if it.source == Source::Sequence);
    let yields = matches!(method.results.as_slice(), [only] if is_sequence(&only.kind));
    method.go == "All" && takes(method, 0) && yields && !method.fails
}

/// `MarshalBinary() ([]byte, error)`.
fn is_marshal(method: &Callable) -> bool {
    let gives_bytes = matches!(method.results.as_slice(), [only] if only.kind == Type::Bytes);
    method.go == "MarshalBinary" && takes(method, 0) && gives_bytes && method.fails
}

/// `UnmarshalBinary([]byte) error`, which may give the bytes back.
fn is_unmarshal(method: &Callable) -> bool {
    let takes_bytes = takes(method, 1) && method.params[1].kind == Type::Bytes;
    method.go == "UnmarshalBinary" && takes_bytes && method.fails
}

/// `Equal(T) bool`, or with a pointer.
fn is_equal(method: &Callable) -> bool {
    let gives_truth = matches!(method.results.as_slice(), [only] if only.kind == Type::Bool);
    method.go == "Equal" && takes(method, 1) && gives_truth && !method.fails && takes_own(method)
}

/// Whether a method takes a value of its own type.
fn takes_own(method: &Callable) -> bool {
    let kind = &method.params[1].kind;
    let kind = if let Type::Optional(inner) = kind { inner } else { kind };
    matches!(kind.closed(), Type::Declared(key) if method.receiver.as_ref() == Some(&key))
}
