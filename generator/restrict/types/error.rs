//! Which structs are errors: those of the module with the method of one.
//!
//! In: a struct as it is described. Out: its row in the table, if it is one; Python has it as an exception,
//! and no other class of it.

use super::Walk;
use crate::introspect::DescribedType;
use crate::model::{DeclaredKind, ErrorType, Level, TypeName};

/// Whether a type, or a pointer to it, has the method of an error.
pub(in crate::restrict) fn is_error(described: &DescribedType) -> bool {
    described.implements.iter().any(|found| found.trim_start_matches('*') == "error")
}

impl Walk<'_> {
    /// What the table has of a struct that is an error. One of a generic type is none: no class is that
    /// of all its instances.
    pub(super) fn error(
        self,
        name: &str,
        described: &DescribedType,
        spelling: &TypeName,
    ) -> Option<DeclaredKind> {
        let types = self.mention.types;
        let has_class = types.has_class(name, &spelling.package) && spelling.args.is_empty();
        let is_class = has_class && is_error(described) && described.position.is_some();
        (is_class && types.level() >= Level::State).then(|| {
            // Named with the other classes of its package.
            let python = String::new();
            DeclaredKind::Error(ErrorType { python, holds_lock: described.holds_lock })
        })
    }
}
