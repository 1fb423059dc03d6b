//! Classes in a stub: what they have in common, enums, and the named tuples that functions return.
//!
//! In: a package, or a function's instances. Out: a class with its members.

use super::given::{given, given_by_any};
use super::instances::variables;
use super::methods::{Receiver, own_methods, static_methods};
use super::object::bases;
use super::spelling::Spelling;
use super::value as values;
use crate::model::{Api, Callable, Constant, Declared, Enum, Package};
use crate::render::python::text::{docstring, unbroken};
use crate::render::python::{self, value};

pub(super) struct Class {
    /// `@final`
    pub(super) decorators: Vec<String>,
    /// `class Level(IntEnum):`
    pub(super) head: String,
    pub(super) docstring: String,
    /// Source, indented. With a docstring of its own it has space around it.
    pub(super) members: Vec<String>,
    /// The same, of methods.
    pub(super) methods: Vec<String>,
}

impl Class {
    /// Members and methods, those apart that are to have an empty line between them.
    pub(super) fn groups(&self) -> Vec<&[String]> {
        let is_simple = |member: &String| !member.contains('\n');
        let groups = self.members.chunk_by(|a, b| is_simple(a) && is_simple(b));
        groups.chain(self.methods.chunks(1)).collect()
    }
}

/// The package's enums.
pub(super) fn enums(package: &Package, api: &Api, spelling: &mut Spelling) -> Vec<Class> {
    let declared = package.enums.iter().filter_map(|key| Some((key, api.types.get(key)?)));
    let class = |(key, declared): (&String, &Declared)| {
        let methods = if values::is_enum(key, spelling) {
            own_methods(&declared.name, Receiver::Value, package, api, spelling)
        } else {
            static_methods(&declared.name, package, api, spelling)
        };
        let bases = if values::is_enum(key, spelling) {
            bases(&[(key, declared)], spelling)
        } else {
            Vec::new()
        };
        let name = &declared.name.name;
        let class = enumeration(name, declared.as_enum()?, &bases, package, spelling);
        Some(Class { methods, ..class })
    };
    declared.filter_map(class).collect()
}

fn enumeration(
    go: &str,
    group: &Enum,
    bases: &[String],
    package: &Package,
    spelling: &mut Spelling,
) -> Class {
    let base = spelling.import("enum", if group.is_of_strings() { "StrEnum" } else { "IntEnum" });
    let member = |constant: &Constant| {
        let value = value::in_stub(&constant.value).unwrap_or_else(|| "...".to_owned());
        unbroken(format!("    {} = {value}", constant.python))
    };
    let constants = group.members.iter().filter_map(|name| python::constant(package, name));
    let go = format!("Go: type {go}");
    let mut head = format!("class {}({}):", group.python, [&[base], bases].concat().join(", "));
    if !bases.is_empty() {
        // mypy wants what makes members last, as a class statement would at run time.
        head.push_str("  # type: ignore[misc]");
    }
    Class {
        decorators: Vec::new(),
        head: unbroken(head),
        docstring: docstring(&group.doc, &[go], "    "),
        members: constants.map(member).collect(),
        methods: Vec::new(),
    }
}

/// The named tuple that a function returns, given its signatures. Where there is one it is generic
/// as the function is; a field that overloads give different types is any of them.
pub(super) fn named_tuple(
    name: &str,
    signatures: &[Vec<&Callable>],
    spelling: &mut Spelling,
) -> Option<Class> {
    let function = *signatures.first()?.first()?;
    let mut bases = spelling.import("typing", "NamedTuple");
    let kinds = if let [signature] = signatures {
        let variables = variables(signature, spelling);
        if !variables.is_empty() {
            let generic = spelling.import("typing", "Generic");
            bases = format!("{bases}, {generic}[{}]", variables.join(", "));
        }
        given(signature, spelling)
    } else {
        given_by_any(&signatures.concat(), spelling)
    };
    let fields = function.results.iter().map(|result| &result.python).zip(kinds);
    Some(Class {
        decorators: Vec::new(),
        head: unbroken(format!("class {name}({bases}):")),
        docstring: docstring("", &[format!("What {} returns.", function.python)], "    "),
        members: fields.map(|(name, kind)| unbroken(format!("    {name}: {kind}"))).collect(),
        methods: Vec::new(),
    })
}
