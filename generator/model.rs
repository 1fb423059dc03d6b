//! The data that every stage speaks, and at the same time the schema of `manifest.json`.
//!
//! In: what [`crate::restrict`] let through. Out: what [`crate::render`] writes and the runtime
//! reads. Plain data: nothing here decides anything, and a type that cannot cross the boundary
//! cannot be spelled.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Version of the `manifest.json` schema this crate reads and writes.
pub const SCHEMA: u32 = 1;

/// Version of the C symbols and of the messages (see `docs/abi.md`).
pub const ABI: u32 = 1;

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
    /// Version of the C symbols and messages, [`ABI`].
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
    /// What can be called, in source order of the Go names (sorted).
    pub functions: Vec<Function>,
    /// What cannot, and why.
    pub skipped: Vec<Skipped>,
}

/// One callable function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Function {
    /// Its index in the library's own table, and in every request.
    pub index: u32,
    /// Go name: `EqualFold`.
    pub go: String,
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
    /// Parameters in order; in Python they are positional-only.
    pub params: Vec<Value>,
    /// Results in order, without a trailing `error`.
    pub results: Vec<Value>,
    /// Whether the last Go result is an `error` (raised as `GoError`).
    pub fails: bool,
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

/// A type that can cross the boundary. Written in JSON as `"int64"` or `{"slice": "int64"}`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the variants are Go's own predeclared types")]
pub enum Type {
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Float32,
    Float64,
    String,
    /// `[]byte`.
    Bytes,
    /// `[]T` for every element type but `byte`.
    Slice(Box<Type>),
}

impl fmt::Display for Type {
    /// The Go spelling: `[]int64`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Bool => "bool",
            Self::Int => "int",
            Self::Int8 => "int8",
            Self::Int16 => "int16",
            Self::Int32 => "int32",
            Self::Int64 => "int64",
            Self::Uint => "uint",
            Self::Uint8 => "uint8",
            Self::Uint16 => "uint16",
            Self::Uint32 => "uint32",
            Self::Uint64 => "uint64",
            Self::Float32 => "float32",
            Self::Float64 => "float64",
            Self::String => "string",
            Self::Bytes => "[]byte",
            Self::Slice(element) => return write!(f, "[]{element}"),
        })
    }
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
    /// An `error` anywhere but as the last result.
    Error,
    /// A function with type parameters.
    Generic,
    Variadic,
    /// It ends or binds the process (`os.Exit`, `log.Fatal`, ...).
    EndsProcess,
    /// Its only effect is to write into a slice parameter, which Python would never see.
    WritesParameter,
}
