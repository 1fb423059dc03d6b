//! Which interfaces have a class: those with methods of the module, and those of other modules that its
//! signatures name.
//!
//! In: a named interface with methods. Out: the mention of it in the table, or that it does not cross.

use super::{Obstacle, Walk};
use crate::introspect::{DescribedType, GoType};
use crate::model::{DeclaredKind, Interface, Level, Reason, Type, TypeName};

impl Walk<'_> {
    /// The interface of that name; each instance of a generic one is one.
    pub(super) fn interface(
        self,
        name: &str,
        described: &DescribedType,
        args: &[GoType],
        spelling: Option<TypeName>,
    ) -> Result<Type, Obstacle> {
        let types = self.mention.types;
        let spelling = spelling.filter(|spelling| types.has_class(name, &spelling.package));
        let position = described.position.clone().filter(|_| !described.constraint);
        match (spelling, position) {
            (Some(spelling), Some(position)) if types.level() >= Level::State => {
                let interface = Interface {
                    // Chosen with the other names of its package, or found when all are known.
                    python: String::new(),
                    doc: described.doc.clone(),
                    position,
                    is_hidden: false,
                    bases: Vec::new(),
                    records: Vec::new(),
                    objects: Vec::new(),
                    values: Vec::new(),
                };
                Ok(types.declare(name, args, spelling, DeclaredKind::Interface(interface)))
            }
            _ => Err(Obstacle::new(Reason::Interface, "an interface", "interfaces")),
        }
    }
}
