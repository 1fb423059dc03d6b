//! Go's zero values, as Python has them.
//!
//! In: how a value travels. Out: an object, that of the zero value.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyComplex, PyString, PyTuple};
use usegolib::model::Counterpart;

use super::instance;
use crate::wire::codec::{Codec, List, Plan};
use crate::wire::python::{self, read_only};

/// The zero value. What can be changed is made anew each time.
pub(super) fn zero<'py>(py: Python<'py>, codec: &Codec<'_>) -> PyResult<Bound<'py, PyAny>> {
    match &codec.plan {
        Plan::Bool => Ok(false.into_pyobject(py)?.to_owned().into_any()),
        Plan::Integer(_) | Plan::Rune | Plan::Duration | Plan::BigInt => python::from_int64(py, 0),
        Plan::Float32 | Plan::Float64 => python::from_float64(py, 0.0),
        Plan::Complex64 | Plan::Complex128 => Ok(PyComplex::from_doubles(py, 0.0, 0.0).into_any()),
        Plan::String => Ok(PyString::new(py, "").into_any()),
        Plan::Text(counterpart) => Ok(PyString::new(py, text(*counterpart)).into_any()),
        Plan::Bytes => Ok(PyBytes::new(py, b"").into_any()),
        Plan::FixedBytes(len) => {
            let len = usize::try_from(*len)?;
            Ok(PyBytes::new_with(py, len, |_| Ok(()))?.into_any())
        }
        Plan::Any(_)
        | Plan::Error
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Optional(_) => Ok(py.None().into_bound(py)),
        Plan::Value(_, inner) => zero(py, inner),
        Plan::List(list) => elements(py, list),
        Plan::Map(_) => Ok(read_only::empty(py)?.into_any()),
        Plan::Record(kind) => {
            instance::create(py, kind.class, Some(kind), |index| zero(py, &kind.fields[index]))
        }
    }
}

/// None, or as many zero values as an array has.
fn elements<'py>(py: Python<'py>, list: &List<'_>) -> PyResult<Bound<'py, PyAny>> {
    let count = usize::try_from(list.length.unwrap_or_default())?;
    let elements = (0..count).map(|_| zero(py, &list.element)).collect::<PyResult<Vec<_>>>()?;
    Ok(PyTuple::new(py, elements)?.into_any())
}

/// The text of the zero value. That of types which nobody knows is taken to be empty; where it is not,
/// Go says so.
fn text(counterpart: Option<Counterpart>) -> &'static str {
    match counterpart {
        Some(Counterpart::Datetime) => "0001-01-01T00:00:00Z",
        Some(Counterpart::Uuid) => "00000000-0000-0000-0000-000000000000",
        Some(Counterpart::Fraction | Counterpart::Decimal) => "0",
        Some(Counterpart::Address | Counterpart::Prefix) | None => "",
    }
}
