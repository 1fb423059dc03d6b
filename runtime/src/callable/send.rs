//! A request to Go, and what Go answers.
//!
//! In: arguments, and a signature of a library that is loaded. Out: the answer. A small request is
//! written on the stack, a large one straight into Go's memory.

use std::mem::MaybeUninit;

use pyo3::prelude::*;
use usegolib::abi;

use super::arguments::Arguments;
use super::request::{RefusedArgument, no_memory};
use super::respond::drop_undelivered;
use super::signature::Signature;
use crate::library::call::Answer;
use crate::library::interrupts::Interruptible;
use crate::library::loaded::Loaded;
use crate::library::symbols::Library;
use crate::records::scope::Scope;
use crate::wire::msgpack::write::{Sink as _, Writer};
use crate::wire::refusal::Refusal;

/// Sends the request; `name` is the function's for messages, `flags` are the ABI's, `answer` is where the
/// answer goes.
#[expect(clippy::inline_always, reason = "the hot path is one function")]
#[inline(always)]
pub(super) fn send<const OFTEN: bool>(
    py: Python<'_>,
    name: &str,
    library: &Library,
    signature: &Signature,
    arguments: &Arguments<'_, '_>,
    flags: u32,
    answer: &mut Answer<'_>,
) -> Result<(), RefusedArgument> {
    let mut space = [MaybeUninit::uninit(); abi::SMALL_REQUEST];
    let mut request = Writer::new(&mut space);
    match signature.encode(&mut request, arguments) {
        Ok(()) => {
            let len = request.position();
            let request = space.get(..len).unwrap_or_default();
            library.call_inline::<OFTEN>(py, request, flags, answer);
            Ok(())
        }
        Err((_, Refusal::Full)) => {
            send_large(py, name, library, signature, arguments, flags, answer)
        }
        Err(refused) => Err(refused),
    }
}

/// The same where calls are less frequent.
#[inline(never)]
pub(super) fn send_any(
    py: Python<'_>,
    name: &str,
    library: &Library,
    signature: &Signature,
    arguments: &Arguments<'_, '_>,
    flags: u32,
    answer: &mut Answer<'_>,
) -> Result<(), RefusedArgument> {
    send::<false>(py, name, library, signature, arguments, flags, answer)
}

/// The same for a function with a context, on the main thread: Ctrl-C ends the context, and is raised once
/// the function has returned.
#[inline(never)]
pub(super) fn send_interruptibly(
    py: Python<'_>,
    name: &str,
    (loaded, scope): (&'static Loaded, &'static Scope),
    signature: &Signature,
    arguments: &Arguments<'_, '_>,
    answer: &mut Answer<'_>,
) -> Result<PyResult<()>, RefusedArgument> {
    let library = &loaded.library;
    let interruptible = Interruptible::begin(library);
    // What came before cannot end a context that does not exist yet.
    if let Err(interrupt) = py.check_signals() {
        return Ok(Err(interrupt));
    }
    let flags = abi::MAY_INTERRUPT;
    send_any(py, name, library, signature, arguments, flags, answer)?;
    drop(interruptible);
    let outcome = py.check_signals();
    if outcome.is_err() {
        drop_undelivered(answer, signature.results_of(arguments), scope);
    }
    Ok(outcome)
}

/// The same for a request that does not fit the stack: measured first, then written once.
#[cold]
fn send_large(
    py: Python<'_>,
    name: &str,
    library: &Library,
    signature: &Signature,
    arguments: &Arguments<'_, '_>,
    flags: u32,
    answer: &mut Answer<'_>,
) -> Result<(), RefusedArgument> {
    let size = signature.measure(arguments)?;
    if size < abi::BULK_REQUEST {
        let request = signature.encode_to_vec(name, arguments, size)?;
        library.call(py, &request, flags, answer);
        return Ok(());
    }
    let memory = library.allocate(py, size);
    let mut memory = memory.ok_or_else(|| (0, no_memory(name, size).into()))?;
    let mut request = Writer::new(memory.space());
    signature.encode_again(&mut request, arguments)?;
    let len = request.position();
    library.call_owned(py, memory, len, flags, answer);
    Ok(())
}
