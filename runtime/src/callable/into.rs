//! The keyword `into` of functions that fill whatever they are given: the object to be filled.
//!
//! In: the argument. Out: the number of the object, or nil for a function that returns what it makes.

use std::sync::LazyLock;

use pyo3::prelude::*;
use usegolib::model::{Callable, Type};

use super::arguments::Arguments;
use super::arity::{self, INTO};
use crate::objects::instance::GoObject;
use crate::records::scope::Scope;
use crate::wire::codec::Codec;
use crate::wire::encode::encode_held;
use crate::wire::msgpack::write::Sink;
use crate::wire::refusal::{Fault, Refusal, type_name};

/// What messages call the type of the argument.
static ANY: LazyLock<Type> = LazyLock::new(|| Type::Any);

/// What a function fills.
#[derive(Debug)]
pub(super) struct Target {
    /// Says what was expected.
    target: Codec<'static>,
}

impl Target {
    /// That of a function, if it can be given one.
    pub(super) fn of(function: &Callable, scope: &'static Scope) -> Option<Self> {
        arity::has_target(function).then(|| Self { target: Codec::of(&ANY, scope) })
    }

    /// Appends what Go fills.
    pub(super) fn encode(
        &self,
        sink: &mut impl Sink,
        arguments: &Arguments<'_, '_>,
    ) -> Result<(), Refusal> {
        let given = arguments.keyword(INTO).filter(|value| !value.is_none());
        let Some(value) = given else { return Ok(sink.write_nil()?) };
        match GoObject::of_any(value) {
            Some(object) => encode_held(sink, &self.target, object),
            None => Err(self.refuse(value)),
        }
    }

    #[cold]
    fn refuse(&self, value: Borrowed<'_, '_, PyAny>) -> Refusal {
        let got = format!("got {}", type_name(&value));
        let refusal = Refusal::misfit(Fault::Type, &self.target, got);
        refusal.with_hint(
            "; only objects of its own library are filled: without it, what Go makes is returned",
        )
    }
}
