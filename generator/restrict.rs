//! What of a described module can cross the boundary, and why the rest cannot.
//!
//! In: [`Described`]. Out: the table of types, and packages, each with its callables, refusals and
//! constants. Total: a refusal is data, never an error. The passes, in their order, are files of
//! their own: `packages` (`foreign` for those of other modules), `types`, `callables` (with `constants`,
//! `variables`, `fields` and `errors` beside them),
//! `reach`, `effects`, `bases`, `equality`, `names`, `number`.

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
mod reach;
mod streams;
mod types;
mod variables;

use std::collections::BTreeSet;

use crate::introspect::{Described, DescribedPackage, DescribedVariable, GoType};
use crate::model::{Declared, ErrorClass, Level, Offer, Package, Pin, Skipped, Type, TypeTable};
use crate::naming::{Modules, are_called_alike};
use callables::Decision;
use constants::{ConstantValue, Group};
pub(crate) use errors::is_of_error;
use types::{Direction, Implemented, Mention, Types};

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
    let others = foreign::packages(described, offer.level);
    // Functions that are values come from somewhere, or nobody has one; what gives one may take another.
    // Lower levels have none.
    let mut given = (offer.level < Level::State).then(Given::default);
    let (drafts, types, implemented) = loop {
        let (drafts, types, implemented) = decide(described, &others, offer, given.clone());
        let mut found = Given {
            functions: reach::find_given(&drafts, &types, &described.types),
            hidden: reach::find_sourced(&drafts, &types),
        };
        if let Some(before) = &given {
            found.hidden.retain(|name| before.hidden.contains(name));
        }
        if given.replace(found) == given {
            break (drafts, types, implemented);
        }
    };
    settle(drafts, types, described, &implemented, offer.level)
}

/// The types that there are values of only if something offered gives some, by their names.
#[derive(Clone, Debug, Default, PartialEq)]
struct Given {
    /// Those of functions.
    functions: BTreeSet<String>,
    /// Those that other packages cannot name, and that implement no interface.
    hidden: BTreeSet<String>,
}

/// What of each package crosses, given the types of which there are values, if that is known.
fn decide<'a>(
    described: &'a Described,
    others: &'a [DescribedPackage],
    offer: &'a Offer,
    given: Option<Given>,
) -> (Vec<Draft<'a>>, TypeTable, Implemented) {
    let own = packages::importable(described);
    let paths = own.iter().map(|package| package.path.as_str()).collect();
    let foreign = foreign::types(described, offer.level);
    let (given, sourced) = given.map(|it| (it.functions, it.hidden)).unzip();
    let types = Types::new(&described.types, paths, offer).with_foreign(foreign);
    let types = types.with_given(given).with_sourced(sourced);
    let drafts = |packages: Vec<&'a DescribedPackage>| {
        let mut drafts: Vec<_> = packages.into_iter().map(|it| Draft::new(it, &types)).collect();
        add_members(&mut drafts, &types);
        drafts
    };
    // Those of the module come first: they say which instances of generic types there are.
    let own = drafts(own);
    streams::declare(&own, &types);
    let mut drafts: Vec<_> = own.into_iter().chain(drafts(others.iter().collect())).collect();
    let implemented = types.find_implemented();
    let mut types = types.into_table();
    reach::prune(&mut drafts, &mut types, &described.types, &implemented, offer.level);
    (drafts, types, implemented)
}

/// The rest of what is decided when all is known that crosses.
fn settle(
    mut drafts: Vec<Draft>,
    mut types: TypeTable,
    described: &Described,
    implemented: &Implemented,
    level: Level,
) -> Restricted {
    for draft in &mut drafts {
        draft.find_structs(&types);
        let path = &draft.package.path;
        effects::settle(path, &mut draft.functions, &types, level);
        effects::settle(path, &mut draft.methods, &types, level);
    }
    bases::settle(&described.types, implemented, &mut drafts, &mut types);
    equality::settle(&described.types, &drafts, &mut types);
    drafts.retain(|draft| draft.is_own || draft.has_classes());
    let paths = |is_own: bool| {
        let found = drafts.iter().filter(move |it| it.is_own == is_own);
        found.map(|it| (it.package.path.as_str(), it.package.name.as_str()))
    };
    let alike = drafts.iter().filter(|it| are_called_alike(it.callable_names()));
    let alike = alike.map(|it| it.package.path.clone()).collect();
    let modules = Modules::new(paths(true)).with_foreign(paths(false)).beside_functions(alike);
    let own: BTreeSet<String> = paths(true).map(|(path, _)| path.to_owned()).collect();
    let mut packages: Vec<Package> =
        drafts.into_iter().map(|draft| names::name(draft, &modules, level, &mut types)).collect();
    number::number(&mut packages);
    packages::keep_mentioned(&mut types, &packages);
    let is_own = |package: &Package| own.contains(&*package.path);
    let (packages, foreign) = packages.into_iter().partition(is_own);
    Restricted { types, packages, foreign }
}

/// Adds the fields and methods of the packages' types, and their errors. They are decided again as long as they
/// name instances of generic types that nothing named before, which ends: Go refuses a type whose methods lead to
/// ever more of them.
fn add_members<'a>(drafts: &mut [Draft<'a>], types: &Types<'a>) {
    let mut count = None;
    while count != Some(types.count_instances()) {
        count = Some(types.count_instances());
        for draft in &mut *drafts {
            draft.fields = fields::decide(draft.package, types);
        }
        for draft in &mut *drafts {
            draft.methods = callables::decide_methods(draft.package, types);
        }
        types.find_implemented();
    }
    drafts.iter_mut().for_each(|draft| draft.find_errors(types));
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
    /// Whether it is of the module.
    is_own: bool,
    functions: Vec<Decision<'a>>,
    methods: Vec<Decision<'a>>,
    /// The objects that the package declares, with their fields.
    fields: Vec<fields::Owner<'a>>,
    constants: Vec<ConstantValue<'a>>,
    groups: Vec<Group<'a>>,
    variables: Vec<(&'a DescribedVariable, Type)>,
    /// Why the other variables cannot be read.
    refused_variables: Vec<Skipped>,
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
            is_own: types.is_own(&package.path),
            functions: callables::decide(package, types),
            methods: Vec::new(),
            fields: Vec::new(),
            groups: constants::groups(package, &constants, types),
            constants,
            variables: constants::variables(package, types),
            refused_variables: Vec::new(),
            errors: Vec::new(),
            records: Vec::new(),
            objects: Vec::new(),
            interfaces: Vec::new(),
            struct_names: Vec::new(),
        }
    }

    /// The Go names of the functions that can be called.
    fn callable_names(&self) -> impl Iterator<Item = &str> {
        let can_be_called = |it: &&Decision| it.calls().next().is_some();
        self.functions.iter().filter(can_be_called).map(|it| it.function.name.as_str())
    }

    /// Finds the package's errors. A variable with one is a class, and nothing to read.
    fn find_errors(&mut self, types: &Types<'a>) {
        self.errors = errors::classes(self.package, &self.groups, types);
        let is_class = |go: &str| self.errors.iter().any(|class| class.go == go);
        self.variables.retain(|(variable, _)| !is_class(&variable.name));
        self.refused_variables = variables::refusals(self, types);
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

    /// Whether the type of a key is an error of the package, which is an exception class in Python.
    fn has_error(&self, key: &str) -> bool {
        self.errors.iter().any(|class| class.key(&self.package.path) == key)
    }

    /// Leaves out what belongs to types of these keys.
    fn leave_out(&mut self, keys: &BTreeSet<String>) {
        self.methods.iter_mut().for_each(|method| method.leave_out(keys));
        // Of a generic type of the module the methods are refused then.
        let is_own = self.is_own;
        self.methods.retain(|method| is_own || method.has_instances());
        self.fields.retain(|owner| !keys.contains(&owner.key));
        self.errors.retain(|class| !keys.contains(&class.key(&self.package.path)));
        self.groups.retain(|group| !keys.contains(group.key));
        let is_of = |kind: &Type| matches!(kind, Type::Declared(key) if keys.contains(key));
        self.constants.retain(|constant| !is_of(&constant.kind));
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
