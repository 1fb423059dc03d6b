//! Generic records and objects: classes that instances of a generic Go type share.
//!
//! In: the key of one instance. Out: the variables of the class, and which of them stands for the types
//! at one place of all instances. The table has no names of type parameters, so they are told apart by
//! what stands for them.

use super::column::{Column, behind};
use super::spelling::{Spelling, Way};
use crate::model::{Callable, Declared, Form, Record, Type, TypeTable};

/// How the names of covariant variables end, as linters want it.
pub(super) const COVARIANT: &str = "_co";

/// What the instances of a generic record are instances of.
#[derive(Clone)]
pub(super) struct Generic<'a> {
    /// What stands for each type parameter, in all instances.
    arguments: Vec<Vec<&'a Type>>,
    /// Whether nothing can change what an instance holds: `Pair[int]` then is a `Pair[float]`.
    is_frozen: bool,
}

impl<'a> Generic<'a> {
    /// The generic class of a record or object; `None` if all its instances look the same in Python.
    pub(super) fn of(key: &str, spelling: &Spelling<'a>) -> Option<Self> {
        let instances = instances(key, spelling.types);
        if instances.len() < 2 {
            return None;
        }
        let arguments = columns(&instances.iter().map(|it| &*it.name.args).collect::<Vec<_>>());
        let mut scratch = spelling.clone();
        scratch.within(None);
        let mut differ = |column: &Vec<&Type>, way| {
            let spelled: Vec<_> = column.iter().map(|it| scratch.spell(&[*it], way)).collect();
            spelled.iter().any(|each| *each != spelled[0])
        };
        let is_generic =
            arguments.iter().any(|column| differ(column, Way::ToGo) || differ(column, Way::Kept));
        is_generic.then_some(Self { arguments, is_frozen: instances[0].as_record().is_some() })
    }

    /// The variable that stands for the types of a column.
    pub(super) fn variable(&self, column: &Column) -> Option<String> {
        let is_same = |known: &Vec<&Type>| {
            let mut pairs = known.iter().zip(column);
            known.len() == column.len() && pairs.all(|(a, b)| behind(a) == behind(b))
        };
        self.variables().nth(self.arguments.iter().position(is_same)?)
    }

    /// All of them, in Go's order.
    pub(super) fn variables(&self) -> impl Iterator<Item = String> {
        let suffix = if self.is_frozen { COVARIANT } else { "" };
        let is_only = self.arguments.len() == 1;
        let number = move |n: usize| if is_only { String::new() } else { n.to_string() };
        let name = move |n| format!("_T{}{suffix}", number(n));
        (1..=self.arguments.len()).map(name)
    }
}

/// What makes a class generic among its bases; nothing of one that is not.
pub(super) fn bases(key: &str, spelling: &mut Spelling) -> Vec<String> {
    let Some(generic) = Generic::of(key, spelling) else { return Vec::new() };
    let variables: Vec<_> = generic.variables().collect();
    variables.iter().for_each(|name| spelling.declare_class_variable(name));
    let base = spelling.import("typing", "Generic");
    vec![format!("{base}[{}]", variables.join(", "))]
}

/// `Pair[int, str]` of a generic class.
pub(super) fn subscript(spelling: &mut Spelling) -> String {
    let (any, alias) = (spelling.import("typing", "Any"), spelling.import("types", "GenericAlias"));
    format!("    def __class_getitem__(cls, item: {any}, /) -> {alias}: ...")
}

/// All instances of the type that one is an instance of, sorted by key.
pub(super) fn instances<'a>(key: &str, types: &'a TypeTable) -> Vec<&'a Declared> {
    let Some(own) = types.get(key) else { return Vec::new() };
    let known = types.iter().map(|(_, declared)| declared);
    known.filter(|declared| declared.name.is_of_one_type(&own.name)).collect()
}

/// The record that a type is.
pub(super) fn record_of<'a>(kind: &'a Type, types: &'a TypeTable) -> Option<(&'a str, &'a Record)> {
    if let Form::Record(key, record) = types.form(kind) { Some((key, record)) } else { None }
}

/// The record or object that a type is, by its key and the name of its class.
pub(super) fn class_of<'a>(kind: &'a Type, types: &'a TypeTable) -> Option<(&'a str, &'a str)> {
    match types.form(kind) {
        Form::Record(key, record) => Some((key, &record.python)),
        Form::Object(key) => Some((key, &types.resolve(key).as_object()?.python)),
        Form::Bool
        | Form::Number(_)
        | Form::Rune
        | Form::Duration
        | Form::BigInt
        | Form::String
        | Form::Bytes
        | Form::Any
        | Form::Error
        | Form::Text(_)
        | Form::Reader(_)
        | Form::List(_)
        | Form::Seq(_)
        | Form::Stream(_)
        | Form::Fixed(_)
        | Form::FixedBytes(_)
        | Form::Optional(_)
        | Form::Complex(_)
        | Form::Map(_)
        | Form::Interface(_)
        | Form::ErrorType(_) => None,
    }
}

/// Whether a function's result is an object of a generic class, which is of no other instance than its own.
pub(super) fn gives_instance(function: &Callable, spelling: &Spelling) -> bool {
    let types = spelling.types;
    let is_one = |kind: &Type| {
        let key = class_of(behind(kind), types).map(|(key, _)| key);
        key.and_then(|key| Generic::of(key, spelling)).is_some_and(|generic| !generic.is_frozen)
    };
    let pointed = |kind: &Type| is_one(if let Type::Optional(inner) = kind { inner } else { kind });
    function.receiver.is_none() && function.results.iter().any(|result| pointed(&result.kind))
}

/// What stands for each type parameter in the types of a column, if all are instances of one class.
pub(super) fn arguments<'a>(
    column: &Column<'a>,
    types: &'a TypeTable,
) -> Option<Vec<Vec<&'a Type>>> {
    let declared = |kind: &&'a Type| Some(types.resolve(class_of(kind, types)?.0));
    let declared: Vec<&Declared> = column.iter().map(declared).collect::<Option<_>>()?;
    let is_one = declared.iter().all(|each| each.name.is_of_one_type(&declared[0].name));
    is_one.then(|| columns(&declared.iter().map(|it| &*it.name.args).collect::<Vec<_>>()))
}

fn columns<'a>(rows: &[&'a [Type]]) -> Vec<Vec<&'a Type>> {
    let count = rows.iter().map(|row| row.len()).min().unwrap_or(0);
    (0..count).map(|at| rows.iter().map(|row| &row[at]).collect()).collect()
}
