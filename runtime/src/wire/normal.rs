//! A value as it would be if Go had given it.
//!
//! In: an object that a field of a record, or a key of a map, is made of. Out: the object that stands for
//! the same in Go's results, where there is one; the object itself where it does not fit its type, which
//! is refused when it is passed.

mod shared;

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
pub(crate) use shared::normalize_shared;

type Value<'py> = Bound<'py, PyAny>;

/// The value as it would be if Go had given it.
pub(crate) fn normalize<'py>(codec: &Codec<'_>, value: Value<'py>) -> PyResult<Value<'py>> {
    let normal = attempt(codec, &value);
    normal_or(value, normal)
}

/// What became of a value, or the value itself.
fn normal_or<'py>(
    value: Value<'py>,
    normal: Result<Option<Value<'py>>, Refusal>,
) -> PyResult<Value<'py>> {
    match normal {
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
        Plan::List(list) => list_or_none(codec, list, value)?,
        Plan::Map(map) => map_or_none(map, value)?,
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
        | Plan::Failure
        | Plan::ErrorType(..)
        | Plan::Record(_)
        | Plan::Object(..)
        | Plan::Stream(_)
        | Plan::Interface(_)
        | Plan::Value(..)
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

fn list_or_none<'py>(
    codec: &Codec<'_>,
    list: &List<'_>,
    value: &Value<'py>,
) -> Result<Option<Value<'py>>, Refusal> {
    if value.is_none() && list.length.is_none() {
        return Ok(Some(PyTuple::empty(value.py()).into_any()));
    }
    sequence(codec, value, |item| normalize(&list.element, item))
}

/// A tuple of what becomes of the elements; `None` of what has none.
fn sequence<'py>(
    codec: &Codec<'_>,
    value: &Value<'py>,
    element: impl Fn(Value<'py>) -> PyResult<Value<'py>>,
) -> Result<Option<Value<'py>>, Refusal> {
    let is_known = value.is_instance_of::<PyTuple>() || value.is_instance_of::<PyList>();
    if !is_known && !is_list_like(value)? {
        return Ok(None);
    }
    let items = list_of(codec, value.as_borrowed())?;
    let items = items.iter().map(element).collect::<PyResult<Vec<_>>>()?;
    Ok(Some(PyTuple::new(value.py(), items)?.into_any()))
}

fn map_or_none<'py>(map: &Map<'_>, value: &Value<'py>) -> Result<Option<Value<'py>>, Refusal> {
    if value.is_none() {
        return Ok(Some(read_only::empty(value.py())?.into_any()));
    }
    let (key, inner) = (&map.key.element, &map.value.element);
    mapping(value, |item| normalize(key, item), |item| normalize(inner, item))
}

/// A dict of what becomes of the keys and values; `None` of what has none.
fn mapping<'py>(
    value: &Value<'py>,
    key: impl Fn(Value<'py>) -> PyResult<Value<'py>>,
    inner: impl Fn(Value<'py>) -> PyResult<Value<'py>>,
) -> Result<Option<Value<'py>>, Refusal> {
    let made = read_only::empty(value.py())?;
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
    for (name, value) in source.iter() {
        made.set_item(key(name)?, inner(value)?)?;
        count += 1;
    }
    // Two keys that are one in Go stay for the refusal that names them.
    Ok((made.len() == count).then(|| made.into_any()))
}
