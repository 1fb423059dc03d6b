//! Generic records and objects: classes that instances of a generic Go type share.
//!
//! In: the key of one instance. Out: the variables of the class, and which of them stands for the types
//! at one place of all instances. The table has no names of type parameters, so they are told apart by
//! what stands for them.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Go's names of those that `any` stands for in all instances, in the places of these.
    open: Vec<Option<&'a str>>,
    /// Whether nothing can change what an instance holds: `Pair[int]` then is a `Pair[float]`.
    pub(super) is_frozen: bool,
}

impl<'a> Generic<'a> {
    /// The generic class of a record or object; `None` if all its instances look the same in Python.
    pub(super) fn of(key: &str, spelling: &Spelling<'a>) -> Option<Self> {
        let instances = instances(key, spelling.types);
        let arguments = columns(&instances.iter().map(|it| &*it.name.args).collect::<Vec<_>>());
        let open: Vec<_> = arguments.iter().map(|column| open_name(column)).collect();
        let is_open = open.iter().any(Option::is_some);
        if instances.len() < 2 && !is_open {
            return None;
        }
        let mut scratch = spelling.clone();
        scratch.within(None);
        let mut differ = |column: &Vec<&Type>, way| {
            let spelled: Vec<_> = column.iter().map(|it| scratch.spell(&[*it], way)).collect();
            spelled.iter().any(|each| *each != spelled[0])
        };
        let is_generic = is_open
            || arguments
                .iter()
                .any(|column| differ(column, Way::ToGo) || differ(column, Way::Kept));
        let is_frozen = instances[0].as_record().is_some();
        is_generic.then_some(Self { arguments, open, is_frozen })
    }

    /// The variable that stands for the types of a column.
    pub(super) fn variable(&self, column: &Column) -> Option<String> {
        let is_same = |(known, go): (&Vec<&Type>, Option<&str>)| {
            let mut pairs = known.iter().zip(column);
            // What is `any` is told by its name.
            let is_fixed = go.is_none() && known.len() == column.len();
            is_fixed && pairs.all(|(a, b)| behind(a) == behind(b))
        };
        let mut places = self.arguments.iter().zip(self.open.iter().copied());
        self.variables().nth(places.position(is_same)?)
    }

    /// The variables of what is `any`, by Go's names.
    pub(super) fn open_variables(&self) -> impl Iterator<Item = (String, String)> {
        let open = self.open.iter().zip(self.variables());
        open.filter_map(|(name, variable)| Some(((*name)?.to_owned(), variable)))
    }

    /// All of them, in Go's order.
    pub(super) fn variables(&self) -> impl Iterator<Item = String> {
        let suffix = if self.is_frozen { COVARIANT } else { "" };
        let is_only = self.arguments.len() == 1;
        let number = move |n: usize| if is_only { String::new() } else { n.to_string() };
        let name = move |(n, go): (usize, Option<&str>)| match go {
            Some(go) => format!("{}{suffix}", open_variable(go)),
            None => format!("_T{}{suffix}", number(n)),
        };
        (1..).zip(self.open.iter().copied()).map(name)
    }
}

/// How the variables begin for what is `any`.
pub(super) const OPEN: &str = "_Any";

/// The variable for a type parameter that `any` stands for.
pub(super) fn open_variable(go: &str) -> String {
    format!("{OPEN}{go}")
}

/// Go's name of what is `any` in all types of a column.
pub(super) fn open_name<'a>(column: &Column<'a>) -> Option<&'a str> {
    let name = column.first()?.open_name()?;
    column.iter().all(|kind| kind.open_name() == Some(name)).then_some(name)
}

/// What an instance of a generic type is made of: as it is said where it is mentioned, or as the table has it.
pub(super) fn arguments_of<'a>(kind: &'a Type, types: &'a TypeTable) -> Option<&'a [Type]> {
    let (key, _) = class_of(kind, types)?;
    let args = kind.made_of();
    Some(if args.is_empty() { &types.resolve(key).name.args } else { args })
}

/// The variables for what is `any` in a function, by Go's names: of what an instance of a generic type is made
/// of, and a caller passes. Where nothing that is passed says more of it, it is Any.
pub(super) fn open_variables(function: &Callable) -> BTreeMap<String, String> {
    let mut uses = Uses::default();
    function.params.iter().for_each(|value| uses.add(&value.kind, false));
    let passed = uses.count.clone();
    function.results.iter().for_each(|value| uses.add(&value.kind, false));
    let is_variable = |name: &&str| passed.contains_key(name) && uses.count[name] > 1;
    let names = uses.within.iter().copied().filter(is_variable);
    names.map(|name| (name.to_owned(), open_variable(name))).collect()
}

/// How often type parameters that are `any` occur, and which of them within an instance of a generic type.
#[derive(Default)]
struct Uses<'a> {
    count: BTreeMap<&'a str, usize>,
    within: BTreeSet<&'a str>,
}

impl<'a> Uses<'a> {
    fn add(&mut self, kind: &'a Type, is_within: bool) {
        if let Some(name) = kind.open_name() {
            *self.count.entry(name).or_default() += 1;
            self.within.extend(is_within.then_some(name));
        }
        let is_within = is_within || !kind.made_of().is_empty();
        kind.inner().into_iter().for_each(|inner| self.add(inner, is_within));
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
        Form::Interface(key) => Some((key, &types.resolve(key).as_interface()?.python)),
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
        | Form::ErrorType(_) => None,
    }
}

/// Whether a function's result is an object of a generic class, which is of no other instance than its own.
pub(super) fn gives_instance(function: &Callable, spelling: &Spelling) -> bool {
    let types = spelling.types;
    let is_one = |kind: &Type| {
        let key = class_of(behind(kind), types).map(|(key, _)| key);
        let generic = key.and_then(|key| Generic::of(key, spelling));
        generic.is_some_and(|it| !it.is_frozen && it.open.iter().any(Option::is_none))
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
    let rows: Vec<_> = column.iter().map(|it| arguments_of(it, types)).collect::<Option<_>>()?;
    is_one.then(|| columns(&rows))
}

pub(super) fn columns<'a>(rows: &[&'a [Type]]) -> Vec<Vec<&'a Type>> {
    let count = rows.iter().map(|row| row.len()).min().unwrap_or(0);
    (0..count).map(|at| rows.iter().map(|row| &row[at]).collect()).collect()
}
