//! What an object of numpy's is, where Python's own protocols do not tell.
//!
//! In: any object. Out: yes or no.

use pyo3::intern;
use pyo3::prelude::*;

use super::class::Class;

static ARRAY: Class = Class::new("numpy", "ndarray");

/// Whether it is an array, of any subclass.
pub(crate) fn is_array(value: &Bound<'_, PyAny>) -> bool {
    ARRAY.has(value)
}

/// Whether it is an array of no subclass: without a mask, among other things.
pub(crate) fn is_plain_array(value: &Bound<'_, PyAny>) -> bool {
    ARRAY.is_of(value)
}

/// Whether it is a scalar: each exports its memory, whatever that stands for.
pub(crate) fn is_scalar(value: &Bound<'_, PyAny>) -> bool {
    static SCALAR: Class = Class::new("numpy", "generic");
    SCALAR.has(value)
}

/// Whether it is a scalar of one of these types; numpy need not be imported by us.
pub(crate) fn is_scalar_of(value: &Bound<'_, PyAny>, names: &[&str]) -> bool {
    let class = value.get_type();
    let is_numpys = class.module().is_ok_and(|module| module == "numpy");
    is_numpys && class.name().is_ok_and(|name| names.iter().any(|expected| name == *expected))
}

/// Whether it is an array with a mask, of which its memory and its elements know nothing.
pub(crate) fn is_masked(value: &Bound<'_, PyAny>) -> bool {
    static MASKED: Class = Class::new("numpy.ma", "MaskedArray");
    is_array(value) && !is_plain_array(value) && MASKED.has(value)
}

/// Whether it is a `timedelta64`.
pub(crate) fn is_span(value: &Bound<'_, PyAny>) -> bool {
    static SPAN: Class = Class::new("numpy", "timedelta64");
    SPAN.has(value)
}

/// Whether it is a scalar of bytes without a meaning; one with fields is a record.
pub(crate) fn is_raw(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    static VOID: Class = Class::new("numpy", "void");
    if !VOID.has(value) {
        return Ok(false);
    }
    let py = value.py();
    Ok(value.getattr(intern!(py, "dtype"))?.getattr(intern!(py, "fields"))?.is_none())
}

/// The only element of an array that has one.
pub(crate) fn only<'py>(value: &Bound<'py, PyAny>) -> Option<Bound<'py, PyAny>> {
    let py = value.py();
    let size: usize = value.getattr(intern!(py, "size")).ok()?.extract().ok()?;
    let is_single = is_array(value) && size == 1;
    is_single.then(|| value.call_method0(intern!(py, "item")).ok()).flatten()
}
