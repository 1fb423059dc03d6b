//! A value as it would be if Go had given it.
//!
//! In: an object that a field of a record, or a key of a map, is made of. Out: the object that stands for
//! the same in Go's results, where there is one; the object itself where it does not fit its type, which
//! is refused when it is passed.

use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyComplex, PyDict, PyFloat, PyList, PyString, PyTuple};

use super::codec::{Codec, List, Map, Plan};
use super::encode::bytes::memory_of;
use super::encode::complex::parts_of;
use super::encode::duration::duration_of;
use super::encode::float::{float32_of, float64_of};
use super::encode::list::list_of;
use super::encode::rune::rune_of;
use super::encode::text_form::text_form_of;
use super::python::shape::{is_bool, is_list_like};
use super::python::{self, read_only};
use super::refusal::Refusal;
use super::scalar::to_float32;

type Value<'py> = Bound<'py, PyAny>;

/// The value as it would be if Go had given it.
pub(crate) fn normalize<'py>(codec: &Codec<'_>, value: Value<'py>) -> PyResult<Value<'py>> {
    match attempt(codec, &value) {
        Ok(normal) => Ok(normal.unwrap_or(value)),
        Err(Refusal::Raised(error)) => Err(*error),
        Err(Refusal::Wrong(_) | Refusal::Full) => Ok(value),
    }
}

/// `None` where it already is what Go would give, or nothing of the kind.
fn attempt<'py>(codec: &Codec<'_>, value: &Value<'py>) -> Result<Option<Value<'py>>, Refusal> {
    let (py, item) = (value.py(), value.as_borrowed());
    Ok(match &codec.plan {
        Plan::Bool if is_bool(value) => Some(truth(py, value.is_truthy()?)?),
        Plan::Integer(_) | Plan::BigInt if python::has_index(item) && !is_bool(value) => {
            Some(python::index(item)?)
        }
        Plan::Rune => Some(python::from_integer(py, rune_of(codec, item)?)?),
        Plan::Duration => Some(python::from_integer(py, duration_of(codec, item)?)?),
        Plan::Float64 if !value.is_exact_instance_of::<PyFloat>() => {
            Some(python::from_float64(py, float64_of(codec, item)?)?)
        }
        Plan::Float32 => Some(python::from_float64(py, float32_of(codec, item)?.into())?),
        Plan::Complex64 | Plan::Complex128 => Some(complex(codec, value)?),
        Plan::Text(Some(counterpart)) if !value.is_instance_of::<PyString>() => {
            text_form_of(codec, *counterpart, value)?.map(Bound::into_any)
        }
        Plan::Bytes if value.is_none() => Some(PyBytes::new(py, b"").into_any()),
        Plan::Bytes | Plan::FixedBytes(_) if !value.is_exact_instance_of::<PyBytes>() => {
            memory_of(item)?.map(|_| py.get_type::<PyBytes>().call1((value,))).transpose()?
        }
        Plan::List(list) => sequence(codec, list, value)?,
        Plan::Map(map) => mapping(map, value)?,
        Plan::Optional(inner) if !value.is_none() => attempt(inner, value)?,
        Plan::Bool
        | Plan::Integer(_)
        | Plan::BigInt
        | Plan::Float64
        | Plan::Text(_)
        | Plan::Bytes
        | Plan::FixedBytes(_)
        | Plan::String
        | Plan::Any(_)
        | Plan::Error
        | Plan::Record(_)
        | Plan::Optional(_) => None,
    })
}

fn truth(py: Python<'_>, value: bool) -> PyResult<Bound<'_, PyAny>> {
    Ok(value.into_pyobject(py)?.to_owned().into_any())
}

fn complex<'py>(codec: &Codec<'_>, value: &Value<'py>) -> Result<Value<'py>, Refusal> {
    let (real, imaginary) = match parts_of(value.as_borrowed())? {
        Some(parts) => parts,
        None => (float64_of(codec, value.as_borrowed())?, 0.0),
    };
    let round = |part| match codec.plan {
        Plan::Complex64 => to_float32(part).map_or(part, f64::from),
        _ => part,
    };
    Ok(PyComplex::from_doubles(value.py(), round(real), round(imaginary)).into_any())
}

fn sequence<'py>(
    codec: &Codec<'_>,
    list: &List<'_>,
    value: &Value<'py>,
) -> Result<Option<Value<'py>>, Refusal> {
    let py = value.py();
    if value.is_none() && list.length.is_none() {
        return Ok(Some(PyTuple::empty(py).into_any()));
    }
    let is_known = value.is_instance_of::<PyTuple>() || value.is_instance_of::<PyList>();
    if !is_known && !is_list_like(value)? {
        return Ok(None);
    }
    let items = list_of(codec, value.as_borrowed())?;
    let items = items.iter().map(|item| normalize(&list.element, item));
    Ok(Some(PyTuple::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any()))
}

fn mapping<'py>(map: &Map<'_>, value: &Value<'py>) -> Result<Option<Value<'py>>, Refusal> {
    let made = read_only::empty(value.py())?;
    if value.is_none() {
        return Ok(Some(made.into_any()));
    }
    let source = match value.cast::<PyDict>() {
        Ok(dict) => dict.clone(),
        Err(_) if value.hasattr("items")? => {
            let pairs = value.call_method0("items")?;
            let pairs = python::to_list(pairs.as_borrowed()).or_else(|_| {
                PyList::new(value.py(), pairs.try_iter()?.collect::<PyResult<Vec<_>>>()?)
            })?;
            PyDict::from_sequence(&pairs)?
        }
        Err(_) => return Ok(None),
    };
    let mut count = 0;
    for (key, value) in source.iter() {
        let key = normalize(&map.key.element, key)?;
        made.set_item(key, normalize(&map.value.element, value)?)?;
        count += 1;
    }
    // Two keys that are one in Go stay for the refusal that names them.
    Ok((made.len() == count).then(|| made.into_any()))
}
