//! The packages that `dispatch.go` names, each under an alias that no other identifier of the file
//! has.
//!
//! In: import paths, as the code that needs them is rendered; Go refuses an import that nothing
//! uses. Out: aliases, and the import lines.

use super::plain::spelled;
use crate::model::TypeName;

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

    /// A type.
    pub(super) fn type_name(&mut self, name: &TypeName) -> String {
        let args: Vec<_> = name.args.iter().map(|kind| spelled(kind, self)).collect();
        let type_name = self.name(&name.package, &name.name);
        if args.is_empty() { type_name } else { format!("{type_name}[{}]", args.join(", ")) }
    }

    /// The import lines in gofmt's order.
    pub(super) fn lines(self) -> Vec<Import> {
        let line = |(position, path)| Import { alias: format!("p{position}"), path };
        let mut lines: Vec<_> = self.0.into_iter().enumerate().map(line).collect();
        lines.sort_by(|a, b| a.path.cmp(&b.path));
        lines
    }
}
