//! What CPython calls of an object and of its class, beside Go's methods.
//!
//! In: pointers, as the protocols of types have them. Out: new references, or null with an exception.

#![expect(unsafe_code, reason = "takes CPython's pointers")]

use pyo3::exceptions::PyTypeError;
use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyType;
use usegolib::naming::with_article;

use super::class;
use super::instance::GoObject;
use crate::callable::native::slots::answer;

/// `__init_subclass__`: what derives from a class of Python's cannot come from Go.
pub(super) unsafe extern "C" fn derive(
    _class: *mut ffi::PyObject,
    _arguments: *mut ffi::PyObject,
    _keywords: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    let message = "usegolib.Object cannot be derived from: its classes are those of Go's structs";
    // SAFETY: the thread is attached.
    unsafe { answer(|_| Err(PyTypeError::new_err(message))) }
}

/// What pickles and copies ask for: the class, and the bytes that the value makes of itself if it does.
pub(super) unsafe extern "C" fn reduce(
    object: *mut ffi::PyObject,
    _unused: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython passes an object of ours.
    unsafe {
        answer(|py| {
            let class = GoObject::of_pointer(py, object).class();
            if let Some((marshal, _)) = class.protocols().and_then(|it| it.marshals.as_ref()) {
                return marshalled(&Bound::from_borrowed_ptr(py, object), class, marshal);
            }
            let title = with_article(&title(class));
            Err(PyTypeError::new_err(format!(
                "cannot copy or pickle {title}: it is in Go, and only its own methods could copy it"
            )))
        })
    }
}

/// The function that makes an object again, and what it takes.
fn marshalled<'py>(
    object: &Bound<'py, PyAny>,
    class: &'static class::Class,
    marshal: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let py = object.py();
    let data = object.call_method0(marshal)?;
    let restore = py.import("usegolib._native")?.getattr("_restore_object")?;
    Ok((restore, (class.python(py)?, data)).into_pyobject(py)?.into_any())
}

/// Makes an object of the bytes that another one made of itself. Undoes the pickling of that.
#[pyfunction]
#[pyo3(signature = (kind, data, /))]
pub(crate) fn _restore_object<'py>(
    kind: &Bound<'py, PyType>,
    data: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let class = class::of_pointer(kind.as_type_ptr());
    let found = class.and_then(class::Class::protocols).and_then(|it| it.marshals.as_ref());
    let Some((_, unmarshal)) = found else {
        let name = with_article(&kind.fully_qualified_name()?.to_string_lossy());
        let message = format!("cannot make {name} of bytes");
        return Err(PyTypeError::new_err(message));
    };
    let object = kind.call0()?;
    object.call_method1(unmarshal.as_str(), (data,))?;
    Ok(object)
}

/// `counter.Counter`, `list.List[int]`: as Go calls it, with Python's name of the class.
pub(super) fn title(class: &class::Class) -> String {
    let args: Vec<_> = class.name.args.iter().map(|it| class.scope.types.spell(it)).collect();
    let args = if args.is_empty() { String::new() } else { format!("[{}]", args.join(", ")) };
    format!("{}.{}{args}", class.name.clause, class.object.python)
}
