//! Types that no other package can name: a variable of each, whose type Go infers from what gives such values.
//!
//! In: the model. Out: for each type the variable, and the function that infers it. No value is ever in it.

use super::imports::Imports;
use crate::model::{Api, Callable, CallableKind, Declared, Form, Package, Supply, Type, TypeTable};

/// A variable of such a type.
pub(super) struct Hidden {
    /// `hidden0`.
    pub(super) variable: String,
    /// The function that infers the type, without its name: `[P0, R0 any](func(P0) R0) (given R0) { return }`.
    pub(super) infer: String,
    /// What gives such values.
    pub(super) source: String,
}

/// Those of a library.
pub(super) fn all(api: &Api, imports: &mut Imports) -> Vec<Hidden> {
    keys(&api.types).filter_map(|key| hidden(key, api, imports)).collect()
}

/// The variable of the type of a key.
pub(super) fn variable(key: &str, types: &TypeTable) -> String {
    let place = keys(types).position(|it| it == key).unwrap_or_default();
    format!("hidden{place}")
}

/// That of a type, if it is such a one.
pub(super) fn of(kind: &Type, types: &TypeTable) -> Option<String> {
    let Form::Interface(key) = types.form(kind) else { return None };
    is_hidden(types.resolve(key)).then(|| variable(key, types))
}

fn keys(types: &TypeTable) -> impl Iterator<Item = &str> {
    types.iter().filter(|(_, it)| is_hidden(it)).map(|(key, _)| key)
}

fn is_hidden(declared: &Declared) -> bool {
    declared.as_interface().is_some_and(|it| it.is_hidden)
}

fn hidden(key: &str, api: &Api, imports: &mut Imports) -> Option<Hidden> {
    let mut sources = api.packages.iter().flat_map(|it| it.callables.iter().map(move |c| (it, c)));
    let found = sources.find_map(|(package, it)| Some((package, it, place(it, key, &api.types)?)));
    let (package, callable, place) = found?;
    let source = expression(package, callable, imports);
    let infer = if callable.kind == CallableKind::Get {
        "[R0 any](R0) (given R0) { return }".to_owned()
    } else {
        infer(callable, place)
    };
    Some(Hidden { variable: variable(key, &api.types), infer, source })
}

/// The place of such a value among the results of what gives it, if the shim can name all that this is called on.
fn place(callable: &Callable, key: &str, types: &TypeTable) -> Option<usize> {
    let is_source = match callable.kind {
        CallableKind::Function | CallableKind::Get => callable.type_args.is_empty(),
        CallableKind::Method => {
            let receiver = types.get(callable.receiver.as_deref()?)?;
            receiver.name.args.is_empty() && !is_hidden(receiver)
        }
        CallableKind::Read | CallableKind::Assign | CallableKind::Make => false,
    };
    let is_meant = |kind: &Type| matches!(kind, Type::Declared(found) if found == key);
    let place = callable.results.iter().position(|result| is_meant(&result.kind));
    place.filter(|_| is_source)
}

/// The function, the variable, or the method as a function of what it is called on.
fn expression(package: &Package, callable: &Callable, imports: &mut Imports) -> String {
    let go = &callable.go;
    let Some(receiver) = callable.params.first().filter(|_| callable.receiver.is_some()) else {
        return imports.name(&package.path, go);
    };
    let spelled = imports.spell(&receiver.kind);
    let is_interface = matches!(imports.types.form(&receiver.kind), Form::Interface(_));
    if is_interface { format!("{spelled}.{go}") } else { format!("(*{spelled}).{go}") }
}

/// The function that returns a zero value of the type of one result of another function, and never calls it.
fn infer(callable: &Callable, place: usize) -> String {
    let count = callable.params.len() + callable.supplied.len();
    // Options that are left out are the rest of the parameters.
    let is_variadic = callable.variadic || callable.find_supplied(Supply::Options).is_some();
    let param = |at: usize| {
        let is_rest = is_variadic && at + 1 == count;
        format!("{}P{at}", if is_rest { "..." } else { "" })
    };
    let params: Vec<String> = (0..count).map(param).collect();
    let returned = super::adapter::count_returned(callable) + usize::from(callable.fails);
    let results: Vec<String> = (0..returned).map(|at| format!("R{at}")).collect();
    let names = (0..count).map(|at| format!("P{at}")).chain(results.iter().cloned());
    let names = names.collect::<Vec<_>>().join(", ");
    let given = match results.as_slice() {
        [only] => only.clone(),
        several => format!("({})", several.join(", ")),
    };
    let params = params.join(", ");
    format!("[{names} any](func({params}) {given}) (given R{place}) {{ return }}")
}
