//! Pass 5, of fields: the names that they have in their classes.
//!
//! In: what was decided about fields. Out: callables of the model, and what of the fields is refused.

use std::iter::once;

use super::Names;
use crate::introspect::DescribedType;
use crate::model::{
    Callable, CallableKind, DeclaredKind, Position, Skipped, Type, TypeTable, Value,
};
use crate::naming;
use crate::restrict::callables::Refusal;
use crate::restrict::fields::{Field, Owner};

/// What makes each object, reads its fields and writes them.
pub(super) fn callables(all: &[Owner], names: &Names) -> Vec<Callable> {
    let of_object = |of: &Owner| {
        let fields = with_names(of);
        let read = fields.iter().filter_map(|it| reader(of, it));
        let assign = fields.iter().filter_map(|it| writer(of, it));
        let class = &names.types[&of.described.name];
        once(constructor(of, &fields, class)).chain(read).chain(assign).collect::<Vec<_>>()
    };
    all.iter().flat_map(of_object).collect()
}

/// Says of each object which fields are refused, and why.
pub(super) fn refuse(all: &[Owner], types: &mut TypeTable) {
    for of in all {
        let Some(declared) = types.get_mut(&of.key) else { continue };
        if let DeclaredKind::Object(object) = &mut declared.kind {
            object.refused = of.fields.iter().filter_map(|it| skip(of, it)).collect();
        }
    }
}

fn skip(of: &Owner, field: &Field) -> Option<Skipped> {
    let Refusal { code, sentence } = field.read.as_ref().err().or(field.assign.as_ref().err())?;
    Some(Skipped {
        go: field.described.name.clone(),
        receiver: Some(of.described.name.clone()),
        is_variable: false,
        signature: declaration(field),
        position: field.described.position.clone(),
        code: *code,
        reason: sentence.clone(),
    })
}

/// A field with its name in Python.
struct Named<'a, 'b> {
    field: &'a Field<'b>,
    python: String,
}

fn with_names<'a, 'b>(of: &'a Owner<'b>) -> Vec<Named<'a, 'b>> {
    let go: Vec<&str> = of.fields.iter().map(|it| it.described.name.as_str()).collect();
    let methods = of.described.methods.iter().map(|it| it.function.name.as_str());
    // Refused fields have names as well: none may change when a later version offers more.
    let names = naming::object_fields(&go, &methods.collect::<Vec<_>>());
    of.fields.iter().zip(names).map(|(field, python)| Named { field, python }).collect()
}

/// `Indent int`.
fn declaration(field: &Field) -> String {
    format!("{} {}", field.described.name, field.described.go)
}

fn reader(of: &Owner, named: &Named) -> Option<Callable> {
    let kind = named.field.read.as_ref().ok()?.clone();
    let result = Value::new(String::new(), String::new(), kind);
    let params = vec![receiver(of)];
    let doc = named.field.described.doc.clone();
    Some(Callable { results: vec![result], doc, ..of_field(CallableKind::Read, of, named, params) })
}

fn writer(of: &Owner, named: &Named) -> Option<Callable> {
    let params = vec![receiver(of), parameter(named)?];
    Some(of_field(CallableKind::Assign, of, named, params))
}

/// The value that a field is set to; `None` for one that cannot be read or set.
fn parameter(named: &Named) -> Option<Value> {
    let Named { field, python } = named;
    let (Ok(_), Ok(kind)) = (&field.read, &field.assign) else { return None };
    let go = field.described.name.clone();
    Some(Value::new(go, python.clone(), kind.clone()))
}

fn receiver(of: &Owner) -> Value {
    let name = "self".to_owned();
    Value::new(name.clone(), name, Type::Declared(of.key.clone()))
}

/// What makes an object of its fields, each of which can be left out.
fn constructor(of: &Owner, fields: &[Named], class: &str) -> Callable {
    let is_own = |it: &&Named| it.field.described.through.is_empty();
    let in_new = fields.iter().filter(|it| it.field.is_in_new);
    // What is promoted is set after the struct that it is a part of.
    let (own, promoted): (Vec<_>, Vec<_>) = in_new.partition(is_own);
    let DescribedType { name, .. } = of.described;
    let kind = Type::Declared(of.key.clone());
    Callable {
        go: name.clone(),
        python: class.to_owned(),
        signature: format!("type {name}"),
        params: own.into_iter().chain(promoted).filter_map(parameter).collect(),
        results: vec![Value::new(String::new(), String::new(), kind)],
        ..entry(CallableKind::Make, &of.key, of.position.clone())
    }
}

fn of_field(kind: CallableKind, of: &Owner, named: &Named, params: Vec<Value>) -> Callable {
    let described = named.field.described;
    Callable {
        go: described.name.clone(),
        python: named.python.clone(),
        signature: declaration(named.field),
        params,
        ..entry(kind, &of.key, described.position.clone())
    }
}

/// An entry of which nothing but this is known. What is told of a field stands with what reads it, and of an
/// object in the table of types.
fn entry(kind: CallableKind, key: &str, position: Position) -> Callable {
    Callable { receiver: Some(key.to_owned()), ..Callable::new(kind, position) }
}
