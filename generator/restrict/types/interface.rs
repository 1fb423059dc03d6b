//! Which interfaces have a class: those with methods of the module, and those of other modules that its
//! signatures name.
//!
//! In: a named interface with methods. Out: the mention of it in the table, or that it does not cross.

use super::{Obstacle, Walk};
use crate::introspect::DescribedType;
use crate::model::{DeclaredKind, Interface, Level, Reason, Type, TypeName};

impl Walk<'_> {
    /// The interface of that name; those of generic types come later.
    pub(super) fn interface(
        self,
        name: &str,
        described: &DescribedType,
        spelling: Option<TypeName>,
    ) -> Result<Type, Obstacle> {
        let types = self.mention.types;
        let is_offered = |spelling: &TypeName| {
            types.has_class(name, &spelling.package) && spelling.args.is_empty()
        };
        let spelling = spelling.filter(is_offered);
        let position = described.position.clone().filter(|_| !described.constraint);
        match (spelling, position) {
            (Some(spelling), Some(position)) if types.level() >= Level::State => {
                let interface = Interface {
                    // Chosen with the other names of its package, or found when all are known.
                    python: String::new(),
                    doc: described.doc.clone(),
                    position,
                    bases: Vec::new(),
                    records: Vec::new(),
                    values: Vec::new(),
                };
                Ok(types.declare(name, &[], spelling, DeclaredKind::Interface(interface)))
            }
            _ => Err(Obstacle::new(Reason::Interface, "an interface", "interfaces")),
        }
    }
}
