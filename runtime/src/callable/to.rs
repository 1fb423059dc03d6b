//! The keyword `to` of functions with a writer: the object that Go writes to.
//!
//! In: the argument. Out: the number of the object, or nil for a function that returns what it writes; and
//! how the results travel that are left beside a writer.

use std::sync::LazyLock;

use pyo3::prelude::*;
use usegolib::model::{Callable, Type};

use super::arguments::Arguments;
use super::arity::TO;
use crate::objects::instance::GoObject;
use crate::records::scope::Scope;
use crate::wire::codec::Codec;
use crate::wire::encode::encode_held;
use crate::wire::msgpack::write::Sink;
use crate::wire::refusal::{Fault, Refusal, type_name};

/// What messages call the type of the argument.
static WRITER: LazyLock<Type> = LazyLock::new(|| Type::Reader("Writer".to_owned()));

/// The writer of a function that can be given one.
#[derive(Debug)]
pub(super) struct To {
    /// Says what was expected.
    writer: Codec<'static>,
    /// How the results travel that are left where one is given.
    pub(super) left: Vec<Codec<'static>>,
}

impl To {
    /// That of a function whose results travel so, if it has one.
    pub(super) fn of(
        function: &Callable,
        results: &[Codec<'static>],
        scope: &'static Scope,
    ) -> Option<Self> {
        let mut left = results.to_vec();
        left.remove(function.sink_result()?);
        Some(Self { writer: Codec::of(&WRITER, scope), left })
    }

    /// Appends what Go writes to.
    pub(super) fn encode(
        &self,
        sink: &mut impl Sink,
        arguments: &Arguments<'_, '_>,
    ) -> Result<(), Refusal> {
        let Some(value) = find(arguments) else { return Ok(sink.write_nil()?) };
        match GoObject::of_any(value) {
            Some(object) => encode_held(sink, &self.writer, object),
            None => Err(self.refuse(value)),
        }
    }

    #[cold]
    fn refuse(&self, value: Borrowed<'_, '_, PyAny>) -> Refusal {
        let got = format!("got {}", type_name(&value));
        let refusal = Refusal::misfit(Fault::Type, &self.writer, got);
        refusal.with_hint("; only objects of its own library, and no files of Python so far")
    }
}

/// The writer that a call gives.
pub(super) fn find<'a, 'py>(arguments: &Arguments<'a, 'py>) -> Option<Borrowed<'a, 'py, PyAny>> {
    arguments.keyword(TO).filter(|value| !value.is_none())
}
