//! Which structs are objects: those with a class that are no records. Each instance of a generic one is one.
//!
//! In: a struct and why it is no record. Out: the object, or why it does not cross.

use super::{LONGEST_ARRAY, Obstacle, Walk};
use crate::introspect::{DescribedType, GoType};
use crate::model::{Array, DeclaredKind, Level, Map, Object, Type, TypeName, TypeParam, TypeTable};

impl Walk<'_> {
    /// The object that a struct is which is no record.
    pub(super) fn object(
        self,
        name: &str,
        described: &DescribedType,
        spelling: &TypeName,
        no_record: Obstacle,
    ) -> Result<Object, Obstacle> {
        let types = self.mention.types;
        let has_class = types.has_class(name, &spelling.package);
        let position = described.position.clone().filter(|_| has_class);
        let (Some(position), true) = (position, types.level() >= Level::State) else {
            return Err(no_record);
        };
        Ok(Object {
            // Chosen with the other names of its package.
            python: String::new(),
            doc: described.doc.clone(),
            position,
            holds_lock: described.holds_lock,
            is_function: matches!(described.underlying, GoType::Func { .. }),
            // Found when all that mentions it is known.
            is_value: false,
            is_made_value: false,
            harmless: harmless(described),
            // Found with the fields.
            refused: Vec::new(),
            // Found when all interfaces are known.
            bases: Vec::new(),
        })
    }

    /// The object that a struct is whose text is not known to be all of its value.
    pub(super) fn partial_text(
        self,
        name: &str,
        described: &DescribedType,
        spelling: Option<&TypeName>,
    ) -> Result<Type, Obstacle> {
        let is_struct = matches!(described.underlying, GoType::Struct {});
        let spelling = spelling.filter(|_| is_struct).ok_or_else(Obstacle::not_text)?;
        let object = self.object(name, described, spelling, Obstacle::not_text())?;
        Ok(self.mention.types.declare(name, &[], spelling.clone(), DeclaredKind::Object(object)))
    }

    /// What crosses for a field that is read where it lies: objects in it, and in its elements, are not
    /// copied, so that they may hold locks.
    pub(super) fn view(self, kind: &GoType) -> Result<Type, Obstacle> {
        let element = |elem: &GoType| {
            let found = self.find(elem).ok()?;
            holds_lock(&found, &self.mention.types.table()).then_some(Box::new(found))
        };
        match kind {
            GoType::Slice { elem } if let Some(element) = element(elem) => Ok(Type::Slice(element)),
            GoType::Array { len, elem }
                if let Some(element) = element(elem).filter(|_| *len <= LONGEST_ARRAY) =>
            {
                Ok(Type::Array(Array { len: *len, element }))
            }
            GoType::Slice { .. }
            | GoType::Array { .. }
            | GoType::Basic { .. }
            | GoType::Pointer { .. }
            | GoType::Named { .. }
            | GoType::Tparam { .. }
            | GoType::Interface { .. }
            | GoType::Map { .. }
            | GoType::Chan { .. }
            | GoType::Struct {}
            | GoType::Func { .. } => self.find(kind),
        }
    }

    /// Refuses what cannot be copied: a copy of a lock is another lock.
    pub(super) fn copied(self, found: Type) -> Result<Type, Obstacle> {
        if holds_lock(&found, &self.mention.types.table()) {
            return Err(Obstacle::no_record("with a lock, which must not be copied"));
        }
        Ok(found)
    }
}

/// The methods that `repr()` may call.
fn harmless(described: &DescribedType) -> Vec<String> {
    let methods = described.methods.iter().filter(|method| method.harmless);
    methods.map(|method| method.function.name.clone()).collect()
}

/// Whether a value of the type has a lock within itself.
fn holds_lock(kind: &Type, types: &TypeTable) -> bool {
    match kind {
        Type::Declared(key) => {
            let declared = types.resolve(key);
            declared.as_object().is_some_and(|object| object.holds_lock)
                || declared.as_error().is_some_and(|error| error.holds_lock)
        }
        Type::Param(TypeParam { kind: inner, .. }) => holds_lock(inner, types),
        // What these are made of was asked about when they were found; a pointer is no copy.
        Type::Slice(_)
        | Type::Optional(_)
        | Type::Array(Array { .. })
        | Type::Map(Map { .. })
        | Type::Seq(_)
        | Type::Stream(_)
        | Type::Bool
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Rune
        | Type::Duration
        | Type::BigInt
        | Type::Complex64
        | Type::Complex128
        | Type::Any
        | Type::Error
        | Type::Reader(_) => false,
    }
}
