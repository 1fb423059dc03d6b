//! What Python itself makes of Ctrl-C.
//!
//! In: nothing. Out: whether it raises `KeyboardInterrupt`, and nothing else happens, or nothing at all, as far as
//! Python knows.

#![expect(unsafe_code, reason = "calls a function of CPython's as CPython does")]

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;

/// What handles Ctrl-C.
pub(super) enum Handler {
    /// `default_int_handler`.
    Pythons,
    /// No code of Python's: the system ignores it (as in what a shell starts in the background), or ends the process.
    Nobody,
    /// Something else, or it cannot be known.
    Other,
}

/// Whom to ask, what, and the answers that are known.
struct Question {
    ask: ffi::PyCFunction,
    module: Py<PyAny>,
    number: Py<PyAny>,
    own: Py<PyAny>,
    /// `SIG_IGN` and `SIG_DFL`.
    none: [Py<PyAny>; 2],
}

/// What handles Ctrl-C now. Each call of a function with a context asks, so that
/// nothing lies between us and the function of C behind `signal.getsignal`.
pub(super) fn handler(py: Python<'_>) -> PyResult<Handler> {
    static QUESTION: PyOnceLock<Option<Question>> = PyOnceLock::new();
    let Some(question) = QUESTION.get_or_try_init(py, || find(py))? else {
        return Ok(Handler::Other);
    };
    // SAFETY: the function takes its module and one object; the result is new, or null with an exception.
    let now = unsafe {
        let now = (question.ask)(question.module.as_ptr(), question.number.as_ptr());
        Bound::from_owned_ptr_or_err(py, now)?
    };
    Ok(if now.is(&question.own) {
        Handler::Pythons
    } else if question.none.iter().any(|none| now.is(none)) {
        Handler::Nobody
    } else {
        Handler::Other
    })
}

/// `None` where the function is not one of C's that takes one object.
#[cold]
fn find(py: Python<'_>) -> PyResult<Option<Question>> {
    let module = py.import("_signal")?;
    let (function, own) = (module.getattr("getsignal")?, module.getattr("default_int_handler")?);
    // SAFETY: it is asked of a function of C's alone.
    let ask = unsafe {
        let is_of_c = ffi::PyCFunction_Check(function.as_ptr()) != 0
            && ffi::PyCFunction_GetFlags(function.as_ptr()) == ffi::METH_O;
        if is_of_c { ffi::PyCFunction_GetFunction(function.as_ptr()) } else { None }
    };
    let number = libc::SIGINT.into_pyobject(py)?.into_any().unbind();
    let none = [module.getattr("SIG_IGN")?.unbind(), module.getattr("SIG_DFL")?.unbind()];
    let (module, own) = (module.into_any().unbind(), own.unbind());
    Ok(ask.map(|ask| Question { ask, module, number, own, none }))
}
