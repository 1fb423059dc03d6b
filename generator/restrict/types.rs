//! Pass 2: which Go types cross the boundary, and as what.
//!
//! In: a mention of a described type: the type, which way its values go, and what stands for type
//! parameters. Out: the model's type for it, or the obstacle that keeps it from crossing. What is
//! declared is decided once, and put into the table.

pub(super) mod error;
mod function;
mod hidden;
mod implemented;
mod interface;
mod key;
mod object;
mod obstacle;
mod record;
mod stream;
pub(super) mod substitution;
mod text;

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};

pub(super) use implemented::Implemented;
pub(super) use obstacle::Obstacle;
use substitution::substitute;
use text::{TextForm, text_form};

use crate::introspect::{DescribedType, DescribedTypes, GoType};
use crate::model::{
    Array, Declared, DeclaredKind, Level, Map, Number, Offer, Pin, Reason, Type, TypeName,
    TypeParam, TypeTable,
};

/// No array longer than this crosses: Go passes arrays by value.
const LONGEST_ARRAY: u64 = 1 << 20;

/// Interfaces of package io that a reader of bytes in memory satisfies.
const READERS: &[&str] = &[
    "ByteReader",
    "ByteScanner",
    "ReadCloser",
    "ReadSeekCloser",
    "ReadSeeker",
    "Reader",
    "ReaderAt",
    "RuneReader",
    "RuneScanner",
];

/// Those of them that can be read to their end.
const STREAMS: &[&str] = &["ReadCloser", "ReadSeekCloser", "ReadSeeker", "Reader"];

/// Which way a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// From Python to Go.
    In,
    /// From Go to Python.
    Out,
}

/// The declared types: as they are described, and what has been decided about them.
pub(super) struct Types<'a> {
    described: &'a DescribedTypes,
    /// Import paths of the packages that can be imported.
    packages: BTreeSet<&'a str>,
    /// The types of other modules that can be offered, by their names.
    foreign: BTreeSet<&'a str>,
    /// The types of functions of which there are values, by their names; `None` where that is not known yet,
    /// and all of them may be.
    given: Option<BTreeSet<String>>,
    /// The types that other packages cannot name and that something gives which the shim can ask for them, by
    /// their names; `None` where that is not known yet, and all of them may be.
    sourced: Option<BTreeSet<String>>,
    /// The declared ones, by their names: whether they are pointers.
    hidden: RefCell<BTreeMap<String, bool>>,
    offer: &'a Offer,
    table: RefCell<TypeTable>,
    /// What became of the structs that were looked at, by their keys: each once.
    structs: RefCell<BTreeMap<String, Result<Type, Obstacle>>>,
    /// The declared instances of generic types, by the names of these.
    instances: RefCell<BTreeMap<String, BTreeMap<String, Vec<GoType>>>>,
}

impl<'a> Types<'a> {
    pub(super) fn new(
        described: &'a DescribedTypes,
        packages: BTreeSet<&'a str>,
        offer: &'a Offer,
    ) -> Self {
        Self {
            described,
            packages,
            foreign: BTreeSet::new(),
            given: None,
            sourced: None,
            hidden: RefCell::default(),
            offer,
            table: RefCell::default(),
            structs: RefCell::default(),
            instances: RefCell::default(),
        }
    }

    /// The same, with types of other modules that can be offered.
    pub(super) fn with_foreign(self, foreign: BTreeSet<&'a str>) -> Self {
        Self { foreign, ..self }
    }

    /// The same, with the types of functions of which there are values.
    pub(super) fn with_given(self, given: Option<BTreeSet<String>>) -> Self {
        Self { given, ..self }
    }

    /// The same, with the types that other packages cannot name and that have a source.
    pub(super) fn with_sourced(self, sourced: Option<BTreeSet<String>>) -> Self {
        Self { sourced, ..self }
    }

    /// Whether a type that other packages cannot name has a class.
    fn is_hidden(&self, name: &str) -> bool {
        self.hidden.borrow().contains_key(name)
    }

    /// Whether there may be values of a type of functions.
    fn is_given(&self, name: &str) -> bool {
        self.given.as_ref().is_none_or(|given| given.contains(name))
    }

    /// Whether a package is of the module.
    pub(super) fn is_own(&self, package: &str) -> bool {
        self.packages.contains(package)
    }

    /// Whether a type has a class in Python, if it is one that has: its package is of the module, or it is
    /// itself one of those that are offered of other modules.
    fn has_class(&self, name: &str, package: &str) -> bool {
        self.is_own(package) || self.foreign.contains(name)
    }

    /// A declared type as it is described.
    pub(super) fn describe(&self, name: &str) -> Option<&'a DescribedType> {
        self.described.get(name)
    }

    /// All of them.
    pub(super) fn all(&self) -> &'a DescribedTypes {
        self.described
    }

    pub(super) fn level(&self) -> Level {
        self.offer.level
    }

    /// What a type is said to be, by its path and name.
    fn pin(&self, name: &str) -> Option<Pin> {
        self.offer.pins.get(name)
    }

    /// Whether it is said of a type what it is.
    pub(super) fn is_pinned(&self, name: &str) -> bool {
        self.pin(name).is_some()
    }

    /// The named types of a package that other packages can write, sorted by name; of another module's
    /// those that can be offered.
    pub(super) fn declared_in<'p>(
        &self,
        package: &'p str,
    ) -> impl Iterator<Item = (&'a str, &'a DescribedType)> + use<'_, 'a, 'p> {
        let described = self.described.iter().map(|(name, it)| (name.as_str(), it));
        let of_package = described.filter(move |(_, it)| it.package == package);
        of_package
            .filter(|(name, it)| (it.writable || self.is_hidden(name)) && !it.constraint)
            .filter(|(name, it)| self.has_class(name, &it.package))
    }

    /// The instances of a generic type that were declared: their keys, and what stands for its type
    /// parameters.
    pub(super) fn instances(&self, name: &str) -> Vec<(String, Vec<GoType>)> {
        self.instances.borrow().get(name).map_or_else(Vec::new, |found| {
            found.iter().map(|(key, args)| (key.clone(), args.clone())).collect()
        })
    }

    /// How many of them there are, and of types that other packages cannot name.
    pub(super) fn count_instances(&self) -> usize {
        let instances: usize = self.instances.borrow().values().map(BTreeMap::len).sum();
        instances + self.hidden.borrow().len()
    }

    /// What has been decided so far.
    pub(super) fn table(&self) -> Ref<'_, TypeTable> {
        self.table.borrow()
    }

    /// What has been decided.
    pub(super) fn into_table(self) -> TypeTable {
        self.table.into_inner()
    }

    /// Puts a declared type into the table. Returns the mention of it.
    fn declare(&self, go: &str, args: &[GoType], name: TypeName, kind: DeclaredKind) -> Type {
        let key = key(go, &name.args);
        if !args.is_empty() {
            let mut instances = self.instances.borrow_mut();
            instances.entry(go.to_owned()).or_default().insert(key.clone(), args.to_vec());
        }
        self.table.borrow_mut().insert(key.clone(), Declared::new(name, kind));
        Type::Declared(key)
    }
}

/// The key of a declared type: its path and name, with what stands for its type parameters.
fn key(go: &str, args: &[Type]) -> String {
    if args.is_empty() {
        return go.to_owned();
    }
    let args: Vec<_> = args.iter().map(|kind| kind.spell(&str::to_owned)).collect();
    format!("{go}[{}]", args.join(","))
}

/// What is known where a type is mentioned.
#[derive(Clone, Copy)]
pub(super) struct Mention<'a> {
    pub(super) types: &'a Types<'a>,
    pub(super) direction: Direction,
    /// What stands for each type parameter, by index; empty outside generic functions.
    pub(super) bound: &'a [GoType],
    /// Whether a reader stays where it is, instead of being read.
    pub(super) keeps_readers: bool,
}

impl<'a> Mention<'a> {
    /// A mention outside of generic functions.
    pub(super) fn new(types: &'a Types<'a>, direction: Direction) -> Self {
        Self { types, direction, bound: &[], keeps_readers: false }
    }

    /// The same, of what stays where it is.
    pub(super) fn in_place(self) -> Self {
        Self { keeps_readers: self.types.level() >= Level::State, ..self }
    }

    /// The type that crosses for a Go type.
    pub(super) fn restrict(self, kind: &GoType) -> Result<Type, Obstacle> {
        Walk { mention: self, trail: &[] }.restrict(kind)
    }

    /// The same for a field that is read where it lies.
    pub(super) fn restrict_view(self, kind: &GoType) -> Result<Type, Obstacle> {
        Walk { mention: self, trail: &[] }.view(kind)
    }

    /// The same for what a method is called on, which may be of a type that other packages cannot name.
    pub(super) fn restrict_self(self, kind: &GoType) -> Result<Type, Obstacle> {
        match kind {
            GoType::Named { name, .. } if self.types.is_hidden(name) => {
                Ok(Type::Declared(name.clone()))
            }
            _ => self.restrict_receiver(kind),
        }
    }

    /// The same for a receiver, which Go takes the address of where a method wants that.
    pub(super) fn restrict_receiver(self, kind: &GoType) -> Result<Type, Obstacle> {
        Walk { mention: self.in_place(), trail: &[] }.find(kind)
    }
}

/// A way into a type that is made of others.
#[derive(Clone, Copy)]
struct Walk<'a> {
    mention: Mention<'a>,
    /// The named types that led here: a type may be made of itself.
    trail: &'a [GoType],
}

impl Walk<'_> {
    /// What crosses for a type of which the value is passed on, and so copied.
    fn restrict(self, kind: &GoType) -> Result<Type, Obstacle> {
        self.find(kind).and_then(|found| self.copied(found))
    }

    /// What crosses for a type, whether or not its value can be copied.
    fn find(self, kind: &GoType) -> Result<Type, Obstacle> {
        use Obstacle as No;
        Err(match kind {
            GoType::Basic { name } => return basic(name, self.mention.types.level()),
            GoType::Slice { elem } => return self.slice(elem),
            GoType::Array { len, elem } => return self.array(*len, elem),
            GoType::Pointer { elem } => return self.pointer(elem),
            GoType::Named { name, args } => return self.declared_type(name, args),
            GoType::Tparam { name, index } => return self.type_parameter(name, *index),
            GoType::Interface { methods } if methods.is_empty() => return Ok(Type::Any),
            GoType::Interface { .. } => No::new(Reason::Interface, "an interface", "interfaces"),
            GoType::Map { key, elem } => return self.map(key, elem),
            GoType::Chan { .. } => No::new(Reason::Chan, "a channel", "channels"),
            GoType::Struct { .. } => No::new(Reason::Struct, "a struct", "structs"),
            GoType::Func { .. } => No::new(Reason::Func, "a function", "functions"),
        })
    }

    fn slice(self, elem: &GoType) -> Result<Type, Obstacle> {
        let element = self.restrict(elem).map_err(Obstacle::in_slice)?;
        // `type B byte` is no byte, so `[]B` is a slice of numbers.
        let is_byte = element == Type::Number(Number::Uint8);
        Ok(if is_byte { Type::Bytes } else { Type::Slice(Box::new(element)) })
    }

    fn map(self, key: &GoType, elem: &GoType) -> Result<Type, Obstacle> {
        let map = Obstacle::new(Reason::Map, "a map", "maps");
        if self.mention.types.level() < Level::Data {
            return Err(map);
        }
        let found = self.restrict(key).map_err(Obstacle::in_map_key)?;
        if !key::is_key(&found, &self.mention.types.table()) {
            return Err(map.with_keys(&self.spell(&found)));
        }
        let value = self.restrict(elem).map_err(Obstacle::in_map)?;
        Ok(Type::Map(Map { key: Box::new(found), value: Box::new(value) }))
    }

    fn array(self, len: u64, elem: &GoType) -> Result<Type, Obstacle> {
        let element = self.restrict(elem).map_err(Obstacle::in_array)?;
        if len > LONGEST_ARRAY {
            let slice = GoType::Slice { elem: Box::new(elem.clone()) };
            let instead = self.restrict(&slice).ok().map(|kind| self.spell(&kind));
            return Err(Obstacle::new(Reason::Array, "a huge array", "huge arrays").or(instead));
        }
        Ok(Type::Array(Array { len, element: Box::new(element) }))
    }

    /// A pointer crosses as what it points to, where that is never nil itself.
    fn pointer(self, elem: &GoType) -> Result<Type, Obstacle> {
        let pointer = |instead| Obstacle::new(Reason::Pointer, "a pointer", "pointers").or(instead);
        match self.find(elem) {
            Ok(kind)
                if self.is_nullable(&kind) || self.mention.types.table().is_function(&kind) =>
            {
                Err(pointer(Some(self.spell(&kind))))
            }
            Ok(kind) => Ok(Type::Optional(Box::new(kind))),
            Err(obstacle) if obstacle.code == Reason::NotText => Err(obstacle),
            Err(_) => Err(pointer(None)),
        }
    }

    /// What stands for a type parameter; without anything it is the obstacle.
    fn type_parameter(self, name: &str, index: u32) -> Result<Type, Obstacle> {
        let Some(bound) = self.mention.bound.get(index as usize) else {
            return Err(Obstacle::new(Reason::Generic, "a type parameter", "type parameters"));
        };
        let kind = self.restrict(bound)?;
        // One that follows from another (`S ~[]E`) is not a choice of its own.
        if matches!(bound, GoType::Slice { elem } if matches!(**elem, GoType::Tparam { .. })) {
            return Ok(kind);
        }
        Ok(Type::Param(TypeParam { name: name.to_owned(), args: Vec::new(), kind: Box::new(kind) }))
    }

    /// A named type, and what it is made of where that depends on type parameters that are `any`.
    fn declared_type(self, name: &str, args: &[GoType]) -> Result<Type, Obstacle> {
        let found = self.named_type(name, args)?;
        let is_open = |arg: &GoType| {
            let GoType::Tparam { index, .. } = arg else { return false };
            self.mention.bound.get(*index as usize).is_some_and(is_any)
        };
        let has_class = |key: &str| self.mention.types.table().resolve(key).has_instances();
        if !args.iter().any(is_open) || !matches!(&found, Type::Declared(key) if has_class(key)) {
            return Ok(found);
        }
        let args = args.iter().map(|arg| self.restrict(arg)).collect::<Result<_, _>>()?;
        Ok(Type::Param(TypeParam { name: String::new(), args, kind: Box::new(found) }))
    }

    /// A named type crosses by what it means, by its text, or as what it is made of.
    fn named_type(self, name: &str, args: &[GoType]) -> Result<Type, Obstacle> {
        if let Some(known) = self.known_type(name, args) {
            return known;
        }
        let by_name = Obstacle::new(Reason::Named, "a named type", "named types");
        let args: Vec<GoType> =
            args.iter().map(|arg| substitute(arg, self.mention.bound)).collect();
        let this = GoType::Named { name: name.to_owned(), args: args.clone() };
        let types = self.mention.types;
        let described = types.describe(name).filter(|_| !self.trail.contains(&this));
        let Some(described) = described else { return Err(by_name) };
        let spelling = self.spelling(described, &args);
        let text = match types.pin(name) {
            // Then its text is not what it is.
            Some(Pin::Record | Pin::Object) => TextForm::Absent,
            None => text_form(name, described, types.described),
        };
        match (text, &spelling) {
            (TextForm::Partial, spelling) => {
                return self.partial_text(name, described, spelling.as_ref());
            }
            (TextForm::Whole, Some(spelling)) => {
                return Ok(types.declare(name, &args, spelling.clone(), DeclaredKind::Text));
            }
            (TextForm::Whole | TextForm::Absent, _) => {}
        }
        let trail = [self.trail, &[this]].concat();
        if let GoType::Struct {} = described.underlying {
            return Walk { trail: &trail, ..self }.struct_type(name, described, &args, spelling);
        }
        if let GoType::Interface { methods } = &described.underlying
            && !methods.is_empty()
        {
            return self.interface(name, described, &args, spelling);
        }
        if let GoType::Func { .. } = &described.underlying {
            return self.function(name, described, &args, spelling);
        }
        let underlying = substitute(&described.underlying, &args);
        match (Walk { trail: &trail, ..self }.restrict(&underlying), spelling) {
            (Ok(kind), Some(spelling)) => {
                Ok(types.declare(name, &args, spelling, DeclaredKind::Named(kind)))
            }
            (Ok(kind), None) => Err(by_name.or(Some(self.spell(&kind)))),
            // What would do for a pointer or a slice without a name would not for the named one.
            (Err(obstacle), _) => Err(obstacle.or(None)),
        }
    }

    fn spell(self, kind: &Type) -> String {
        self.mention.types.table().spell(kind)
    }

    fn is_nullable(self, kind: &Type) -> bool {
        self.mention.types.table().form(kind).is_nullable()
    }

    /// How another package writes a type, if it can.
    fn spelling(self, described: &DescribedType, args: &[GoType]) -> Option<TypeName> {
        // What is `any` keeps the name of the parameter: type checkers know more of it than Go.
        let args = args.iter().zip(&described.type_params).map(|(arg, param)| {
            let kind = self.restrict(arg).ok()?;
            let open = |kind| TypeParam { name: param.name.clone(), args: Vec::new(), kind };
            Some(if kind == Type::Any { Type::Param(open(Box::new(kind))) } else { kind })
        });
        let args = args.collect::<Option<Vec<_>>>()?;
        described.writable.then(|| TypeName {
            package: described.package.clone(),
            clause: described.clause.clone(),
            name: described.name.clone(),
            args,
        })
    }

    /// The types that cross by what they mean.
    fn known_type(self, name: &str, args: &[GoType]) -> Option<Result<Type, Obstacle>> {
        match (name, args) {
            ("error", []) => Some(Ok(Type::Error)),
            ("time.Duration", []) => Some(Ok(Type::Duration)),
            ("math/big.Int", []) => Some(Ok(Type::BigInt)),
            ("iter.Seq", [element]) => {
                let element = self.restrict(element).map_err(Obstacle::in_slice);
                Some(element.map(|element| Type::Seq(Box::new(element))))
            }
            _ if self.mention.keeps_readers => None,
            _ => self.reader(name).map(Ok),
        }
    }

    fn reader(self, name: &str) -> Option<Type> {
        let interface = name.strip_prefix("io.")?;
        let known = if self.mention.direction == Direction::In { READERS } else { STREAMS };
        known.contains(&interface).then(|| Type::Reader(interface.to_owned()))
    }
}

/// Whether a type is `any`.
fn is_any(kind: &GoType) -> bool {
    matches!(kind, GoType::Interface { methods } if methods.is_empty())
}

fn basic(name: &str, level: Level) -> Result<Type, Obstacle> {
    if let Some(number) = Number::from_go(name) {
        return Ok(Type::Number(number));
    }
    Ok(match name {
        "bool" => Type::Bool,
        "rune" => Type::Rune,
        "string" => Type::String,
        "complex64" if level >= Level::Data => Type::Complex64,
        "complex128" if level >= Level::Data => Type::Complex128,
        other => return Err(Obstacle::basic(other)),
    })
}
