//! The data that every stage speaks, and at the same time the schema of `manifest.json`.
//!
//! In: what [`crate::restrict`] let through. Out: what [`crate::render`] writes and the runtime
//! reads. Plain data: nothing here decides anything, and a type that cannot cross the boundary
//! cannot be spelled.

mod bundle;
mod callable;
mod counterpart;
mod declared;
mod error_class;
mod form;
mod go_type;
mod go_type_json;
mod interface;
mod level;
mod number;
mod object;
mod offer;
mod open_params;
mod owned;
mod pin;
mod protocol;
mod record;
mod table;
mod value_class;

use std::collections::BTreeSet;
use std::fmt;

pub use bundle::is_within;
pub use callable::{Callable, CallableKind, Rule, Supplied, Supply, Value};
pub use counterpart::Counterpart;
pub use declared::{Declared, DeclaredKind, Enum, TypeName, TypeTable};
pub use error_class::{ErrorClass, ErrorOrigin, ErrorType};
pub use form::Form;
pub use go_type::{Array, Map, Source, Stream, Type, TypeParam};
pub use interface::Interface;
pub use level::Level;
pub use number::{Family, Number};
pub use object::Object;
pub use offer::Offer;
pub use open_params::OpenParams;
pub use owned::Owned;
pub use pin::{Pin, Pins};
pub use protocol::Protocols;
pub use record::{Field, Record};
use serde::{Deserialize, Serialize};
pub use value_class::{ValueBase, ValueClass, ValueClasses, base_of, is_typed};

/// Version of the `manifest.json` schema this crate reads and writes.
pub const SCHEMA: u32 = 8;

/// The version recorded for a module that is a local directory.
pub const LOCAL_VERSION: &str = "local";

/// The module path recorded for packages of the standard library.
pub const STANDARD: &str = "std";

/// The module path recorded for a library of several modules.
pub const BUNDLE: &str = "bundle";

/// `manifest.json`: one artifact, complete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Schema of this file, [`SCHEMA`].
    pub schema: u32,
    /// What wrote it: `usegolib 0.1.0`.
    pub generator: String,
    /// What the library offers.
    #[serde(flatten)]
    pub api: Api,
    /// Hash over everything that can change the library: hex SHA-256.
    pub input_fingerprint: String,
    /// The sums Go verified, for a module that came through the module proxy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums: Option<Sums>,
    /// Packages of the module that the library does not offer.
    pub left_out: Vec<LeftOut>,
    /// The shared library.
    pub library: Library,
    /// Every file that was emitted for this artifact (shim, wrapper modules, stubs).
    pub files: Vec<EmittedFile>,
}

/// What a library offers: all that the renderers need to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Api {
    /// Version of the C symbols and messages, [`abi::VERSION`](crate::abi::VERSION).
    pub abi: u32,
    /// Identifies the shim this API was rendered to: hex SHA-256. Compared at load time.
    pub build_id: String,
    /// How much of Go it offers.
    pub level: Level,
    /// Which of its structs were said to be what.
    #[serde(default, skip_serializing_if = "Pins::is_empty")]
    pub pins: Pins,
    /// Go module path; [`BUNDLE`] where there are several.
    pub module: String,
    /// Concrete module version (`v1.2.3`), or [`LOCAL_VERSION`]; of a bundle a hash over those of its
    /// modules.
    pub version: String,
    /// The modules of a bundle, sorted by path; none of any other library.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<Bundled>,
    /// What the library runs on.
    pub platform: Platform,
    /// The Go toolchain that compiled it: `go1.26.8`.
    pub go_version: String,
    /// The declared types that the packages mention, each decided once.
    pub types: TypeTable,
    /// The module's packages, sorted by import path; `main` and `internal` ones are left out.
    pub packages: Vec<Package>,
    /// Packages of other modules, with nothing but the types that signatures of these name, sorted by
    /// import path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub foreign: Vec<Package>,
}

impl Api {
    /// All that was chosen about it.
    #[must_use]
    pub fn offer(&self) -> Offer {
        Offer { level: self.level, pins: self.pins.clone() }
    }
}

/// A module of a bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bundled {
    /// Module path.
    pub path: String,
    /// Concrete module version, or [`LOCAL_VERSION`].
    pub version: String,
    /// The sums Go verified, for a module that came through the module proxy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sums: Option<Sums>,
}

/// A package that is not offered, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Import path.
    pub path: String,
    /// Stable code, for tools.
    pub code: LeftOutCode,
    /// One sentence for people; Go's own words where it does not compile.
    pub reason: String,
}

/// Why a package is not offered. The kebab-case spelling is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOutCode {
    /// A command (`package main`), which nothing can import.
    Command,
    /// An `internal` package, which only its own module may import.
    Internal,
    /// It does not compile here.
    Broken,
}

/// A Go platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Platform {
    /// GOOS: `linux`.
    pub goos: String,
    /// GOARCH: `amd64`.
    pub goarch: String,
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.goos, self.goarch)
    }
}

/// The `h1:` sums that Go recorded for a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Of the module's files.
    pub module: String,
    /// Of its go.mod.
    pub go_mod: String,
}

/// A shared library beside its manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// File name, relative to the manifest's directory.
    pub path: String,
    /// Hex SHA-256 of its bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u64,
}

/// A file that was emitted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmittedFile {
    /// Path with forward slashes, below `shim/` or `python/`.
    pub path: String,
    /// Hex SHA-256 of its bytes.
    pub sha256: String,
}

/// One Go package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Package {
    /// Import path.
    pub path: String,
    /// Name in the package clause.
    pub name: String,
    /// Package documentation, plain text.
    pub doc: String,
    /// Its part of the library's table: functions sorted by Go name, then methods sorted by type and
    /// Go name, then the getters of variables, then what makes each object, reads its fields and writes
    /// them. A generic function has one entry for each choice of its type arguments, one after the other;
    /// a call takes the first that its arguments fit.
    pub callables: Vec<Callable>,
    /// What cannot, and why.
    pub skipped: Vec<Skipped>,
    /// Exported constants, in source order.
    pub constants: Vec<Constant>,
    /// The declared types of its own whose constants are an enum in Python, in source order.
    pub enums: Vec<String>,
    /// The declared types of its own that are records, sorted by name. The instances of a generic
    /// type, which stand one after the other, share one class.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<String>,
    /// The declared types of its own that are objects, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<String>,
    /// The declared types of its own that are interfaces with methods, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interfaces: Vec<String>,
    /// The exception classes of its errors, sorted by Go name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ErrorClass>,
    /// The packages of Go's library that it links, of those with errors that Python has classes for and
    /// which not every library links.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// The other declared types of its own that have methods which can be called, sorted by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Class>,
    /// Which of the callables belong to each type, once no more of them come.
    #[serde(skip)]
    pub owned: Owned,
}

/// A class for the methods of a declared type that is neither a record nor an enum; there is none
/// of its instances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Key of the type; of a generic one that of its first instance.
    pub key: String,
    /// Its name: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Documentation of the type, plain text.
    pub doc: String,
    /// Where the type is declared.
    pub position: Position,
}

/// An exported constant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constant {
    /// Go name.
    pub go: String,
    /// Python name: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Its type; an untyped constant's is its default type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Its exact value; one of an untyped integer constant can lie beyond its type.
    pub value: Literal,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
}

/// The value of a constant. Written in JSON as `{"int": "-1"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Literal {
    /// A truth value.
    Bool(bool),
    /// An integer in decimal digits.
    Int(String),
    /// The nearest float64 in the shortest decimal digits that mean it.
    Float(String),
    /// A string that is UTF-8.
    String(String),
    /// A string that is not: its bytes in hex.
    Octets(String),
}

impl Api {
    /// Its packages, then those of other modules.
    pub fn all_packages(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().chain(&self.foreign)
    }

    /// The package with this import path, of whichever module.
    #[must_use]
    pub fn package(&self, path: &str) -> Option<&Package> {
        self.all_packages().find(|package| package.path == path)
    }
}

impl Package {
    /// Its functions by name, the instances of a generic one together.
    pub fn functions(&self) -> impl Iterator<Item = &[Callable]> {
        let by_name = self.callables.chunk_by(Callable::is_beside);
        by_name.filter(|instances| instances[0].kind == CallableKind::Function)
    }

    /// Notes which callables belong to each type, as none come or go from now on.
    pub fn settle(&mut self) {
        self.owned = Owned::of(&self.callables);
    }

    /// What belongs to the type of a key: its methods, what makes it, and its fields.
    pub fn members<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a Callable> + use<'a> {
        let places = self.owned.places(key, &self.callables);
        places.into_iter().filter_map(|place| self.callables.get(place))
    }

    /// The methods of a declared type by their names; of a generic type those of all its instances
    /// together, as the instances of a generic function are.
    #[must_use]
    pub fn methods<'a>(&'a self, name: &TypeName, types: &'a TypeTable) -> Vec<Vec<&'a Callable>> {
        let instances = types.iter().filter(|(_, it)| it.name.is_of_one_type(name));
        let places = instances.flat_map(|(key, _)| self.owned.places(key, &self.callables));
        // The instances of a method stay in the order of the table.
        let places: BTreeSet<usize> = places.collect();
        let members = places.into_iter().filter_map(|place| self.callables.get(place));
        let mut methods: Vec<_> = members.filter(|it| it.kind == CallableKind::Method).collect();
        methods.sort_by(|a, b| a.go.cmp(&b.go));
        methods.chunk_by(|a, b| a.go == b.go).map(<[_]>::to_vec).collect()
    }

    /// Whether the type of this Go name has methods or fields that Python lacks.
    #[must_use]
    pub fn lacks_members(&self, go: &str, types: &TypeTable) -> bool {
        let object = types.named(&self.path, go).and_then(|(_, it)| it.as_object());
        self.skipped.iter().any(|skipped| skipped.receiver.as_deref() == Some(go))
            || object.is_some_and(|object| !object.refused.is_empty())
    }

    /// The class that is there for the methods of the type of this Go name.
    #[must_use]
    pub fn class(&self, go: &str, types: &TypeTable) -> Option<&Class> {
        self.classes.iter().find(|class| types.resolve(&class.key).name.name == go)
    }

    /// How many methods can be called; one of a generic type counts once.
    #[must_use]
    pub fn count_methods(&self) -> usize {
        let bare = |key: &str| key.split('[').next().map(str::to_owned);
        let name = |it: &Callable| Some((it.receiver.as_deref().and_then(bare)?, it.go.clone()));
        let methods = self.callables.iter().filter(|it| it.kind == CallableKind::Method);
        methods.filter_map(name).collect::<BTreeSet<_>>().len()
    }

    /// The entries of one kind for the fields of the object of this key, in Go's order.
    pub fn fields<'a>(
        &'a self,
        key: &str,
        kind: CallableKind,
    ) -> impl Iterator<Item = &'a Callable> + use<'a> {
        self.members(key).filter(move |it| it.kind == kind)
    }

    /// What makes objects of the type of this key.
    #[must_use]
    pub fn constructor(&self, key: &str) -> Option<&Callable> {
        self.fields(key, CallableKind::Make).next()
    }

    /// The structs among its errors, as the table of types has them.
    pub fn error_structs<'a>(&'a self, types: &'a TypeTable) -> impl Iterator<Item = &'a Declared> {
        let structs = self.errors.iter().filter(|class| class.of == ErrorOrigin::Struct);
        structs.filter_map(|class| types.get(&class.key(&self.path)))
    }

    /// The getters of its variables.
    pub fn variables(&self) -> impl Iterator<Item = &Callable> {
        self.callables.iter().filter(|callable| callable.kind == CallableKind::Get)
    }

    /// The types that its callables, constants and errors mention.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let values = self.callables.iter().flat_map(|it| it.params.iter().chain(&it.results));
        let type_args = self.callables.iter().flat_map(|it| &it.type_args);
        let constants = self.constants.iter().map(|constant| &constant.kind);
        let fields = self.errors.iter().flat_map(|class| &class.fields).map(|field| &field.kind);
        values.map(|value| &value.kind).chain(type_args).chain(constants).chain(fields)
    }

    /// Its enums: the Go name of each type, and what Python makes of it.
    pub fn enums<'a>(&'a self, types: &'a TypeTable) -> impl Iterator<Item = (&'a str, &'a Enum)> {
        self.enums.iter().filter_map(|key| {
            let declared = types.get(key)?;
            Some((declared.name.name.as_str(), declared.as_enum()?))
        })
    }
}

/// A place in a Go source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Path relative to the module's root, with forward slashes. In another module that module and its
    /// version are in front, with a slash before them: `/golang.org/x/net@v0.39.0/html/node.go`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

impl Position {
    /// The place with its module in front, given that of the library.
    #[must_use]
    pub fn within(&self, module: &str) -> String {
        if self.file.starts_with('/') { self.to_string() } else { format!("{module}/{self}") }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file.trim_start_matches('/'), self.line)
    }
}

/// An exported function or method that cannot be called from Python, or a variable or field that cannot be
/// read or written, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Go name.
    pub go: String,
    /// Go name of the type that a method belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// Whether it is a variable.
    #[serde(default, rename = "variable", skip_serializing_if = "std::ops::Not::not")]
    pub is_variable: bool,
    /// The Go declaration as written; of a variable its name and type.
    pub signature: String,
    /// Where it is declared.
    pub position: Position,
    /// Stable code, for tools.
    pub code: Reason,
    /// One sentence for people: which parameter or result, and what it is.
    pub reason: String,
}

/// Why a function was skipped. The kebab-case spelling is stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the variants name Go's own kinds of types")]
pub enum Reason {
    Array,
    Chan,
    Complex,
    Func,
    Interface,
    Map,
    /// A named type other than the predeclared ones.
    Named,
    Pointer,
    Struct,
    Uintptr,
    UnsafePointer,
    /// A type parameter for which no plain type can stand.
    Generic,
    /// It ends or binds the process (`os.Exit`, `log.Fatal`, ...).
    EndsProcess,
    /// Its only effect is to write into a slice parameter, which Python would never see.
    WritesParameter,
    /// It fills a variable that the caller points to (`Unmarshal`, `Scan`).
    FillsPointer,
    /// It tells which error it is given (`errors.Is`), and Python only has an error's text.
    ErrorIdentity,
    /// It is a method of an object, which a later level brings.
    Object,
    /// Its text form is not known to be all of its value (`regexp.Regexp`).
    NotText,
}
