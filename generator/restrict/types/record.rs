//! Which structs are records: nothing but their fields, each of which is a value.
//!
//! In: a named struct as it is described. Out: a mention of the record in the table; or, of what is none
//! and so an object, which has an identity or a state that its fields do not show, that or why it does
//! not cross.

use super::{Mention, Obstacle, Walk};
use crate::introspect::{DescribedField, DescribedType, GoType};
use crate::model::{
    Array, DeclaredKind, Field, Level, Map, Pin, Reason, Record, Type, TypeName, TypeParam,
    TypeTable,
};
use crate::naming;
use crate::restrict::types::substitution::substitute;

impl Walk<'_> {
    /// The record or the object that a struct is. The trail ends with the struct itself.
    pub(super) fn struct_type(
        self,
        name: &str,
        described: &DescribedType,
        args: &[GoType],
        spelling: Option<TypeName>,
    ) -> Result<Type, Obstacle> {
        let types = self.mention.types;
        if types.level() < Level::Data {
            return Err(Obstacle::new(Reason::Struct, "a struct", "structs"));
        }
        let Some(spelling) = spelling else {
            return Err(Obstacle::no_record("that other packages cannot name"));
        };
        let key = super::key(name, &spelling.args);
        if let Some(known) = types.structs.borrow().get(&key) {
            return known.clone();
        }
        if let Some(kind) = self.error(name, described, &spelling) {
            let found = Ok(types.declare(name, args, spelling, kind));
            types.structs.borrow_mut().insert(key, found.clone());
            return found;
        }
        let found = self.decide(name, described, args, &spelling);
        let found = match found {
            Ok(record) => Ok(DeclaredKind::Record(record)),
            Err(obstacle) => {
                self.object(name, described, &spelling, obstacle).map(DeclaredKind::Object)
            }
        };
        let found = found.map(|kind| types.declare(name, args, spelling, kind));
        types.structs.borrow_mut().insert(key, found.clone());
        found
    }

    fn decide(
        self,
        name: &str,
        described: &DescribedType,
        args: &[GoType],
        spelling: &TypeName,
    ) -> Result<Record, Obstacle> {
        let position = described.position.clone();
        let types = self.mention.types;
        let position = position.filter(|_| types.has_class(name, &spelling.package));
        let Some(position) = position else {
            return Err(Obstacle::no_record("of another module"));
        };
        if described.holds_lock {
            return Err(Obstacle::no_record("that holds a lock"));
        }
        let pin = types.pin(name);
        if pin == Some(Pin::Object) {
            return Err(Obstacle::no_record("that is pinned as an object"));
        }
        // Whoever pins a record says that its fields are all that such methods see.
        if pin.is_none() && described.methods.iter().any(|method| method.pointer) {
            return Err(Obstacle::no_record("that has methods on its pointer"));
        }
        let fields: Vec<_> =
            described.fields.iter().filter(|field| field.through.is_empty()).collect();
        if fields.iter().any(|field| !field.exported) {
            return Err(Obstacle::no_record("with unexported fields"));
        }
        let go: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        let methods: Vec<&str> =
            described.methods.iter().map(|method| method.function.name.as_str()).collect();
        let names = naming::fields(&go, &methods);
        let fields = fields.into_iter().zip(names);
        let fields = fields.map(|(field, python)| self.field(field, args, python));
        Ok(Record {
            // Chosen with the other names of its package.
            python: String::new(),
            doc: described.doc.clone(),
            position,
            fields: fields.collect::<Result<_, _>>()?,
            // Found when all types are known.
            bases: Vec::new(),
        })
    }

    /// What crosses for a field; one that depends on what is `any` says so.
    fn restrict_field(self, kind: &GoType, args: &[GoType]) -> Result<Type, Obstacle> {
        if !args.iter().any(super::is_any) {
            return self.restrict(&substitute(kind, args));
        }
        let mention = Mention { bound: args, ..self.mention };
        Walk { mention, trail: self.trail }.restrict(kind)
    }

    fn field(
        self,
        field: &DescribedField,
        args: &[GoType],
        python: String,
    ) -> Result<Field, Obstacle> {
        let refuse = |what: &str| {
            Obstacle::no_record(&format!("whose field {} is {}, {what}", field.name, field.go))
        };
        let Some(kind) = &field.kind else { return Err(refuse("a type of another module")) };
        let kind = self.restrict_field(kind, args).map_err(|why| refuse(&why.what))?;
        if !is_value(&kind, &self.mention.types.table()) {
            return Err(refuse("which is no value"));
        }
        Ok(Field { go: field.name.clone(), python, kind, doc: field.doc.clone() })
    }
}

/// Whether what crosses for a type is all that it is.
fn is_value(kind: &Type, types: &TypeTable) -> bool {
    match kind {
        Type::Slice(inner)
        | Type::Optional(inner)
        | Type::Array(Array { element: inner, .. })
        | Type::Param(TypeParam { kind: inner, .. }) => is_value(inner, types),
        Type::Map(Map { key, value }) => is_value(key, types) && is_value(value, types),
        Type::Declared(key) => {
            let declared = types.resolve(key);
            let has_identity = declared.stays_in_go() || declared.as_error().is_some();
            !has_identity && declared.underlying().is_none_or(|inner| is_value(inner, types))
        }
        Type::Bool
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Rune
        | Type::Duration
        | Type::BigInt
        | Type::Complex64
        | Type::Complex128
        | Type::Any => true,
        Type::Error | Type::Reader(_) | Type::Seq(_) | Type::Stream(_) => false,
    }
}
