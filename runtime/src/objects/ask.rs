//! Requests that are about objects and call no function.
//!
//! In: which, and the numbers that it is about. Out: what the library answers.

use std::mem::MaybeUninit;

use pyo3::Python;
use usegolib::abi::{self, Response};

use crate::library::call::Answer;
use crate::library::symbols::Library;
use crate::wire::msgpack::malformed::Malformed;
use crate::wire::msgpack::marker;
use crate::wire::msgpack::read::Reader;
use crate::wire::msgpack::write::{Sink as _, Writer};

/// Room for a request: its head, its index, and two numbers.
const REQUEST: usize = 32;

/// Asks a library, and reads its result; `None` where it answers anything else.
pub(super) fn ask<T>(
    py: Python<'_>,
    library: &Library,
    index: u32,
    numbers: &[u64],
    read: impl FnOnce(&mut Reader<'_>) -> Result<T, Malformed>,
) -> Option<T> {
    let mut space = [MaybeUninit::uninit(); REQUEST];
    let mut request = Writer::new(&mut space);
    request.write_array_head(u32::try_from(numbers.len()).ok()? + 1).ok()?;
    request.write_uint(index.into()).ok()?;
    for number in numbers {
        request.write_uint(*number).ok()?;
    }
    let len = request.position();
    let mut response = [MaybeUninit::uninit(); abi::SMALL_RESPONSE];
    let mut answer = Answer::new(library, &mut response);
    library.call(py, space.get(..len)?, 0, &mut answer);
    let mut message = Reader::new(answer.head(), answer.tail());
    let is_result = message.skip(&[marker::FIX_ARRAY | 2, Response::Result as u8]);
    is_result.then(|| read(&mut message).ok()).flatten()
}
