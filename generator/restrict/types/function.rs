//! Which types of functions have a class: those with a name of which something offered gives a value. Python
//! passes it on, as Go programs pass options that a module made; it cannot call one, nor make one.
//!
//! In: a named type of functions. Out: the object that its values are, or that it does not cross.

use super::{Mention, Obstacle, Walk};
use crate::introspect::{DescribedType, GoType};
use crate::model::{DeclaredKind, Reason, Type, TypeName};

impl Walk<'_> {
    /// The object that a function with a named type is.
    pub(super) fn function(
        self,
        name: &str,
        described: &DescribedType,
        args: &[GoType],
        spelling: Option<TypeName>,
    ) -> Result<Type, Obstacle> {
        let types = self.mention.types;
        let no_object = Obstacle::new(Reason::Func, "a function", "functions");
        let is_given = !Mention::is_stream(&described.underlying) && types.is_given(name);
        let Some(spelling) = spelling.filter(|_| is_given) else { return Err(no_object) };
        let object = self.object(name, described, &spelling, no_object)?;
        Ok(types.declare(name, args, spelling, DeclaredKind::Object(object)))
    }
}
