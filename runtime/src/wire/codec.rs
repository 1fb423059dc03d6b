//! How values of a Go type travel, compiled once: a flat plan for each value.
//!
//! In: a type of a signature. Out: a tree that `encode` and `decode` run on; the type itself is
//! looked at again only to say why a value does not fit it.

use usegolib::model::{Counterpart, Family, Form, Number, Type, TypeTable};

use super::scalar::Integer;

/// A Go type, and how its values travel.
#[derive(Clone, Debug)]
pub(crate) struct Codec<'t> {
    /// What is done for a value.
    pub(crate) plan: Plan<'t>,
    /// As the signature has it.
    kind: &'t Type,
    /// What it mentions.
    types: &'t TypeTable,
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
    Any,
    /// A string, or nil.
    Error,
    /// A string, which Python may have a class of its own for.
    Text(Option<Counterpart>),
    List(Box<List<'t>>),
    /// Nil, or a value of the inner type.
    Optional(Box<Codec<'t>>),
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
}

impl<'t> Codec<'t> {
    /// Compiles a type.
    pub(crate) fn of(kind: &'t Type, types: &'t TypeTable) -> Self {
        let list = |element: &'t Type, length| {
            let (number, element) = (types.number(element), Self::of(element, types));
            Plan::List(Box::new(List { element, number, length }))
        };
        let plan = match types.form(kind) {
            Form::Bool => Plan::Bool,
            Form::Number(number) => Plan::of_number(number),
            Form::Rune => Plan::Rune,
            Form::Duration => Plan::Duration,
            Form::BigInt => Plan::BigInt,
            Form::String => Plan::String,
            Form::Bytes | Form::Reader(_) => Plan::Bytes,
            Form::FixedBytes(array) => Plan::FixedBytes(array.len),
            Form::Any => Plan::Any,
            Form::Error => Plan::Error,
            Form::Text(key) => Plan::Text(types.resolve(key).name.counterpart()),
            Form::List(element) | Form::Seq(element) => list(element, None),
            Form::Fixed(array) => list(&array.element, Some(array.len)),
            Form::Complex(_) | Form::Map(_) | Form::Record(..) => todo!("level 2"),
            Form::Optional(inner) => Plan::Optional(Box::new(Self::of(inner, types))),
        };
        Self { plan, kind, types }
    }

    /// The type as the signature has it: `mod.Level`.
    #[cold]
    pub(crate) fn spell(&self) -> String {
        self.types.spell(self.kind)
    }

    /// The type behind its name: `int8`.
    #[cold]
    pub(crate) fn spell_plain(&self) -> String {
        self.types.spell(self.types.plain(self.kind))
    }
}

impl Plan<'_> {
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
static NO_TYPES: TypeTable = TypeTable::new();
static BYTE_TYPE: Type = Type::Number(Number::Uint8);

/// That of a value which says itself what it is.
pub(crate) static ANY: Codec<'static> =
    Codec { plan: Plan::Any, kind: &ANY_TYPE, types: &NO_TYPES };

/// That of a byte as a number.
pub(crate) static BYTE: Codec<'static> =
    Codec { plan: Plan::Integer(Limits::uint(8)), kind: &BYTE_TYPE, types: &NO_TYPES };

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
