//! `repr()` of objects.
//!
//! In: an object. Out: `<semver.Version 1.3.1>` where its type has a text that was proved only to be computed,
//! else `<semver.Version object 12>`. Whoever looks at an object, as a debugger does, waits for nothing and gets
//! no exception.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use pyo3::exceptions::PyException;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyString;

use super::instance::GoObject;
use super::slots::title;
use crate::callable::native::slots::answer;

/// How many characters of a text are shown.
const LONGEST: usize = 80;

/// `tp_repr`.
pub(super) unsafe extern "C" fn repr(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an object of ours.
    unsafe {
        answer(|py| {
            let any = Bound::from_borrowed_ptr(py, object);
            let object = GoObject::of_pointer(py, object);
            let title = title(object.class());
            let repr = match text(&any, object)? {
                Some(text) => format!("<{title} {text}>"),
                None => plain(&title, object),
            };
            Ok(PyString::new(py, &repr).into_any())
        })
    }
}

/// What says which object it is and nothing of its value. Go is not asked.
fn plain(title: &str, object: GoObject<'_, '_>) -> String {
    match object.place() {
        _ if object.is_nil() => format!("<{title} nil>"),
        Some(place) => format!("<{title} object {place}>"),
        None => format!("<{title} object, released>"),
    }
}

/// What the object says of itself. Only Ctrl-C and the like are passed on: other exceptions mean that there
/// is no text.
fn text(any: &Bound<'_, PyAny>, object: GoObject<'_, '_>) -> PyResult<Option<String>> {
    let protocols = object.class().protocols().filter(|protocols| protocols.is_shown);
    let method = protocols.and_then(|protocols| protocols.text.as_deref());
    let Some(method) = method.filter(|_| !object.is_nil() && object.number().is_some()) else {
        return Ok(None);
    };
    let shown = any.call_method0(method).and_then(|text| shorten(text.cast::<PyString>()?));
    match shown {
        Ok(text) => Ok(Some(text).filter(|text| !text.is_empty())),
        Err(error) if error.is_instance_of::<PyException>(any.py()) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The beginning of a text, on one line.
fn shorten(text: &Bound<'_, PyString>) -> PyResult<String> {
    let mut shown = String::new();
    let mut length = 0;
    for character in text.to_str()?.chars() {
        let escaped = escape(text.py(), character)?;
        length += escaped.chars().count();
        if length > LONGEST {
            shown.push_str("...");
            break;
        }
        shown.push_str(&escaped);
    }
    Ok(shown)
}

/// A character as in Python's `repr()` of a string, but for quotation marks, of which there are none around.
fn escape(py: Python<'_>, character: char) -> PyResult<String> {
    match character {
        ' '..='[' | ']'..='~' => Ok(character.to_string()),
        _ => {
            let quoted = PyString::new(py, character.encode_utf8(&mut [0; 4])).repr()?;
            Ok(quoted.to_str()?.trim_matches('\'').to_owned())
        }
    }
}
