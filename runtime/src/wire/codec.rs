//! How values of a Go type travel, compiled once: a flat plan for each value.
//!
//! In: a type of a signature. Out: a tree that `encode` and `decode` run on; the type itself is
//! looked at again only to say why a value does not fit it.

use usegolib::model::{self, Counterpart, Family, Form, Level, Number, Type};

use super::scalar::Integer;
use crate::errors;
use crate::objects;
use crate::records::scope::{NO_SCOPE, RecordType, Scope};
use crate::values;

/// A Go type, and how its values travel.
#[derive(Clone, Debug)]
pub(crate) struct Codec<'t> {
    /// What is done for a value.
    pub(crate) plan: Plan<'t>,
    /// As the signature has it.
    kind: &'t Type,
    /// What the types that it mentions are in Python.
    pub(crate) scope: &'static Scope,
}

/// What is done for a value.
#[derive(Clone, Debug)]
pub(crate) enum Plan<'t> {
    Bool,
    Integer(Limits),
    Float32,
    Float64,
    /// An int32, for which Python may pass a `str` of one character.
    Rune,
    /// An int64 of nanoseconds, for which Python may pass a `timedelta`.
    Duration,
    BigInt,
    String,
    /// A byte string of any length, or nil.
    Bytes,
    /// A byte string of so many bytes.
    FixedBytes(u64),
    /// What says itself what it is.
    Any(Place),
    /// A string, or nil.
    Error,
    /// An error that Python can catch by class, or nil; from Python also a string.
    Failure,
    /// The same, of one type.
    ErrorType(&'static errors::class_of::Class, Nil),
    /// A string, which Python may have a class of its own for.
    Text(Option<Counterpart>),
    List(Box<List<'t>>),
    /// An array of two float32.
    Complex64,
    /// An array of two float64.
    Complex128,
    /// An array of keys and one of values, or nil.
    Map(Box<Map<'t>>),
    /// An array of fields.
    Record(&'static RecordType),
    /// The number of an object.
    Object(&'static objects::class::Class, Nil),
    /// Nil, or the numbers of the type and of the value that an interface holds.
    Interface(&'static objects::interface::Interface),
    /// The number of an iterator, or 0 for a nil channel.
    Stream(&'static objects::iterator::Streamed),
    /// A value of the inner type, which Python has a class of its own for. Only results are so.
    Value(&'static values::Class, Box<Codec<'t>>),
    /// Nil, or a value of the inner type.
    Optional(Box<Codec<'t>>),
}

/// Whether there may be no object at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nil {
    /// For a value of the type itself.
    Refused,
    /// For a pointer: nil is the number 0.
    Zero,
}

/// An array of elements of one type.
#[derive(Clone, Debug)]
pub(crate) struct List<'t> {
    /// How an element travels.
    pub(crate) element: Codec<'t>,
    /// Which number an element is, if it is one: many of them travel packed.
    pub(crate) number: Option<Number>,
    /// How many elements there are, where the type says so; such an array is never nil.
    pub(crate) length: Option<u64>,
    pub(crate) place: Place,
}

/// A map.
#[derive(Clone, Debug)]
pub(crate) struct Map<'t> {
    /// How its keys travel.
    pub(crate) key: List<'t>,
    /// How its values travel.
    pub(crate) value: List<'t>,
    pub(crate) place: Place,
}

/// Where a value is, which says what Python makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Where it may change: a slice is a list, a map a dict.
    Open,
    /// In a record, which never changes: a slice is a tuple, a map a dict that cannot be changed.
    Field,
    /// In a key of a map, which is hashed: the same, whatever an `any` holds included.
    Key,
}

impl<'t> Codec<'t> {
    /// Whether it is that of a type.
    pub(crate) fn is_of(&self, kind: &Type) -> bool {
        self.kind == kind
    }

    /// Compiles a type.
    pub(crate) fn of(kind: &'t Type, scope: &'static Scope) -> Self {
        Self::at(Place::Open, kind, scope)
    }

    /// Compiles the type of a result, given how it travels. What holds values holds plain ones.
    pub(crate) fn of_result(self) -> Self {
        let is_pointer = matches!(self.kind, Type::Optional(_));
        match self {
            Self { plan: Plan::Optional(inner), kind, scope } if is_pointer => {
                Self { plan: Plan::Optional(Box::new(inner.of_result())), kind, scope }
            }
            plain => match plain.scope.value_of(plain.kind) {
                Some(class) => {
                    let (kind, scope) = (plain.kind, plain.scope);
                    Self { plan: Plan::Value(class, Box::new(plain)), kind, scope }
                }
                None => plain,
            },
        }
    }

    /// Compiles the type of a record's field.
    pub(crate) fn of_field(kind: &'t Type, scope: &'static Scope) -> Self {
        Self::at(Place::Field, kind, scope)
    }

    fn at(place: Place, kind: &'t Type, scope: &'static Scope) -> Self {
        let types = scope.types;
        let list = |element, length| Plan::List(Box::new(List::of(place, element, length, scope)));
        let plan = match types.form(kind) {
            Form::Bool => Plan::Bool,
            Form::Number(number) => Plan::of_number(number),
            Form::Rune => Plan::Rune,
            Form::Duration => Plan::Duration,
            Form::BigInt => Plan::BigInt,
            Form::String => Plan::String,
            Form::Bytes | Form::Reader(_) => Plan::Bytes,
            Form::FixedBytes(array) => Plan::FixedBytes(array.len),
            Form::Any => Plan::Any(place),
            Form::Error if scope.level >= Level::State => Plan::Failure,
            Form::Error => Plan::Error,
            Form::Text(key) => Plan::Text(types.resolve(key).name.counterpart()),
            Form::List(element) | Form::Seq(element) => list(element, None),
            Form::Stream(stream) => Plan::Stream(scope.stream(stream)),
            Form::Fixed(array) => list(&array.element, Some(array.len)),
            Form::Complex(Number::Float32) => Plan::Complex64,
            Form::Complex(_) => Plan::Complex128,
            Form::Map(map) => Plan::Map(Box::new(Map::of(place, map, scope))),
            // The table has the record, so the scope has it.
            Form::Record(key, _) => scope.record(key).map_or(Plan::Error, Plan::Record),
            Form::Object(key) => Plan::of_object(key, scope),
            // The table has the interface, so the scope has it.
            Form::Interface(key) => scope.interface(key).map_or(Plan::Error, Plan::Interface),
            Form::ErrorType(key) => Plan::of_error(key, scope),
            Form::Optional(inner) => Plan::of_pointer(Self::at(place, inner, scope)),
        };
        Self { plan, kind, scope }
    }

    /// The codec of a value that says itself what it is, in the place of this one.
    pub(crate) fn any_at(&self, place: Place) -> Codec<'static> {
        Codec { plan: Plan::Any(place), kind: &ANY_TYPE, scope: self.scope }
    }

    /// Whether a value is something that holds objects, and no object itself.
    pub(crate) fn is_around_objects(&self) -> bool {
        let is_one = match &self.plan {
            // A list or a map that it takes has them in it.
            Plan::Interface(interface) => !interface
                .described
                .values
                .iter()
                .any(|it| self.scope.value_types.typed(it).is_some()),
            plan => matches!(
                plan,
                Plan::Object(..)
                    | Plan::Failure
                    | Plan::ErrorType(..)
                    | Plan::Stream(_)
                    | Plan::Bytes
            ),
        };
        self.holds_objects() && !is_one
    }

    /// Whether a value is an object, or holds some.
    pub(crate) fn holds_objects(&self) -> bool {
        match &self.plan {
            Plan::Object(..)
            | Plan::Interface(_)
            | Plan::Failure
            | Plan::ErrorType(..)
            | Plan::Stream(_) => true,
            Plan::Any(_) => self.scope.level >= Level::State,
            Plan::Bytes => self.takes_readers(),
            Plan::Record(kind) => kind.fields.iter().any(Self::holds_objects),
            Plan::List(list) => list.element.holds_objects(),
            Plan::Map(map) => map.value.element.holds_objects(),
            Plan::Optional(inner) | Plan::Value(_, inner) => inner.holds_objects(),
            Plan::Bool
            | Plan::Integer(_)
            | Plan::Float32
            | Plan::Float64
            | Plan::Rune
            | Plan::Duration
            | Plan::BigInt
            | Plan::String
            | Plan::FixedBytes(_)
            | Plan::Error
            | Plan::Text(_)
            | Plan::Complex64
            | Plan::Complex128 => false,
        }
    }

    /// Whether an object that is a reader may stand for the bytes.
    pub(crate) fn takes_readers(&self) -> bool {
        let types = self.scope.types;
        matches!(types.form(self.kind), Form::Reader(_)) && types.has_objects()
    }

    /// Whether both are of one type.
    pub(crate) fn has_kind_of(&self, other: &Self) -> bool {
        self.kind == other.kind
    }

    /// The type as the signature has it: `mod.Level`.
    #[cold]
    pub(crate) fn spell(&self) -> String {
        self.scope.types.spell(self.kind)
    }

    /// The type behind its name: `int8`.
    #[cold]
    pub(crate) fn spell_plain(&self) -> String {
        self.scope.types.spell(self.scope.types.plain(self.kind))
    }
}

impl<'t> List<'t> {
    fn of(place: Place, element: &'t Type, length: Option<u64>, scope: &'static Scope) -> Self {
        let number = scope.types.number(element);
        Self { element: Codec::at(place, element, scope), number, length, place }
    }

    /// The keys or the values of a map, which are a list before they are a dict.
    fn of_map(place: Place, element: &'t Type, scope: &'static Scope) -> Self {
        Self { place: Place::Open, ..Self::of(place, element, None, scope) }
    }
}

impl<'t> Map<'t> {
    fn of(place: Place, map: &'t model::Map, scope: &'static Scope) -> Self {
        let key = List::of_map(Place::Key, &map.key, scope);
        Self { key, value: List::of_map(place, &map.value, scope), place }
    }
}

impl<'t> Plan<'t> {
    /// That of a pointer, given how travels what it points to.
    fn of_pointer(inner: Codec<'t>) -> Self {
        if let Plan::Object(class, _) = inner.plan {
            return Self::Object(class, Nil::Zero);
        }
        if let Plan::ErrorType(class, _) = inner.plan {
            return Self::ErrorType(class, Nil::Zero);
        }
        Self::Optional(Box::new(inner))
    }

    fn of_object(key: &str, scope: &'static Scope) -> Self {
        // The table has the object, so the scope has it.
        let Some(class) = scope.object(key) else { return Self::Error };
        let nil = if class.object.is_function { Nil::Zero } else { Nil::Refused };
        Self::Object(class, nil)
    }

    fn of_error(key: &str, scope: &'static Scope) -> Self {
        // The packages have the error, so the scope has it.
        scope.error(key).map_or(Self::Failure, |class| Self::ErrorType(class, Nil::Refused))
    }

    fn of_number(number: Number) -> Self {
        match number.family() {
            Family::Signed => Self::Integer(Limits::int(number.bits())),
            Family::Unsigned => Self::Integer(Limits::uint(number.bits())),
            Family::Float if number == Number::Float32 => Self::Float32,
            Family::Float => Self::Float64,
        }
    }
}

static ANY_TYPE: Type = Type::Any;
static BYTE_TYPE: Type = Type::Number(Number::Uint8);

/// That of a byte as a number.
pub(crate) static BYTE: Codec<'static> =
    Codec { plan: Plan::Integer(Limits::uint(8)), kind: &BYTE_TYPE, scope: &NO_SCOPE };

/// The integers from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) least: i64,
    pub(crate) greatest: u64,
}

impl Limits {
    /// All that 64 bits hold, signed or not: those that an `any` takes.
    pub(crate) const WIDEST: Self = Self { least: i64::MIN, greatest: u64::MAX };

    /// All that a signed integer of so many bits holds.
    pub(crate) const fn int(bits: u8) -> Self {
        let unused = 64 - bits;
        Self { least: i64::MIN >> unused, greatest: (i64::MAX >> unused).cast_unsigned() }
    }

    /// All that an unsigned integer of so many bits holds.
    pub(crate) const fn uint(bits: u8) -> Self {
        Self { least: 0, greatest: u64::MAX >> (64 - bits) }
    }

    /// Whether the integer is one of them.
    #[inline]
    pub(crate) fn include(self, integer: Integer) -> bool {
        match integer {
            Integer::Signed(value) => self.include_int(value),
            Integer::Unsigned(value) => value <= self.greatest,
        }
    }

    /// Whether the integer is one of them.
    #[inline]
    pub(crate) fn include_int(self, value: i64) -> bool {
        value >= self.least && (value < 0 || value.cast_unsigned() <= self.greatest)
    }
}
