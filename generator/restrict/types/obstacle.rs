//! What keeps a Go type from crossing.
//!
//! In: a kind of type. Out: an [`Obstacle`]: the stable code and the words for it.

use crate::model::Reason;

/// Why a type cannot cross.
#[derive(Clone, Debug)]
pub(in crate::restrict) struct Obstacle {
    /// Stable code.
    pub(in crate::restrict) code: Reason,
    /// What it is: `a channel`, `a slice of channels`.
    pub(in crate::restrict) what: String,
    /// The Go type that could stand in its place, where there is a plain one.
    pub(in crate::restrict) instead: Option<String>,
    /// The same in the plural, for slices of it.
    many: String,
}

impl Obstacle {
    pub(in crate::restrict) fn new(code: Reason, one: &str, many: &str) -> Self {
        Self { code, what: one.to_owned(), many: many.to_owned(), instead: None }
    }

    /// A predeclared type that is none of Level 1.
    pub(in crate::restrict) fn basic(name: &str) -> Self {
        let (code, one, many) = match name {
            "uintptr" => (Reason::Uintptr, "an address", "addresses"),
            "unsafe.Pointer" => (Reason::UnsafePointer, "an unsafe pointer", "unsafe pointers"),
            "complex64" | "complex128" => (Reason::Complex, "a complex number", "complex numbers"),
            // None that Go has today; one that it may get.
            _ => (Reason::Named, "a type unknown to usegolib", "types unknown to usegolib"),
        };
        let instead = (name == "uintptr").then(|| "uint64".to_owned());
        Self::new(code, one, many).or(instead)
    }

    /// A type with a text form that may be less than the value.
    pub(in crate::restrict) fn not_text() -> Self {
        let one = "a type whose text is not known to be all of its value";
        let many = "types whose text is not known to be all of their value";
        Self::new(Reason::NotText, one, many)
    }

    /// A type that names one of another module.
    pub(in crate::restrict) fn of_another_module() -> Self {
        Self::new(Reason::Named, "a type of another module", "types of another module")
    }

    /// The same of a type that other packages cannot name, or a pointer to one.
    pub(in crate::restrict) fn of_no_interface(self, by_pointer: bool) -> Self {
        let one = if by_pointer { "a pointer to a type" } else { "a type" };
        let why = "that other packages cannot name and that implements no interface of the module";
        Self { what: format!("{one} {why}"), ..self }
    }

    pub(in crate::restrict) fn or(mut self, instead: Option<String>) -> Self {
        self.instead = instead;
        self
    }

    /// The obstacle of a slice of what this one is about.
    pub(in crate::restrict) fn in_slice(self) -> Self {
        let instead = self.instead.as_ref().map(|element| format!("[]{element}"));
        self.within("a slice", "slices").or(instead)
    }

    /// The obstacle of a map whose values this one is about.
    pub(in crate::restrict) fn in_map(self) -> Self {
        self.within("a map", "maps").or(None)
    }

    /// The obstacle of a map whose keys this one is about.
    pub(in crate::restrict) fn in_map_key(self) -> Self {
        let keys = self.many.clone();
        Self::new(self.code, "a map", "maps").with_keys(&keys)
    }

    /// The same, of a map with keys of this kind.
    pub(in crate::restrict) fn with_keys(self, keys: &str) -> Self {
        Self {
            what: format!("{} whose keys are {keys}", self.what),
            many: format!("{} whose keys are {keys}", self.many),
            ..self
        }
    }

    /// The obstacle of a struct that is no record, because of this.
    pub(in crate::restrict) fn no_record(why: &str) -> Self {
        let (one, many) = (format!("a struct {why}"), format!("structs {why}"));
        Self::new(Reason::Struct, &one, &many)
    }

    /// The obstacle of a type that crosses by what it means, and so is not one of its own.
    pub(in crate::restrict) fn no_class() -> Self {
        let (one, many) = ("a type that Python has under another name", "types that Python has");
        Self::new(Reason::Named, one, many)
    }

    /// The obstacle of a generic type of which no function has an instance.
    pub(in crate::restrict) fn no_instance() -> Self {
        let (one, many) = ("a generic type that no function mentions", "generic types");
        Self::new(Reason::Generic, one, many)
    }

    /// The obstacle of a channel of what this one is about.
    pub(in crate::restrict) fn in_channel(self) -> Self {
        self.within("a channel", "channels").or(None)
    }

    /// The obstacle of an iterator over what this one is about.
    pub(in crate::restrict) fn in_iterator(self) -> Self {
        self.within("an iterator", "iterators").or(None)
    }

    /// The obstacle of an array of what this one is about.
    pub(in crate::restrict) fn in_array(self) -> Self {
        self.within("an array", "arrays").or(None)
    }

    fn within(self, one: &str, many: &str) -> Self {
        Self {
            what: format!("{one} of {}", self.many),
            many: format!("{many} of {}", self.many),
            ..self
        }
    }
}
