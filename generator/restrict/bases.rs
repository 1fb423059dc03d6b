//! Pass 4, after the effects: which interfaces the classes of records, objects, interfaces and values derive from.
//!
//! In: what each described type implements, and what was decided about methods. Out: the bases in the
//! table: of the interfaces that a type implements those that no other one includes, in one order
//! everywhere, so that Python always finds an order for all of them. What a method gives back is the
//! same in a class as in its bases: an interface's method is one whose body nobody sees.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Draft;
use super::callables::{Call, Decision, Refusal};
use super::names::OF_CLASSES;
use super::types::Implemented;
use crate::introspect::{DescribedTypes, GoType};
use crate::model::{Declared, DeclaredKind, Reason, Rule, Type, TypeTable, base_of, is_typed};
use crate::naming::{self, Base};

/// What is known of the interfaces of a table.
struct Interfaces<'a> {
    described: &'a DescribedTypes,
    /// Who implements instances of generic ones.
    implemented: &'a Implemented,
    /// Their keys in the order of bases: more methods first, then by path and name.
    keys: Vec<String>,
}

/// Finds the bases of all classes, and has their methods give back what those of their bases do.
pub(super) fn settle(
    described: &DescribedTypes,
    implemented: &Implemented,
    drafts: &mut [Draft],
    types: &mut TypeTable,
) {
    let interfaces = Interfaces::new(described, implemented, types);
    // What is refused of one of the implementing types cannot be called by way of the interface either.
    for (key, _) in types.iter() {
        for interface in interfaces.keys.iter().filter(|it| interfaces.implements(key, it, true)) {
            refuse(interface, key, drafts);
        }
    }
    // What one of the implementing types writes comes back from all of them.
    for key in structs(types).iter().chain(&values(types)) {
        for interface in interfaces.keys.iter().filter(|it| interfaces.implements(key, it, true)) {
            enrich(interface, key, drafts);
        }
    }
    // An interface comes before those that include it.
    for key in interfaces.keys.iter().rev() {
        let is_hidden =
            types.get(key).and_then(|it| it.as_interface()).is_some_and(|it| it.is_hidden);
        let found = interfaces.bases(key, is_hidden, drafts, Base::Plain);
        let records = interfaces.implementing(key, types, |it, _| it.as_record().is_some());
        let is_value = |key: &str| base_of(key, types).is_some() || is_typed(key, types);
        let values = interfaces.implementing(key, types, |_, key| is_value(key));
        let objects = interfaces.objects(key, types);
        if let Some(DeclaredKind::Interface(it)) = types.get_mut(key).map(|it| &mut it.kind) {
            (it.bases, it.records) = (found, records);
            (it.objects, it.values) = (objects, values);
        }
    }
    settle_objects(&interfaces, drafts, types);
    settle_values(&interfaces, drafts, types);
    for (key, base) in all_bases(types) {
        let args = implemented.open_args(&key, &base).map(<[Type]>::to_vec);
        if let (Some(args), Some(declared)) = (args, types.get_mut(&key)) {
            declared.base_args.insert(base, args);
        }
    }
}

/// Each type and each of its bases.
fn all_bases(types: &TypeTable) -> Vec<(String, String)> {
    let pairs = |(key, it): (&str, &Declared)| {
        it.bases().iter().map(|base| (key.to_owned(), base.clone())).collect::<Vec<_>>()
    };
    types.iter().flat_map(pairs).collect()
}

/// Finds the bases of objects and records.
fn settle_objects(interfaces: &Interfaces, drafts: &mut [Draft], types: &mut TypeTable) {
    for key in structs(types) {
        match types.get_mut(&key).map(|it| &mut it.kind) {
            Some(DeclaredKind::Object(it)) => {
                it.bases = interfaces.bases(&key, true, drafts, Base::Plain);
            }
            // A record is a copy, and what has methods is its value.
            Some(DeclaredKind::Record(it)) => {
                it.bases = interfaces.bases(&key, false, drafts, Base::Plain);
            }
            Some(
                DeclaredKind::Named(_)
                | DeclaredKind::Enum(_)
                | DeclaredKind::Text
                | DeclaredKind::Interface(_)
                | DeclaredKind::Error(_),
            )
            | None => {}
        }
    }
}

/// Finds the bases of the classes of numbers and texts, whose values are what has the methods. An error is an
/// exception.
fn settle_values(interfaces: &Interfaces, drafts: &mut [Draft], types: &mut TypeTable) {
    for key in values(types) {
        if drafts.iter().any(|draft| draft.has_error(&key)) {
            continue;
        }
        let base = types.form(&Type::Declared(key.clone())).into();
        let is_enum = drafts.iter().flat_map(|draft| &draft.groups).any(|group| group.key == key);
        let mut found = interfaces.bases(&key, false, drafts, base);
        // Python has a class of classes for enumerations, and another one for what lacks methods.
        found.retain(|base| !is_enum || !lacks_methods(base, drafts, types));
        if let Some(declared) = types.get_mut(&key) {
            declared.value_bases = found;
        }
    }
}

/// Whether methods of an interface cannot be called, or of those that its class derives from.
fn lacks_methods(interface: &str, drafts: &[Draft], types: &TypeTable) -> bool {
    let bases = types.get(interface).map_or(&[][..], Declared::bases);
    methods(interface, drafts).iter().any(|it| it.refusal().is_some())
        || bases.iter().any(|base| lacks_methods(base, drafts, types))
}

/// Keys of the numbers and texts.
fn values(types: &TypeTable) -> Vec<String> {
    let found = types.iter().filter(|(key, _)| base_of(key, types).is_some());
    found.map(|(key, _)| key.to_owned()).collect()
}

/// Keys of the objects and records.
fn structs(types: &TypeTable) -> Vec<String> {
    let is_struct = |it: &Declared| it.as_object().is_some() || it.as_record().is_some();
    types.iter().filter(|(_, it)| is_struct(it)).map(|(key, _)| key.to_owned()).collect()
}

impl<'a> Interfaces<'a> {
    fn new(described: &'a DescribedTypes, implemented: &'a Implemented, types: &TypeTable) -> Self {
        let found = types.iter().filter(|(_, it)| it.as_interface().is_some());
        let place = |key: &str| match described.get(bare(key)).map(|it| &it.underlying) {
            Some(GoType::Interface { methods }) => Reverse(methods.len()),
            _ => Reverse(0),
        };
        let mut keys: Vec<_> =
            found.map(|(key, it)| (place(key), &it.name.package, &it.name.name, key)).collect();
        keys.sort_unstable();
        let keys = keys.into_iter().map(|(.., key)| key.to_owned()).collect();
        Self { described, implemented, keys }
    }

    /// Whether a type, or with `by_pointer` a pointer to it, implements an interface.
    fn implements(&self, key: &str, interface: &str, by_pointer: bool) -> bool {
        let by_name = self.described.get(bare(key)).is_some_and(|found| {
            found.implements.iter().any(|name| match name.strip_prefix('*') {
                Some(name) => by_pointer && name == interface,
                None => name == interface,
            })
        });
        by_name || self.implemented.has(key, interface, by_pointer)
    }

    /// The objects that implement one of several instances of a generic interface.
    fn objects(&self, interface: &str, types: &TypeTable) -> Vec<String> {
        let is_beside = |key: &&String| *key != interface && bare(key) == bare(interface);
        if !self.keys.iter().any(|key| is_beside(&key)) {
            return Vec::new();
        }
        let objects = types.iter().filter(|(_, it)| it.as_object().is_some());
        let found = objects.filter(|(key, _)| self.implements(key, interface, true));
        found.map(|(key, _)| key.to_owned()).collect()
    }

    /// The interfaces that the class of a type derives from, beside what its values are in Python.
    fn bases(
        &self,
        key: &str,
        by_pointer: bool,
        drafts: &mut [Draft],
        python: Base,
    ) -> Vec<String> {
        let implemented = |it: &&String| *it != key && self.implements(key, it, by_pointer);
        let is_other = |it: &&String| by_pointer || !self.implements(it, key, false);
        let mut found: Vec<&String> =
            self.keys.iter().filter(implemented).filter(is_other).collect();
        // Numbers and texts have their methods below the level of interfaces, too, where they give the same.
        if python == Base::Plain {
            found.iter().rev().for_each(|base| harmonize(key, base, drafts));
        }
        found.retain(|base| fits(key, base, drafts, python));
        let includes = |one: &String, other: &String| {
            self.implements(one, other, false) && !self.implements(other, one, false)
        };
        let is_maximal = |base: &&&String| !found.iter().any(|other| includes(other, base));
        found.iter().filter(is_maximal).map(|base| (*base).clone()).collect()
    }

    /// The types of a kind that implement an interface by their values.
    fn implementing(
        &self,
        interface: &str,
        types: &TypeTable,
        is_meant: impl Fn(&Declared, &str) -> bool,
    ) -> Vec<String> {
        let meant = types.iter().filter(|(key, it)| is_meant(it, key));
        let found = meant.filter(|(key, _)| self.implements(key, interface, false));
        found.map(|(key, _)| key.to_owned()).collect()
    }
}

/// The name of a type without what stands for its type parameters.
fn bare(key: &str) -> &str {
    key.split('[').next().unwrap_or(key)
}

/// The methods of a type.
fn methods<'d, 'a>(key: &str, drafts: &'d [Draft<'a>]) -> Vec<&'d Decision<'a>> {
    let is_its = |it: &&Decision| {
        let receiver = it.receiver.as_ref();
        receiver.is_some_and(|receiver| receiver.keys.iter().any(|found| found == key))
    };
    drafts.iter().flat_map(|draft| &draft.methods).filter(is_its).collect()
}

/// The calls of a type's methods by their Go names.
fn calls<'d>(key: &str, drafts: &'d [Draft<'_>]) -> BTreeMap<&'d str, &'d Call> {
    let methods = methods(key, drafts).into_iter();
    methods.filter_map(|it| Some((it.function.name.as_str(), call_of(key, it)?))).collect()
}

/// The call of a method of the type of a key, which is one of several instances where that is generic.
fn call_of<'d>(key: &str, method: &'d Decision) -> Option<&'d Call> {
    let keys = &method.receiver.as_ref()?.keys;
    let at = keys.iter().position(|it| it == key)?;
    method.instances.get(at)?.as_ref().ok()
}

/// Has the methods of a type give back what those of an interface do.
fn harmonize(key: &str, interface: &str, drafts: &mut [Draft]) {
    reshape(key, interface, drafts, |_, shape| shape.clone());
}

/// Has the methods of an interface give back what those of a type do that implements it, too.
fn enrich(interface: &str, key: &str, drafts: &mut [Draft]) {
    reshape(interface, key, drafts, |own, other| {
        let count = |call: &Call| call.targets().count();
        if count(other) > count(own) {
            return other.clone();
        }
        let mut richer = own.clone();
        if count(other) == count(own) {
            richer.written.extend(other.written.iter().filter(|at| **at > 0));
            richer.written.sort_unstable();
            richer.written.dedup();
        }
        richer
    });
}

/// Refuses the methods of an interface that fill what a value of any type points to in a type that implements it,
/// by the code of that: of an interface's method only the name tells.
fn refuse(interface: &str, key: &str, drafts: &mut [Draft]) {
    let refused: BTreeMap<String, Refusal> = methods(key, drafts)
        .into_iter()
        .filter_map(|it| Some((it.function.name.clone(), it.refusal()?.clone())))
        .filter(|(_, refusal)| refusal.code == Reason::FillsPointer)
        .collect();
    for decision in drafts.iter_mut().flat_map(|draft| &mut draft.methods) {
        let is_its =
            decision.receiver.as_ref().is_some_and(|it| it.keys.iter().any(|it| it == interface));
        let Some(refusal) = refused.get(&decision.function.name).filter(|_| is_its) else {
            continue;
        };
        decision.instances.iter_mut().for_each(|it| *it = Err(refusal.clone()));
    }
}

/// Makes the calls of a type's methods anew, given those of another type's methods of these names. What
/// they are called on stays.
fn reshape(key: &str, other: &str, drafts: &mut [Draft], shape: impl Fn(&Call, &Call) -> Call) {
    let others: BTreeMap<String, Call> = calls(other, drafts)
        .into_iter()
        .map(|(name, call)| (name.to_owned(), call.clone()))
        .collect();
    for decision in drafts.iter_mut().flat_map(|draft| &mut draft.methods) {
        let Some(keys) = decision.receiver.as_ref().map(|it| &it.keys) else { continue };
        let at = keys.iter().position(|it| it == key);
        let Some(other) = others.get(&decision.function.name) else { continue };
        let own = at.and_then(|at| decision.instances.get_mut(at));
        if let Some(call) = own.and_then(|it: &mut Result<Call, Refusal>| it.as_mut().ok()) {
            let mut made = shape(call, other);
            keep_names(&mut made, call);
            made.rules = rules(call, &made);
            *call = made;
        }
    }
}

/// Keeps what a call is called on, and the names of type parameters of what both take and give.
fn keep_names(made: &mut Call, call: &Call) {
    if let (Some(place), Some(receiver)) = (made.params.first_mut(), call.params.first()) {
        place.clone_from(receiver);
    }
    let params = made.params.iter_mut().zip(&call.params);
    let params = params.map(|((_, made), (_, own))| (made, own));
    for (made, own) in params.chain(made.results.iter_mut().zip(&call.results)) {
        if made.closed() == own.closed() {
            made.clone_from(own);
        }
    }
}

/// The rules of a call that takes another shape.
fn rules(call: &Call, made: &Call) -> Vec<Rule> {
    let mut rules = call.rules.clone();
    rules.extend((!made.written.is_empty()).then_some(Rule::Written));
    if made.targets().next().is_some() {
        rules.extend([Rule::Any, Rule::Written]);
    }
    rules.sort_unstable();
    rules.dedup();
    rules
}

/// Whether the class of a type has an interface's methods under the names that they have there, and
/// nothing else. Of two interfaces that call different methods by one name neither is then a base.
fn fits(key: &str, interface: &str, drafts: &[Draft], python: Base) -> bool {
    let (own, others) = (calls(key, drafts), calls(interface, drafts));
    let own_names = names(key, drafts, python);
    let is_same = |(go, python): (&String, &String)| {
        let meets = own_names.iter().find(|(_, name)| *name == python);
        meets.is_none_or(|(found, _)| found == go)
            && own_names.get(go).is_none_or(|name| name == python)
    };
    let is_met =
        |(name, call): (&&str, &&Call)| own.get(name).is_none_or(|own| is_alike(own, call));
    names(interface, drafts, Base::Plain).iter().all(is_same) && others.iter().all(is_met)
}

/// The Python names of a type's methods, by their Go names. No member of an enumeration is called as one of them
/// in lower case.
fn names(key: &str, drafts: &[Draft], base: Base) -> BTreeMap<String, String> {
    let methods = methods(key, drafts);
    let go: Vec<&str> = methods.iter().map(|it| it.function.name.as_str()).collect();
    let of_classes = if base == Base::Plain { &[][..] } else { &[OF_CLASSES] };
    let python = naming::methods_beside(&go, base, of_classes);
    go.into_iter().map(str::to_owned).zip(python).collect()
}

/// Whether two methods are the same to a caller, but for what they are called on.
fn is_alike(one: &Call, other: &Call) -> bool {
    let params = |call: &Call| -> Vec<(usize, Type)> {
        let params = call.params.get(1..).unwrap_or_default().iter();
        params.map(|(position, kind)| (*position, kind.closed())).collect()
    };
    let results = |call: &Call| call.results.iter().map(Type::closed).collect::<Vec<_>>();
    let supplied = |call: &Call| call.supplied.iter().map(|it| it.position).collect::<Vec<_>>();
    let flags = |call: &Call| (call.variadic, call.fails);
    params(one) == params(other)
        && supplied(one) == supplied(other)
        && one.written == other.written
        && results(one) == results(other)
        && flags(one) == flags(other)
}
