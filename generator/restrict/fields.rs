//! Pass 3, of fields: which fields of objects can be read and assigned, and which of them an object can be
//! made with.
//!
//! In: the objects that a package declares. Out: [`Owner`] for each. A field is read where it lies, so that
//! an object in it is no copy; one that would be used up by reading is refused (an iterator is not, before it
//! is asked for values).

use super::callables::{Refusal, refusal};
use super::types::{Direction, Mention, Obstacle, Types};
use crate::introspect::{DescribedField, DescribedPackage, DescribedType, GoType};
use crate::model::{Array, Level, Map, Position, Reason, Type, TypeParam, TypeTable};

/// An object, and what becomes of its exported fields.
pub(super) struct Owner<'a> {
    /// Its key in the table of types.
    pub(super) key: String,
    pub(super) described: &'a DescribedType,
    pub(super) position: Position,
    /// In Go's order, those that embedding promotes after its own.
    pub(super) fields: Vec<Field<'a>>,
}

/// A field, and what becomes of it.
pub(super) struct Field<'a> {
    pub(super) described: &'a DescribedField,
    /// What reading it gives.
    pub(super) read: Result<Type, Refusal>,
    /// What it can be set to.
    pub(super) assign: Result<Type, Refusal>,
    /// Whether a new object has it: what is behind a pointer it has not.
    pub(super) is_in_new: bool,
}

/// Decides about the objects of a package, sorted by name.
pub(super) fn decide<'a>(package: &'a DescribedPackage, types: &Types<'a>) -> Vec<Owner<'a>> {
    if types.level() < Level::State {
        return Vec::new();
    }
    let own = types.declared_in(&package.path);
    own.flat_map(|(name, described)| of_type(name, described, types)).collect()
}

/// The fields of a type, and of each instance of a generic one, if it is an object.
fn of_type<'a>(name: &str, described: &'a DescribedType, types: &Types<'a>) -> Vec<Owner<'a>> {
    if !matches!(described.underlying, GoType::Struct {}) {
        return Vec::new();
    }
    if described.type_params.is_empty() {
        return of_instance(name, &[], described, types).into_iter().collect();
    }
    let instances = types.instances(name).into_iter();
    instances.filter_map(|(_, args)| of_instance(name, &args, described, types)).collect()
}

fn of_instance<'a>(
    name: &str,
    args: &[GoType],
    described: &'a DescribedType,
    types: &Types<'a>,
) -> Option<Owner<'a>> {
    let this = GoType::Named { name: name.to_owned(), args: args.to_vec() };
    let found = Mention::new(types, Direction::Out).restrict_receiver(&this).ok()?;
    let Type::Declared(key) = found else { return None };
    let position = types.table().resolve(&key).as_object()?.position.clone();
    let exported = described.fields.iter().filter(|field| field.exported);
    let fields = exported.map(|field| decide_field(field, described, args, types)).collect();
    Some(Owner { key, described, position, fields })
}

fn decide_field<'a>(
    field: &'a DescribedField,
    owner: &DescribedType,
    bound: &[GoType],
    types: &Types<'a>,
) -> Field<'a> {
    let refuse = |obstacle| refusal::field(&field.name, &field.go, obstacle);
    let mention = |direction| Mention { bound, ..Mention::new(types, direction).in_place() };
    let known = || field.kind.as_ref().ok_or_else(Obstacle::of_another_module);
    let stays = |kind: Type| match find_stream(&kind, &types.table()) {
        Some(stream) => Err(stream),
        None => Ok(kind),
    };
    let read = known().and_then(|kind| mention(Direction::Out).restrict_field(kind));
    let assign = known().and_then(|kind| mention(Direction::In).restrict(kind));
    Field {
        described: field,
        read: read.and_then(stays).map_err(refuse),
        assign: assign.and_then(stays).map_err(refuse),
        is_in_new: is_in_new(field, owner),
    }
}

/// Whether the structs that lead to a field are all there in Go's zero value. Of those that are promoted
/// themselves and not exported nobody knows.
fn is_in_new(field: &DescribedField, owner: &DescribedType) -> bool {
    field.through.iter().enumerate().all(|(depth, joint)| {
        let before = &field.through[..depth];
        let is_joint = |it: &&DescribedField| it.name == *joint && it.through == before;
        owner.fields.iter().find(is_joint).is_some_and(|it| !it.go.starts_with('*'))
    })
}

/// The obstacle of what is used up when it is read, as an iterator is.
fn find_stream(kind: &Type, types: &TypeTable) -> Option<Obstacle> {
    match kind {
        Type::Reader(_) => Some(Obstacle::new(Reason::Interface, "an interface", "interfaces")),
        Type::Seq(_) => Some(Obstacle::new(Reason::Func, "a function", "functions")),
        Type::Slice(inner)
        | Type::Optional(inner)
        | Type::Array(Array { element: inner, .. })
        | Type::Param(TypeParam { kind: inner, .. }) => find_stream(inner, types),
        Type::Map(Map { key, value }) => {
            find_stream(key, types).or_else(|| find_stream(value, types))
        }
        Type::Declared(key) => find_stream(types.resolve(key).underlying()?, types),
        Type::Bool
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
        | Type::Stream(_) => None,
    }
}
