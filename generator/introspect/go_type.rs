//! Any Go type, as the Go helper describes it.

use serde::{Deserialize, Serialize};

/// Any Go type, aliases resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields have the names of go/types")]
pub enum GoType {
    /// A predeclared type by its name; `byte` and `rune` where so written, `unsafe.Pointer` too.
    Basic {
        name: String,
    },
    /// A reference into [`Described::types`](super::Described::types); `error` for the predeclared interface.
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
    /// Its fields are those of the named type, where it has a name.
    Struct {},
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
