//! Pass 5: what everything is called in Python.
//!
//! In: what was decided about a package. Out: the model's package, in which every callable, constant
//! and enum has its name.

mod errors;
mod field;
mod method;
mod value;

use super::Draft;
use super::callables::{Call, Decision, Refusal};
use super::constants::{ConstantValue, Group};
use crate::introspect::{DescribedFunction, DescribedVariable, Fills};
use crate::model::{
    Callable, CallableKind, Constant, DeclaredKind, Enum, Level, Owned, Package, Skipped, Supply,
    Type, TypeTable, Value,
};
use crate::naming::{self, Exported, Modules, Names};
pub(super) use value::OF_CLASSES;
use value::ValueTypes;

/// Names what one package exports; its enums get theirs in the table.
pub(super) fn name(
    draft: Draft,
    modules: &Modules,
    level: Level,
    types: &mut TypeTable,
) -> Package {
    let names = choose(&draft, modules);
    let Draft { package, functions, methods, fields, constants, groups, variables, .. } = draft;
    let (records, objects, interfaces) = (draft.records, draft.objects, draft.interfaces);
    let errors = errors::named(&package.path, draft.errors, &names, types);
    let enums = groups.iter().map(|group| group.key.to_owned()).collect();
    groups.into_iter().for_each(|group| declare_enum(group, &names, types));
    for key in records.iter().chain(&objects).chain(&interfaces) {
        name_class(key, &names, types);
    }
    field::refuse(&fields, types);
    let classes = method::classes(&methods, &errors, &names, types);
    let instances = functions.iter().flat_map(|decision| instances(decision, &names));
    let value_types = ValueTypes::new(&errors, &constants, &names, level, types);
    let methods_called = method::callables(&methods, &value_types, types);
    let getters =
        variables.into_iter().map(|(variable, kind)| getter(variable, kind, &names, types));
    let fields = field::callables(&fields, &names);
    let callables = instances.chain(methods_called).chain(getters).chain(fields).collect();
    let decisions = functions.iter().chain(&methods);
    let skipped = decisions.filter_map(|it| Some(skip(it, it.refusal()?)));
    let skipped = skipped.chain(draft.refused_variables).collect();
    Package {
        path: package.path.clone(),
        name: package.name.clone(),
        doc: package.doc.clone(),
        callables,
        skipped,
        constants: constants.into_iter().map(|it| constant(it, &names)).collect(),
        enums,
        records,
        objects,
        interfaces,
        errors,
        links: if level < Level::State { Vec::new() } else { package.links.clone() },
        classes,
        owned: Owned::default(),
    }
}

/// The Python names of all that the package exports.
fn choose(draft: &Draft, modules: &Modules) -> Names {
    // Skipped functions count as well: no name may change when a later version can call them.
    let functions: Vec<_> = draft.functions.iter().map(|it| it.function.name.as_str()).collect();
    let constants = draft.constants.iter().map(|constant| constant.declared.name.as_str());
    let variables = draft.variables.iter().map(|(variable, _)| variable.name.as_str());
    let values: Vec<_> = constants.chain(variables).collect();
    let enums = draft.groups.iter().map(|group| group.name);
    // Others may have the names of those that no Go program says.
    let is_hidden = |name: &&str| !name.starts_with(char::is_uppercase);
    let structs = draft.struct_names.iter().map(String::as_str);
    let (hidden, structs): (Vec<_>, Vec<_>) = structs.partition(is_hidden);
    let mut types: Vec<_> = enums.chain(structs.iter().copied()).collect();
    let others = method::holders(&draft.methods);
    let others: Vec<_> =
        others.into_iter().filter(|it| !types.contains(it) && !is_hidden(it)).collect();
    types.extend(others);
    let errors = draft.errors.iter().map(|class| class.go.as_str());
    let errors: Vec<_> = errors.filter(|name| !types.contains(name)).collect();
    types.extend(errors);
    let with_class = draft.functions.iter().filter(|decision| wants_class(decision));
    let classes: Vec<_> = with_class.map(|it| it.function.name.as_str()).collect();
    let exported = Exported {
        functions: &functions,
        values: &values,
        types: &types,
        classes: &classes,
        hidden: &hidden,
    };
    naming::package_names(&exported, &modules.children(&draft.package.path))
}

/// Whether a function has several results, each with a name.
fn wants_class(decision: &Decision) -> bool {
    decision.calls().next().is_some_and(|call| {
        let names = result_names(&decision.function, call);
        names.len() > 1 && naming::results(&names).iter().all(|name| !name.is_empty())
    })
}

/// What a response carries: the results, what was written to writers and put into targets, then
/// the parameters that were written.
fn result_types(call: &Call) -> Vec<Type> {
    let writers = call.writers().map(|_| Type::Bytes);
    let targets = call.targets().map(|_| Type::Any);
    let written = call.written.iter().map(|place| call.params[*place].1.clone());
    call.results.iter().cloned().chain(writers).chain(targets).chain(written).collect()
}

/// Go's names for what a response carries.
fn result_names<'a>(function: &'a DescribedFunction, call: &Call) -> Vec<&'a str> {
    let results = &function.results[..function.results.len() - usize::from(call.fails)];
    let supplied = call.writers().chain(call.targets()).map(|supplied| supplied.position as usize);
    let written = call.written.iter().map(|place| call.params[*place].0);
    let written = supplied.chain(written).filter_map(|position| function.params.get(position));
    results.iter().chain(written).map(|value| value.name.as_str()).collect()
}

/// The callables of a function.
fn instances(decision: &Decision, names: &Names) -> Vec<Callable> {
    let python = &names.functions[&decision.function.name];
    let class = names.classes.get(&decision.function.name);
    let calls = decision.calls();
    calls.map(|call| instance(&decision.function, call, python, class)).collect()
}

fn instance(
    function: &DescribedFunction,
    call: &Call,
    python: &str,
    class: Option<&String>,
) -> Callable {
    let go_results = result_names(function, call);
    let mut results = values(&go_results, naming::results(&go_results), result_types(call));
    for (result, never_nil) in results.iter_mut().zip(&call.never_nil) {
        result.never_nil = *never_nil;
    }
    Callable {
        index: 0,
        kind: CallableKind::Function,
        receiver: None,
        go: function.name.clone(),
        python: python.to_owned(),
        signature: function.signature.clone(),
        doc: function.doc.clone(),
        deprecated: Some(function.deprecated.clone()).filter(|text| !text.is_empty()),
        position: function.position.clone(),
        results,
        params: params(function, call),
        type_args: call.type_args.clone(),
        variadic: call.variadic,
        supplied: call.supplied.clone(),
        written: places(&call.written),
        unseen: places(&call.unseen),
        result_class: class.cloned(),
        fails: call.fails,
        rules: call.rules.clone(),
    }
}

fn places(places: &[usize]) -> Vec<u32> {
    places.iter().filter_map(|place| u32::try_from(*place).ok()).collect()
}

fn params(function: &DescribedFunction, call: &Call) -> Vec<Value> {
    let go: Vec<&str> =
        call.params.iter().map(|(position, _)| function.params[*position].name.as_str()).collect();
    let keywords = [(Supply::Context, "timeout"), (Supply::Sink, "to"), (Supply::Into, "into")];
    let is_taken = |with| call.find_supplied(with).next().is_some();
    let keywords: Vec<_> =
        keywords.into_iter().filter(|(with, _)| is_taken(*with)).map(|(_, name)| name).collect();
    let python = naming::parameters_beside(&go, &keywords);
    let params = values(&go, python, call.params.iter().map(|(_, kind)| kind.clone()).collect());
    let is_filled = |(at, kind): &(usize, Type)| {
        function.params[*at].fills == Fills::Yes && matches!(kind, Type::Declared(_))
    };
    let found = params.into_iter().zip(&call.params);
    found.map(|(it, param)| Value { is_filled: is_filled(param), ..it }).collect()
}

fn values(go: &[&str], python: Vec<String>, kinds: Vec<Type>) -> Vec<Value> {
    let parts = go.iter().zip(python).zip(kinds);
    parts.map(|((go, python), kind)| Value::new((*go).to_owned(), python, kind)).collect()
}

/// The callable that reads a variable.
fn getter(variable: &DescribedVariable, kind: Type, names: &Names, types: &TypeTable) -> Callable {
    Callable {
        index: 0,
        kind: CallableKind::Get,
        receiver: None,
        go: variable.name.clone(),
        type_args: Vec::new(),
        python: names.values[&variable.name].clone(),
        signature: format!("var {} {}", variable.name, types.spell(&kind)),
        doc: variable.doc.clone(),
        deprecated: None,
        position: variable.position.clone(),
        params: Vec::new(),
        variadic: false,
        supplied: Vec::new(),
        results: values(&[""], vec![String::new()], vec![kind]),
        written: Vec::new(),
        unseen: Vec::new(),
        result_class: None,
        fails: false,
        rules: Vec::new(),
    }
}

fn skip(decision: &Decision, refusal: &Refusal) -> Skipped {
    let function = &decision.function;
    Skipped {
        go: function.name.clone(),
        receiver: decision.receiver.as_ref().map(|receiver| receiver.name.to_owned()),
        is_variable: false,
        signature: function.signature.clone(),
        position: function.position.clone(),
        code: refusal.code,
        reason: refusal.sentence.clone(),
    }
}

fn constant(constant: ConstantValue, names: &Names) -> Constant {
    let ConstantValue { declared, kind, value } = constant;
    Constant {
        go: declared.name.clone(),
        python: names.values[&declared.name].clone(),
        kind,
        value,
        doc: declared.doc.clone(),
        position: declared.position.clone(),
    }
}

/// Makes a named type of the table an enum.
fn declare_enum(group: Group, names: &Names, types: &mut TypeTable) {
    let Some(declared) = types.get_mut(group.key) else { return };
    let Some(underlying) = declared.underlying().cloned() else { return };
    declared.kind = DeclaredKind::Enum(Enum {
        underlying,
        python: names.types[group.name].clone(),
        doc: group.doc.to_owned(),
        members: group.members.into_iter().map(str::to_owned).collect(),
    });
}

/// Names the class of a record, an object, an interface or an error.
fn name_class(key: &str, names: &Names, types: &mut TypeTable) {
    let Some(declared) = types.get_mut(key) else { return };
    let python = match &mut declared.kind {
        DeclaredKind::Record(record) => &mut record.python,
        DeclaredKind::Object(object) => &mut object.python,
        DeclaredKind::Interface(interface) => &mut interface.python,
        DeclaredKind::Error(error) => &mut error.python,
        DeclaredKind::Named(_) | DeclaredKind::Enum(_) | DeclaredKind::Text => return,
    };
    python.clone_from(&names.types[&declared.name.name]);
}
