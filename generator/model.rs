//! The data that every stage speaks, and at the same time the schema of `manifest.json`.
//!
//! In: what [`crate::restrict`] let through. Out: what [`crate::render`] writes and the runtime
//! reads. Plain data: nothing here decides anything, and a type that cannot cross the boundary
//! cannot be spelled.

mod counterpart;
mod form;
mod go_type;
mod number;

use std::fmt;

pub use counterpart::Counterpart;
pub use form::Form;
pub use go_type::{Array, Named, Type, TypeName, TypeParam};
pub use number::{Family, Number};
use serde::{Deserialize, Serialize};

/// Version of the `manifest.json` schema this crate reads and writes.
pub const SCHEMA: u32 = 3;

/// The version recorded for a module that is a local directory.
pub const LOCAL_VERSION: &str = "local";

/// The module path recorded for packages of the standard library.
pub const STANDARD: &str = "std";

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
    /// Go module path.
    pub module: String,
    /// Concrete module version (`v1.2.3`), or [`LOCAL_VERSION`].
    pub version: String,
    /// What the library runs on.
    pub platform: Platform,
    /// The Go toolchain that compiled it: `go1.26.8`.
    pub go_version: String,
    /// The module's packages, sorted by import path; `main` and `internal` ones are left out.
    pub packages: Vec<Package>,
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
    /// What can be called, sorted by Go name. A generic function has one entry for each choice of
    /// its type arguments, one after the other; a call takes the first that its arguments fit.
    pub functions: Vec<Function>,
    /// What cannot, and why.
    pub skipped: Vec<Skipped>,
    /// Exported constants, in source order.
    pub constants: Vec<Constant>,
    /// The constants of a named type, together.
    pub enums: Vec<Enum>,
    /// Exported variables that can be read, sorted by Go name.
    pub variables: Vec<Variable>,
}

/// One callable function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Function {
    /// Its index in the library's own table, and in every request.
    pub index: u32,
    /// Go name: `EqualFold`.
    pub go: String,
    /// Type arguments, for an entry of a generic function: `[]int64`, `int64`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub type_args: Vec<Type>,
    /// Python name in the generated package: `equal_fold`.
    pub python: String,
    /// The Go declaration as written: `func EqualFold(s, t string) bool`.
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
    #[serde(default, skip_serializing_if = "is_false")]
    pub variadic: bool,
    /// Go's parameters that no caller passes, by position.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplied: Vec<Supplied>,
    /// What a response carries, in order: Go's results without a trailing `error`, then what was
    /// written to each supplied writer.
    pub results: Vec<Value>,
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

#[expect(clippy::trivially_copy_pass_by_ref, reason = "what serde calls")]
fn is_false(value: &bool) -> bool {
    !value
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
    /// `iter.Seq`.
    Seq,
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

/// The constants of one named type, for a Python `IntEnum` or `StrEnum`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enum {
    /// Go name of the type.
    pub go: String,
    /// Python name: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Documentation of the type, plain text.
    pub doc: String,
    /// Whether its values are strings; they are integers otherwise.
    pub strings: bool,
    /// Go names of its constants, in source order.
    pub members: Vec<String>,
}

/// An exported variable, read through a getter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Variable {
    /// Its getter's index in the library's table; the getter takes nothing.
    pub index: u32,
    /// Go name.
    pub go: String,
    /// Python name: Go's spelling, escaped where Python reserves it.
    pub python: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
}

impl Function {
    /// Its name in the library's table, without the package: `Max[[]int64,int64]`.
    #[must_use]
    pub fn symbol(&self) -> String {
        if self.type_args.is_empty() {
            return self.go.clone();
        }
        let type_args: Vec<_> = self.type_args.iter().map(Type::to_string).collect();
        format!("{}[{}]", self.go, type_args.join(","))
    }

    /// Go's parameter that the library fills with `what`.
    #[must_use]
    pub fn supplied_with(&self, what: Supply) -> Option<&Supplied> {
        self.supplied.iter().find(|supplied| supplied.with == what)
    }
}

impl Api {
    /// The library's table: index and name of every entry, in order. Each package has its functions
    /// first, then the getters of its variables.
    pub fn table(&self) -> impl Iterator<Item = (u32, String)> {
        self.packages.iter().flat_map(|package| {
            let functions = package.functions.iter().map(|f| (f.index, f.symbol()));
            let variables = package.variables.iter().map(|v| (v.index, v.go.clone()));
            functions
                .chain(variables)
                .map(move |(index, name)| (index, format!("{}.{name}", package.path)))
        })
    }
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
}

/// A place in a Go source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Path relative to the module's root, with forward slashes.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// An exported function that cannot be called from Python, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// Go name.
    pub go: String,
    /// The Go declaration as written.
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
    /// A type parameter for which no Level 1 type can stand.
    Generic,
    /// It ends or binds the process (`os.Exit`, `log.Fatal`, ...).
    EndsProcess,
    /// Its only effect is to write into a slice parameter, which Python would never see.
    WritesParameter,
    /// It fills a variable that the caller points to (`Unmarshal`, `Scan`).
    FillsPointer,
    /// It tells which error it is given (`errors.Is`), and Python only has an error's text.
    ErrorIdentity,
    /// Its text form is not known to be all of its value (`regexp.Regexp`).
    NotText,
}
