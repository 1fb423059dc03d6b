//! The packages that `dispatch.go` names, each under an alias that no other identifier of the file
//! has.
//!
//! In: import paths, as the code that needs them is rendered; Go refuses an import that nothing
//! uses. Out: aliases, and the import lines.

use crate::model::{Array, Named, Type, TypeName, TypeParam};

/// The packages asked for so far; the position of each is in its alias.
#[derive(Default)]
pub(super) struct Imports(Vec<String>);

/// One line of the import block.
pub(super) struct Import {
    pub(super) alias: String,
    pub(super) path: String,
}

impl Imports {
    /// The alias of a package.
    pub(super) fn alias(&mut self, path: &str) -> String {
        let position = self.0.iter().position(|known| known == path).unwrap_or_else(|| {
            self.0.push(path.to_owned());
            self.0.len() - 1
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
            Type::Named(Named { name, .. }) | Type::Text(name) => self.type_name(name),
            Type::Param(TypeParam { kind, .. }) => self.spell(kind),
            Type::Duration => self.name("time", "Duration"),
            Type::BigInt => self.name("math/big", "Int"),
            Type::Reader(name) => self.name("io", name),
            Type::Seq(element) => {
                format!("{}[{}]", self.name("iter", "Seq"), self.spell(element))
            }
            Type::Slice(element) => format!("[]{}", self.spell(element)),
            Type::Array(Array { len, element }) => format!("[{len}]{}", self.spell(element)),
            Type::Optional(inner) => format!("*{}", self.spell(inner)),
            Type::Bool
            | Type::Number(_)
            | Type::String
            | Type::Bytes
            | Type::Rune
            | Type::Any
            | Type::Error => kind.to_string(),
        }
    }

    /// The import lines in gofmt's order.
    pub(super) fn lines(self) -> Vec<Import> {
        let line = |(position, path)| Import { alias: format!("p{position}"), path };
        let mut lines: Vec<_> = self.0.into_iter().enumerate().map(line).collect();
        lines.sort_by(|a, b| a.path.cmp(&b.path));
        lines
    }
}
