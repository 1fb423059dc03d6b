//! Pass 4, after the bases: which objects are equal by what they are, and not by where they are.
//!
//! In: what each described type is, and what crosses. Out: in the table, the objects that Go code only
//! passes by value, and whose values its `==` compares; and those that go into interfaces by value where
//! Python makes them.

use std::collections::BTreeSet;

use super::Draft;
use super::callables::{Call, Decision};
use crate::introspect::{DescribedType, DescribedTypes, GoType};
use crate::model::{Array, Declared, DeclaredKind, Map, Type, TypeParam, TypeTable};

/// The keys of the types that are mentioned by themselves, and of those that pointers lead to.
#[derive(Default)]
struct Mentions {
    values: BTreeSet<String>,
    pointers: BTreeSet<String>,
}

/// Finds the objects that are values.
pub(super) fn settle(described: &DescribedTypes, drafts: &[Draft], types: &mut TypeTable) {
    let mut mentions = Mentions::default();
    drafts.iter().for_each(|draft| mentions.add_all(draft, types));
    let is_plain = |key: &str| {
        !mentions.pointers.contains(key) && described.get(key).is_some_and(needs_no_pointer)
    };
    let objects = types.iter().filter(|(key, it)| it.as_object().is_some() && is_plain(key));
    for key in objects.map(|(key, _)| key.to_owned()).collect::<Vec<_>>() {
        let is_struct = described.get(&key).is_some_and(is_struct);
        let is_compared = described.get(&key).is_some_and(|it| it.comparable);
        if let Some(DeclaredKind::Object(object)) = types.get_mut(&key).map(|it| &mut it.kind) {
            object.is_made_value = is_struct;
            object.is_value = is_compared && mentions.values.contains(&key);
        }
    }
}

/// Whether its values can be copied, and no method needs a pointer to one.
fn needs_no_pointer(described: &DescribedType) -> bool {
    let by_pointer = described.methods.iter().any(|method| method.pointer);
    !described.holds_lock && !by_pointer
}

fn is_struct(described: &DescribedType) -> bool {
    matches!(described.underlying, GoType::Struct {})
}

impl Mentions {
    /// Adds what functions and methods take and give, and what fields and variables hold.
    fn add_all(&mut self, draft: &Draft, types: &TypeTable) {
        draft.functions.iter().flat_map(Decision::calls).for_each(|it| self.add_call(it, types, 0));
        // What a method is called on says nothing.
        draft.methods.iter().flat_map(Decision::calls).for_each(|it| self.add_call(it, types, 1));
        let fields = draft.fields.iter().flat_map(|owner| &owner.fields);
        fields.filter_map(|it| it.read.as_ref().ok()).for_each(|it| self.add(it, types));
        draft.variables.iter().for_each(|(_, kind)| self.add(kind, types));
    }

    fn add_call(&mut self, call: &Call, types: &TypeTable, receivers: usize) {
        call.params.iter().skip(receivers).for_each(|(_, kind)| self.add(kind, types));
        call.results.iter().for_each(|kind| self.add(kind, types));
    }

    fn add(&mut self, kind: &Type, types: &TypeTable) {
        match kind {
            Type::Optional(inner) if let Type::Declared(key) = inner.closed() => {
                self.pointers.insert(key);
            }
            Type::Declared(key) => {
                let is_new = self.values.insert(key.clone());
                let parts = types.get(key).filter(|_| is_new).into_iter().flat_map(Declared::parts);
                parts.for_each(|part| self.add(part, types));
            }
            Type::Optional(inner)
            | Type::Slice(inner)
            | Type::Seq(inner)
            | Type::Array(Array { element: inner, .. })
            | Type::Param(TypeParam { kind: inner, .. }) => self.add(inner, types),
            Type::Stream(stream) => stream.values.iter().for_each(|kind| self.add(kind, types)),
            Type::Map(Map { key, value }) => {
                self.add(key, types);
                self.add(value, types);
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
            | Type::Any
            | Type::Error
            | Type::Reader(_) => {}
        }
    }
}
