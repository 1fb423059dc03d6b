//! What of a described module can cross the boundary, and why the rest cannot.
//!
//! In: [`Described`]. Out: the table of types, and packages, each with its callables, refusals and
//! constants. Total: a refusal is data, never an error. The passes, in their order, are files of
//! their own: `packages` (`foreign` for those of other modules), `types`, `callables` (with `constants`, `fields`
//! and `errors` beside them),
//! `effects`, `bases`, `equality`, `names`, `number`.

mod bases;
mod callables;
mod constants;
mod effects;
mod equality;
mod errors;
mod fields;
mod foreign;
mod names;
mod number;
pub mod packages;
mod types;

use std::collections::BTreeSet;

use crate::introspect::{Described, DescribedPackage, DescribedVariable, GoType};
use crate::model::{Declared, ErrorClass, Level, Offer, Package, Pin, Type, TypeTable};
use crate::naming::Modules;
use callables::Decision;
use constants::{ConstantValue, Group};
pub(crate) use errors::is_of_error;
use types::{Direction, Mention, Types};

/// What a module offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Restricted {
    /// The declared types that the packages mention.
    pub types: TypeTable,
    /// The packages that can be imported, sorted by path.
    pub packages: Vec<Package>,
    /// Packages of other modules, with the types that those mention.
    pub foreign: Vec<Package>,
}

/// Restricts a described module to what is offered of it.
#[must_use]
pub fn restrict(described: &Described, offer: &Offer) -> Restricted {
    let importable = packages::importable(described);
    let own: BTreeSet<_> = importable.iter().map(|package| package.path.as_str()).collect();
    let level = offer.level;
    let types = Types::new(&described.types, own.clone(), offer)
        .with_foreign(foreign::types(described, level));
    let mut drafts: Vec<Draft> =
        importable.into_iter().map(|package| Draft::new(package, &types)).collect();
    add_members(&mut drafts, &types);
    let others = foreign::packages(&types, described);
    let mut foreign: Vec<_> = others.iter().map(|package| Draft::new(package, &types)).collect();
    add_members(&mut foreign, &types);
    let mut types = types.into_table();
    foreign::prune(&drafts, &mut foreign, &mut types);
    drafts.append(&mut foreign);
    for draft in &mut drafts {
        draft.find_structs(&types);
        let path = &draft.package.path;
        effects::settle(path, &mut draft.functions, &types, level);
        effects::settle(path, &mut draft.methods, &types, level);
    }
    bases::settle(&described.types, &mut drafts, &mut types);
    equality::settle(&described.types, &drafts, &mut types);
    let is_own = |path: &str| own.contains(path);
    drafts.retain(|draft| is_own(&draft.package.path) || draft.has_classes());
    let paths = |wanted: bool| {
        let found = drafts.iter().map(|it| (it.package.path.as_str(), it.package.name.as_str()));
        found.filter(move |(path, _)| is_own(path) == wanted)
    };
    let modules = Modules::new(paths(true)).with_foreign(paths(false));
    let mut packages: Vec<Package> =
        drafts.into_iter().map(|draft| names::name(draft, &modules, level, &mut types)).collect();
    number::number(&mut packages);
    packages::keep_mentioned(&mut types, &packages);
    let (packages, foreign) = packages.into_iter().partition(|package| is_own(&package.path));
    Restricted { types, packages, foreign }
}

/// Adds the fields and methods of the packages' types, and their errors. Functions and fields come first, since
/// they say which instances of a generic type there are.
fn add_members<'a>(drafts: &mut [Draft<'a>], types: &Types<'a>) {
    for draft in &mut *drafts {
        draft.fields = fields::decide(draft.package, types);
    }
    for draft in drafts {
        draft.methods = callables::decide_methods(draft.package, types);
        draft.find_errors(types);
    }
}

/// Why a type cannot be what it is pinned to; `None` where it can.
#[must_use]
pub fn fault_of_pin(described: &Described, key: &str, pin: Pin) -> Option<String> {
    let Some(declared) = described.types.get(key) else {
        return Some("there is no such type".to_owned());
    };
    if !matches!(declared.underlying, GoType::Struct {}) {
        return Some("it is not a struct".to_owned());
    }
    // An object can always be had; the instances of a generic type are known only later.
    if pin == Pin::Object || !declared.type_params.is_empty() {
        return None;
    }
    let own = packages::importable(described).into_iter().map(|it| it.path.as_str()).collect();
    let pins = std::iter::once((key.to_owned(), pin)).collect();
    let offer = Offer { level: Level::Data, pins };
    let types = Types::new(&described.types, own, &offer);
    let this = GoType::Named { name: key.to_owned(), args: Vec::new() };
    Mention::new(&types, Direction::Out)
        .restrict(&this)
        .err()
        .map(|why| format!("it is {}", why.what))
}

/// What of one package crosses, before it has names in Python.
struct Draft<'a> {
    package: &'a DescribedPackage,
    functions: Vec<Decision<'a>>,
    methods: Vec<Decision<'a>>,
    /// The objects that the package declares, with their fields.
    fields: Vec<fields::Owner<'a>>,
    constants: Vec<ConstantValue<'a>>,
    groups: Vec<Group<'a>>,
    variables: Vec<(&'a DescribedVariable, Type)>,
    /// The exception classes of its errors.
    errors: Vec<ErrorClass>,
    /// Keys of the package's records, sorted by their Go names.
    records: Vec<String>,
    /// Keys of its objects, sorted by their Go names.
    objects: Vec<String>,
    /// Keys of its interfaces with methods, sorted by their Go names.
    interfaces: Vec<String>,
    /// The Go names of all these, each once.
    struct_names: Vec<String>,
}

impl<'a> Draft<'a> {
    fn new(package: &'a DescribedPackage, types: &Types<'a>) -> Self {
        let constants = constants::constants(package, types);
        Self {
            package,
            functions: callables::decide(package, types),
            methods: Vec::new(),
            fields: Vec::new(),
            groups: constants::groups(package, &constants, types),
            constants,
            variables: constants::variables(package, types),
            errors: Vec::new(),
            records: Vec::new(),
            objects: Vec::new(),
            interfaces: Vec::new(),
            struct_names: Vec::new(),
        }
    }

    /// Finds the package's errors. A variable with one is a class, and nothing to read.
    fn find_errors(&mut self, types: &Types<'a>) {
        self.errors = errors::classes(self.package, &self.groups, types);
        let is_class = |go: &str| self.errors.iter().any(|class| class.go == go);
        self.variables.retain(|(variable, _)| !is_class(&variable.name));
    }

    /// Finds the package's own records, objects and interfaces in the table.
    fn find_structs(&mut self, types: &TypeTable) {
        let is_own = |declared: &Declared| declared.name.package == self.package.path;
        let mut own: Vec<_> = types.iter().filter(|(_, it)| is_own(it)).collect();
        own.sort_by(|(a, one), (b, other)| (&one.name.name, a).cmp(&(&other.name.name, b)));
        let records = own.iter().filter(|(_, it)| it.as_record().is_some());
        let objects = own.iter().filter(|(_, it)| it.as_object().is_some());
        let name = |(_, it): &(&str, &Declared)| it.name.name.clone();
        let interfaces = own.iter().filter(|(_, it)| it.as_interface().is_some());
        let all = records.clone().chain(objects.clone()).chain(interfaces.clone());
        self.struct_names = all.map(name).collect();
        self.struct_names.dedup();
        self.records = records.map(|(key, _)| (*key).to_owned()).collect();
        self.objects = objects.map(|(key, _)| (*key).to_owned()).collect();
        self.interfaces = interfaces.map(|(key, _)| (*key).to_owned()).collect();
    }

    /// Leaves out what belongs to types that are not of these keys.
    fn keep(&mut self, keys: &BTreeSet<String>) {
        self.methods.retain(|method| foreign::is_of(method, keys));
        self.fields.retain(|owner| keys.contains(&owner.key));
        self.errors.retain(|class| keys.contains(&class.key(&self.package.path)));
        self.groups.retain(|group| keys.contains(group.key));
        let is_kept = |kind: &Type| matches!(kind, Type::Declared(key) if keys.contains(key));
        self.constants.retain(|constant| is_kept(&constant.kind));
    }

    /// Whether Python has a class of any of its types, or a constant.
    fn has_classes(&self) -> bool {
        let has_methods = self.methods.iter().any(|it| it.calls().next().is_some());
        let has_errors = !self.errors.is_empty();
        has_methods || has_errors || !self.struct_names.is_empty() || !self.constants.is_empty()
    }
}

#[cfg(test)]
mod tests;
