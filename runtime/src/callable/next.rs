//! The next value of an iterator that Go has, and its end.
//!
//! In: its number. Out: the value, that there are no more, or that none came so far: the main thread waits
//! for a while only, so that signals are handled meanwhile.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use usegolib::abi::{self, Response};

use super::respond::{self, Respondent};
use crate::errors;
use crate::library::call::Answer;
use crate::library::interrupts::is_main_thread;
use crate::library::symbols::Library;
use crate::objects::iterator::Streamed;
use crate::wire::decode::decode_results;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::msgpack::write::{Sink as _, Writer};

/// What an iterator has.
pub(crate) enum Next<'py> {
    Value(Bound<'py, PyAny>),
    /// None came in time.
    Late,
    End,
}

/// Room for a request: its head, and three numbers.
const REQUEST: usize = 32;

/// Nanoseconds that the main thread waits before it looks for signals.
const PATIENCE: u64 = 20_000_000;

/// Waits for the next value of the iterator with this number. Signals are handled before, so that no value is
/// lost, and what reads it in C can be interrupted as well.
pub(crate) fn ask<'py>(
    py: Python<'py>,
    library: &'static Library,
    streamed: &'static Streamed,
    number: u64,
) -> PyResult<Next<'py>> {
    py.check_signals()?;
    request(py, library, streamed, abi::NEXT_VALUE, number)
}

/// Ends it, and waits for what Go has to do for that.
pub(crate) fn end<'py>(
    py: Python<'py>,
    library: &'static Library,
    streamed: &'static Streamed,
    number: u64,
) -> PyResult<Next<'py>> {
    request(py, library, streamed, abi::END_ITERATOR, number)
}

fn request<'py>(
    py: Python<'py>,
    library: &'static Library,
    streamed: &'static Streamed,
    index: u32,
    number: u64,
) -> PyResult<Next<'py>> {
    let respondent = || Respondent {
        name: "the iterator",
        function: None,
        results: &streamed.values,
        scope: streamed.scope,
        has_limit: false,
        is_method: false,
        made: None,
        arguments: None,
    };
    let patience = if is_main_thread(py)? { PATIENCE } else { u64::MAX };
    let mut space = [MaybeUninit::uninit(); REQUEST];
    let mut request = Writer::new(&mut space);
    let mut written = request.write_array_head(3);
    for part in [index.into(), number, patience] {
        written = written.and_then(|()| request.write_uint(part));
    }
    written.map_err(|_| errors::protocol(&respondent(), "its request is too long"))?;
    let len = request.position();
    let mut response = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
    let mut answer = Answer::new(library, &mut response);
    library.call(py, space.get(..len).unwrap_or_default(), 0, &mut answer);
    if let Some(is_end) = read_absence(&mut Reader::new(answer.head(), answer.tail())) {
        return Ok(if is_end { Next::End } else { Next::Late });
    }
    let values = &streamed.values;
    respond::read_response(py, respondent, &answer, |message| {
        decode_results(py, message, values, None)
    })
    .map(Next::Value)
}

/// Whether an iterator is at its end, if the message says that it has no value.
fn read_absence(message: &mut Reader<'_>) -> Option<bool> {
    const EMPTY: u8 = marker::FIX_STR;
    let is_absence = message.skip(&[marker::FIX_ARRAY | 4, Response::NoValue as u8, EMPTY, EMPTY]);
    is_absence.then(|| message.read_bool().unwrap_or(true))
}
