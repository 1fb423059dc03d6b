//! Describes a module's exported API with the Go type checker: runs the Go helper, parses its JSON.
//!
//! In: the directory whose module graph will be linked, and the module to describe. Out:
//! [`Described`], in which a type is a structural description that can name anything.

mod helper;

use std::collections::BTreeMap;
use std::fmt;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::model::Position;
use crate::resolve::Module;
use crate::toolchain::advice;
use crate::toolchain::command::{parse_json, run};
use crate::toolchain::{Go, WorkDir};

/// Describes the packages of `module` that match Go's `patterns`, with the module graph of `dir`, which
/// will be linked.
///
/// Raises `Build` when Go cannot list the packages; a package that does not compile is data.
pub fn describe(module: &Module, patterns: &[String], go: &Go, dir: &WorkDir) -> Result<Described> {
    let mut command = Command::new(helper::program(go)?);
    go.prepare(&mut command, dir);
    command.env("CGO_ENABLED", "1").arg("-go").arg(go.program());
    command.args(["-module", &module.path]).arg("-dir").arg(&module.dir);
    command.args(patterns);
    let subject = format!("cannot describe {}@{}", module.path, module.version);
    parse_json(&run(&mut command, &subject).map_err(advice::explain)?, "describe")
}

/// Everything the Go helper says about one module.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Described {
    /// The Go toolchain that described it: `go1.26.8`.
    pub go_version: String,
    /// GOOS.
    pub goos: String,
    /// GOARCH.
    pub goarch: String,
    /// Packages sorted by import path, `main` and `internal` ones included and marked.
    pub packages: Vec<DescribedPackage>,
    /// Every named type that a signature mentions, by reference (`time.Duration`).
    pub types: BTreeMap<String, DescribedType>,
}

/// One package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedPackage {
    /// Import path.
    pub path: String,
    /// Name in the package clause; `main` for a command.
    pub name: String,
    /// Whether another module may not import it (a path element `internal`).
    pub internal: bool,
    /// Package documentation, plain text.
    pub doc: String,
    /// What is wrong with it, in Go's own message; empty when it can be imported.
    pub errors: Vec<PackageError>,
    /// Exported functions, sorted by name.
    pub functions: Vec<DescribedFunction>,
    /// Exported constants, in source order.
    pub constants: Vec<DescribedConstant>,
    /// Exported variables, in source order.
    pub variables: Vec<DescribedVariable>,
}

/// Something wrong with a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackageError {
    /// `file:line:column`, file relative to the module root; empty where there is none.
    pub position: String,
    /// Go's own message.
    pub message: String,
}

impl fmt::Display for PackageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let separator = if self.position.is_empty() { "" } else { ": " };
        write!(f, "{}{separator}{}", self.position, self.message)
    }
}

/// One exported function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedFunction {
    /// Go name.
    pub name: String,
    /// The declaration as written, without body, on one line: `func Max(a, b int64) int64`.
    pub signature: String,
    /// Documentation, plain text.
    pub doc: String,
    /// The text of the `Deprecated:` paragraph, without that word; empty where there is none.
    pub deprecated: String,
    /// Where it is declared.
    pub position: Position,
    /// Type parameters in order.
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
    /// The constraint as written.
    pub constraint: String,
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
    /// A slice that the function's body writes into; or a pointer to anything but a struct, or a list
    /// of such pointers, of which it is not certain that the function only reads through them.
    pub written: bool,
    /// Of a parameter of type `any`, or of a list: whether the function sets what it points to.
    #[serde(default, skip_serializing_if = "Fills::is_no")]
    pub fills: Fills,
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

/// Any Go type, aliases resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields have the names of go/types")]
pub enum GoType {
    /// A predeclared type by its name; `byte` and `rune` where so written, `unsafe.Pointer` too.
    Basic {
        name: String,
    },
    /// A reference into [`Described::types`]; `error` for the predeclared interface.
    Named {
        name: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        args: Vec<GoType>,
    },
    Pointer {
        elem: Box<GoType>,
    },
    Slice {
        elem: Box<GoType>,
    },
    Array {
        len: u64,
        elem: Box<GoType>,
    },
    Map {
        key: Box<GoType>,
        elem: Box<GoType>,
    },
    /// `dir` is `both`, `send` or `recv`.
    Chan {
        dir: String,
        elem: Box<GoType>,
    },
    Struct {
        fields: Vec<String>,
    },
    /// `methods` are the names of the method set; empty for `any`.
    Interface {
        methods: Vec<String>,
    },
    Func {
        params: Vec<GoType>,
        results: Vec<GoType>,
        variadic: bool,
    },
    /// The type parameter of that index.
    Tparam {
        name: String,
        index: u32,
    },
}

/// A named type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// Whether another package can write that: exported, at package level, and not internal.
    pub writable: bool,
    /// Its underlying type.
    pub underlying: GoType,
    /// Standard interfaces that it or a pointer to it satisfies, by name: `error`,
    /// `fmt.Stringer`, `encoding.TextMarshaler`, `encoding.TextUnmarshaler`, `io.Reader`,
    /// `io.Writer`, `context.Context`. With a leading `*` where only the pointer does.
    pub implements: Vec<String>,
}

/// An exported constant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedConstant {
    /// Go name.
    pub name: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Its type; an untyped constant's is its default type.
    #[serde(rename = "type")]
    pub kind: GoType,
    /// Whether it has no type of its own.
    pub untyped: bool,
    /// Its value: `true`, a decimal integer, the shortest digits that mean the nearest float64
    /// (`0.1`, `1e+06`), or the string's bytes in hex.
    pub value: String,
    /// Number of its `const (...)` group within the package, from 0.
    pub group: u32,
}

/// An exported package-level variable.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DescribedVariable {
    /// Go name.
    pub name: String,
    /// Documentation, plain text.
    pub doc: String,
    /// Where it is declared.
    pub position: Position,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: GoType,
}
