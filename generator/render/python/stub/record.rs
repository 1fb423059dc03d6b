//! Records in a stub: frozen data classes.
//!
//! In: a package. Out: a class for each record. Its fields are what reading them gives; `__new__` has
//! what making one takes, which is more.

use super::class::Class;
use super::column::{Column, Container, open};
use super::generic::{self, Generic, record_of};
use super::methods::{Receiver, head, own_methods};
use super::object;
use super::spelling::Spelling;
use crate::model::{Api, Declared, Field, Package, Record, Type};
use crate::render::python::annotation::Annotation;
use crate::render::python::text::{docstring, end_of_head, fits, unbroken};

/// The package's records.
pub(super) fn records<'a>(
    package: &'a Package,
    api: &'a Api,
    spelling: &mut Spelling<'a>,
) -> Vec<Class> {
    let instances = super::by_type(&package.records, &api.types).into_iter();
    instances.filter_map(|instances| record(&instances, package, api, spelling)).collect()
}

fn record<'a>(
    instances: &[(&'a str, &'a Declared)],
    package: &'a Package,
    api: &'a Api,
    spelling: &mut Spelling<'a>,
) -> Option<Class> {
    let (key, declared) = instances[0];
    let generic = Generic::of(key, spelling);
    let receiver = Receiver::of(instances, generic.as_ref());
    let is_generic = generic.is_some();
    object::enter(generic.as_ref(), spelling);
    let mut class = class(declared.as_record()?, instances, package, api, spelling);
    class.methods.extend(own_methods(&declared.name, receiver, package, api, spelling));
    class.methods.push(protocols(is_generic, spelling));
    object::enter(None, spelling);
    Some(class)
}

/// A field as the stub has it.
struct Typed<'a> {
    field: &'a Field,
    kept: Annotation,
    accepted: Annotation,
    /// Its type in Go, where that is the same in all instances.
    go: Option<String>,
    /// Whether all instances have the same zero value, which is then the default.
    is_optional: bool,
}

fn class<'a>(
    record: &'a Record,
    instances: &[(&'a str, &'a Declared)],
    package: &Package,
    api: &Api,
    spelling: &mut Spelling<'a>,
) -> Class {
    let fields = typed(record, instances, spelling);
    let members: Vec<_> = fields.iter().map(member).collect();
    let rows: Vec<&Record> = instances.iter().filter_map(|(_, it)| it.as_record()).collect();
    let unhashable = rows.iter().all(|record| api.types.has_map(record)).then(|| {
        let class_variable = spelling.import("typing", "ClassVar");
        format!("    __hash__: {class_variable}[None]  # type: ignore[assignment]")
    });
    let (key, name) = (instances[0].0, &instances[0].1.name.name);
    let go = [format!("Go: type {name}")];
    let own = generic::bases(key, spelling);
    let bases = [object::bases(instances, spelling), own].concat();
    let place = [record.position.within(&api.module)];
    Class {
        decorators: decorators(spelling),
        head: head(&record.python, name, bases, package, spelling),
        docstring: docstring(&record.doc, &[go, place].concat(), "    "),
        members: [members, unhashable.into_iter().collect()].concat(),
        methods: vec![constructor(&fields, spelling)],
    }
}

fn decorators(spelling: &mut Spelling) -> Vec<String> {
    let data_class = spelling.import("dataclasses", "dataclass");
    vec![
        format!("@{}", spelling.import("typing", "final")),
        format!("@{data_class}(frozen=True, init=False, kw_only=True)"),
    ]
}

fn typed<'a>(
    record: &'a Record,
    instances: &[(&'a str, &'a Declared)],
    spelling: &mut Spelling<'a>,
) -> Vec<Typed<'a>> {
    let rows: Vec<&Record> = instances.iter().filter_map(|(_, it)| it.as_record()).collect();
    let typed = |(at, field): (usize, &'a Field)| {
        let column: Vec<&Type> = rows.iter().map(|row| &row.fields[at].kind).collect();
        let is_optional = !depends_on_variable(&column, spelling);
        let (kept, accepted) = (spelling.kept(&column), spelling.parameter(&column));
        let is_one = column.iter().all(|kind| *kind == column[0]);
        let go = is_one.then(|| spelling.types.spell(column[0]));
        Typed { field, kept, accepted, go, is_optional }
    };
    record.fields.iter().enumerate().map(typed).collect()
}

fn member(typed: &Typed) -> String {
    let Typed { field, kept, go, .. } = typed;
    let line = unbroken(format!("    {}: {kept}{}", field.python, typed.default()));
    let go: Vec<_> = [&field.go].into_iter().chain(go).map(String::as_str).collect();
    let closing = format!("Go: {}", go.join(" "));
    format!("{line}\n    {}", docstring(&field.doc, &[closing], "    "))
}

impl Typed<'_> {
    fn default(&self) -> &'static str {
        if self.is_optional { " = ..." } else { "" }
    }
}

/// `__new__`, with what making a record takes: fields may take more than they are.
fn constructor(fields: &[Typed], spelling: &mut Spelling) -> String {
    let own = spelling.import("typing", "Self");
    let parameter = |it: &Typed| format!("{}: {}{}", it.field.python, it.accepted, it.default());
    // A field can be called `cls` itself.
    let is_taken = fields.iter().any(|it| it.field.python == "cls");
    let mut params = vec![if is_taken { "_cls" } else { "cls" }.to_owned()];
    if !fields.is_empty() {
        params.push("*".to_owned());
    }
    params.extend(fields.iter().map(parameter));
    let head = format!("    def __new__({}) -> {own}:", params.join(", "));
    let lines = params.join(",\n        ");
    let wrapped = format!("    def __new__(\n        {lines},\n    ) -> {own}:");
    let head = if fits(&head) { head } else { wrapped };
    let end = end_of_head(&head);
    format!("{head}{end}\n        \"\"\"{CONSTRUCTOR}\"\"\"")
}

/// What copies and `copy.replace` ask for, and `Pair[int, str]` of a generic record.
fn protocols(is_generic: bool, spelling: &mut Spelling) -> String {
    let (own, any) = (spelling.import("typing", "Self"), spelling.import("typing", "Any"));
    let memo = format!("{}[{}, {any}]", spelling.builtin("dict"), spelling.builtin("int"));
    let subscript = is_generic.then(|| generic::subscript(spelling));
    let copies = [
        format!("    def __copy__(self, /) -> {own}: ..."),
        format!("    def __deepcopy__(self, memo: {memo}, /) -> {own}: ..."),
        format!("    def __replace__(self, /, **changes: {any}) -> {own}: ..."),
    ];
    copies.into_iter().chain(subscript).collect::<Vec<_>>().join("\n")
}

/// What the documentation of `__new__` says.
const CONSTRUCTOR: &str = "Make a record. Fields that are left out have Go's zero values.";

/// Whether the zero values of a column's types depend on what stands for the variables of the class.
fn depends_on_variable<'a>(column: &Column<'a>, spelling: &Spelling<'a>) -> bool {
    // Go's zero value of what is `any` is nil, whatever type checkers know of it.
    if generic::open_name(column).is_some() || column.len() == 1 {
        return false;
    }
    if spelling.class_variable(column).is_some() {
        return true;
    }
    let types = spelling.types;
    if let Some((container, inner)) = open(column, types) {
        return container == Container::Array
            && inner.iter().any(|column| depends_on_variable(column, spelling));
    }
    let record = |kind: &&'a Type| Some(record_of(kind, types)?.1);
    let Some(records) = column.iter().map(record).collect::<Option<Vec<_>>>() else {
        return !is_one_type(column, spelling);
    };
    let count = records.iter().map(|record| record.fields.len()).min().unwrap_or(0);
    let field = |at: usize| records.iter().map(|it| &it.fields[at].kind).collect::<Vec<_>>();
    (0..count).any(|at| depends_on_variable(&field(at), spelling))
}

/// Whether all types of a column are one in Python, as `[]byte` and `[]int` are not: then they have one
/// zero value as well.
fn is_one_type<'a>(column: &Column<'a>, spelling: &Spelling<'a>) -> bool {
    let mut scratch = spelling.clone();
    let spelled: Vec<_> = column.iter().map(|kind| scratch.kept(&[*kind])).collect();
    spelled.iter().all(|each| *each == spelled[0])
}
