//! How a manifest says what makes the objects of a type, and reads and assigns their fields: by a row for
//! each field, and not by a callable for each thing that is done with it, three of which say the same.
//!
//! In: callables, and the table with their types. Out: rows for those that follow from these, and the
//! callables again.

use serde::{Deserialize, Serialize};

use crate::model::{Callable, CallableKind, Declared, Position, Type, TypeTable, Value};

/// What belongs to the objects of one type, beside methods.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Members {
    /// Key of the type.
    key: String,
    /// Index of what makes objects; what reads each field follows, then what assigns each.
    index: u32,
    /// The fields that can be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    fields: Vec<FieldRow>,
    /// Which of them a new object can be given, by their places; where nothing is said, all that can be
    /// assigned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    in_new: Option<Vec<usize>>,
}

/// A field that can be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct FieldRow {
    go: String,
    python: String,
    /// What reading it gives.
    #[serde(rename = "type")]
    kind: Type,
    /// What it can be set to, where that is not the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assigned: Option<Type>,
    /// Whether it cannot be set.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    fixed: bool,
    /// Its Go declaration.
    signature: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    doc: String,
    /// The file that declares it, where that is not the one of its owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    line: u32,
}

/// Takes what belongs to objects out of a package's callables. What does not follow from a row stays.
pub(super) fn take(callables: &mut Vec<Callable>, types: &TypeTable) -> Vec<Members> {
    let mut rows = Vec::new();
    let mut kept = Vec::new();
    let all = std::mem::take(callables);
    for group in all.chunk_by(|a, b| is_member(a) && is_member(b) && a.receiver == b.receiver) {
        match Members::of(group, types) {
            Some(row) => rows.push(row),
            None => kept.extend_from_slice(group),
        }
    }
    *callables = kept;
    rows
}

/// Puts it back, each entry where its index says. Returns the key of a type that has no such members.
pub(super) fn put_back(
    callables: &mut Vec<Callable>,
    rows: Vec<Members>,
    types: &TypeTable,
) -> Result<(), String> {
    for row in rows {
        callables.extend(row.callables(types).ok_or(row.key)?);
    }
    callables.sort_by_key(|callable| callable.index);
    Ok(())
}

fn is_member(callable: &Callable) -> bool {
    match callable.kind {
        CallableKind::Read | CallableKind::Assign | CallableKind::Make => true,
        CallableKind::Function | CallableKind::Method | CallableKind::Get => false,
    }
}

impl Members {
    /// The row of one type's callables, if it says all of them.
    fn of(callables: &[Callable], types: &TypeTable) -> Option<Self> {
        let (make, others) = callables.split_first()?;
        let key = make.receiver.clone()?;
        let owner = &types.get(&key)?.as_object()?.position;
        let writers: Vec<_> = of_kind(others, CallableKind::Assign).collect();
        let field = |reader: &Callable| {
            let writer = writers.iter().find(|writer| writer.go == reader.go);
            FieldRow::of(reader, writer.copied(), owner)
        };
        let fields = of_kind(others, CallableKind::Read).map(field).collect::<Option<Vec<_>>>()?;
        let place = |param: &Value| fields.iter().position(|field| field.go == param.go);
        let in_new = make.params.iter().map(place).collect::<Option<Vec<_>>>()?;
        let index = make.index;
        let all = assignable(&fields).map(|(place, _)| place).eq(in_new.iter().copied());
        let row = Self { key, index, fields, in_new: (!all).then_some(in_new) };
        (row.callables(types)? == callables).then_some(row)
    }

    /// What makes objects, and what reads and assigns their fields; `None` where the type is no object.
    fn callables(&self, types: &TypeTable) -> Option<Vec<Callable>> {
        let assign = assignable(&self.fields).map(|(_, field)| field);
        let count = u32::try_from(1 + self.fields.len() + assign.clone().count()).ok()?;
        let indices = self.index..self.index.checked_add(count)?;
        let declared = types.get(&self.key)?;
        let owner = &declared.as_object()?.position;
        let make = self.constructor(declared)?;
        let read = self.fields.iter().map(|field| field.reader(self, owner));
        let assign = assign.map(|field| field.writer(self, owner));
        let all = std::iter::once(make).chain(read).chain(assign);
        Some(all.zip(indices).map(|(callable, index)| Callable { index, ..callable }).collect())
    }

    fn constructor(&self, declared: &Declared) -> Option<Callable> {
        let object = declared.as_object()?;
        let in_new = match &self.in_new {
            Some(places) => places.iter().map(|place| self.fields.get(*place)).collect(),
            None => Some(assignable(&self.fields).map(|(_, field)| field).collect::<Vec<_>>()),
        };
        let kind = Type::Declared(self.key.clone());
        Some(Callable {
            go: declared.name.name.clone(),
            python: object.python.clone(),
            signature: format!("type {}", declared.name.name),
            params: in_new?.into_iter().map(FieldRow::parameter).collect(),
            results: vec![Value::new(String::new(), String::new(), kind)],
            ..self.entry(CallableKind::Make, object.position.clone())
        })
    }

    /// An entry of which nothing but this is known.
    fn entry(&self, kind: CallableKind, position: Position) -> Callable {
        Callable { receiver: Some(self.key.clone()), ..Callable::new(kind, position) }
    }

    fn receiver(&self) -> Value {
        let name = "self".to_owned();
        Value::new(name.clone(), name, Type::Declared(self.key.clone()))
    }
}

fn of_kind(callables: &[Callable], kind: CallableKind) -> impl Iterator<Item = &Callable> {
    callables.iter().filter(move |callable| callable.kind == kind)
}

/// Those of some fields that can be assigned, with their places.
fn assignable(fields: &[FieldRow]) -> impl Iterator<Item = (usize, &FieldRow)> + Clone {
    fields.iter().enumerate().filter(|(_, field)| !field.fixed)
}

impl FieldRow {
    fn of(reader: &Callable, writer: Option<&Callable>, owner: &Position) -> Option<Self> {
        let kind = &reader.results.first()?.kind;
        let assigned = writer.map(|writer| Some(&writer.params.last()?.kind));
        let Position { file, line } = &reader.position;
        Some(Self {
            go: reader.go.clone(),
            python: reader.python.clone(),
            kind: kind.clone(),
            fixed: assigned.is_none(),
            assigned: assigned.flatten().filter(|it| *it != kind).cloned(),
            signature: reader.signature.clone(),
            doc: reader.doc.clone(),
            file: (*file != owner.file).then(|| file.clone()),
            line: *line,
        })
    }

    fn reader(&self, of: &Members, owner: &Position) -> Callable {
        let (go, python) = (String::new(), String::new());
        let results = vec![Value::new(go, python, self.kind.clone())];
        let (doc, params) = (self.doc.clone(), vec![of.receiver()]);
        Callable { doc, params, results, ..self.entry(CallableKind::Read, of, owner) }
    }

    fn writer(&self, of: &Members, owner: &Position) -> Callable {
        let params = vec![of.receiver(), self.parameter()];
        Callable { params, ..self.entry(CallableKind::Assign, of, owner) }
    }

    fn parameter(&self) -> Value {
        let kind = self.assigned.as_ref().unwrap_or(&self.kind).clone();
        Value::new(self.go.clone(), self.python.clone(), kind)
    }

    fn entry(&self, kind: CallableKind, of: &Members, owner: &Position) -> Callable {
        let file = self.file.as_ref().unwrap_or(&owner.file).clone();
        Callable {
            go: self.go.clone(),
            python: self.python.clone(),
            signature: self.signature.clone(),
            ..of.entry(kind, Position { file, line: self.line })
        }
    }
}
