//! The packages that `dispatch.go` names, each under an alias that no other identifier of the file
//! has.
//!
//! In: import paths, as the code that needs them is rendered; Go refuses an import that nothing
//! uses. Out: aliases, and the import lines.

use crate::model::{Array, Map, Source, Type, TypeName, TypeParam, TypeTable};

/// The packages asked for so far, and the types that are spelled with them.
pub(super) struct Imports<'a> {
    pub(super) types: &'a TypeTable,
    /// Import paths; the position of each is in its alias.
    paths: Vec<String>,
}

/// One line of the import block.
pub(super) struct Import {
    pub(super) alias: String,
    pub(super) path: String,
}

impl<'a> Imports<'a> {
    pub(super) fn new(types: &'a TypeTable) -> Self {
        Self { types, paths: Vec::new() }
    }

    /// The alias of a package.
    pub(super) fn alias(&mut self, path: &str) -> String {
        let position = self.paths.iter().position(|known| known == path).unwrap_or_else(|| {
            self.paths.push(path.to_owned());
            self.paths.len() - 1
        });
        format!("p{position}")
    }

    /// A name of a package: `p1.Duration`.
    pub(super) fn name(&mut self, path: &str, name: &str) -> String {
        format!("{}.{name}", self.alias(path))
    }

    /// A declared type.
    pub(super) fn type_name(&mut self, name: &TypeName) -> String {
        let args: Vec<_> = name.args.iter().map(|kind| self.spell(kind)).collect();
        let type_name = self.name(&name.package, &name.name);
        if args.is_empty() { type_name } else { format!("{type_name}[{}]", args.join(", ")) }
    }

    /// A type as `dispatch.go` spells it.
    pub(super) fn spell(&mut self, kind: &Type) -> String {
        match kind {
            Type::Declared(key) => self.type_name(&self.types.resolve(key).name),
            Type::Param(TypeParam { kind, .. }) => self.spell(kind),
            Type::Duration => self.name("time", "Duration"),
            Type::BigInt => self.name("math/big", "Int"),
            Type::Reader(name) => self.name("io", name),
            Type::Seq(element) => {
                format!("{}[{}]", self.name("iter", "Seq"), self.spell(element))
            }
            Type::Stream(stream) => {
                let values: Vec<_> = stream.values.iter().map(|kind| self.spell(kind)).collect();
                match stream.source {
                    Source::Channel => format!("<-chan {}", values.join(", ")),
                    Source::Sequence => format!("func(yield func({}) bool)", values.join(", ")),
                }
            }
            Type::Slice(element) => format!("[]{}", self.spell(element)),
            Type::Array(Array { len, element }) => format!("[{len}]{}", self.spell(element)),
            Type::Optional(inner) => format!("*{}", self.spell(inner)),
            Type::Map(Map { key, value }) => {
                format!("map[{}]{}", self.spell(key), self.spell(value))
            }
            Type::Bool
            | Type::Complex64
            | Type::Complex128
            | Type::Number(_)
            | Type::String
            | Type::Bytes
            | Type::Rune
            | Type::Any
            | Type::Error => self.types.spell(kind),
        }
    }

    /// The import lines in gofmt's order.
    pub(super) fn lines(self) -> Vec<Import> {
        let line = |(position, path)| Import { alias: format!("p{position}"), path };
        let mut lines: Vec<_> = self.paths.into_iter().enumerate().map(line).collect();
        lines.sort_by(|a, b| a.path.cmp(&b.path));
        lines
    }
}
