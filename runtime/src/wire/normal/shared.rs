//! A value for a field whose type differs among the instances of a generic record.
//!
//! In: how the field travels in each of them, and an object. Out: the object that stands for the same in
//! Go's results, as far as that is one for all instances which the object can be meant for.

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyComplex, PyFloat, PyInt, PyList, PyString, PyTuple};

use super::{Value, mapping, normal_or, normalize, sequence};
use crate::wire::codec::{Codec, Plan};
use crate::wire::refusal::Refusal;

/// The value as it would be if Go had given it, by whichever of the instances.
pub(crate) fn normalize_shared<'py>(
    codecs: &[&Codec<'_>],
    value: Value<'py>,
) -> PyResult<Value<'py>> {
    match codecs.split_first() {
        None => Ok(value),
        Some((first, others)) if others.iter().all(|other| other.has_kind_of(first)) => {
            normalize(first, value)
        }
        Some(_) if is_plain(&value) => Ok(value),
        Some(_) => {
            let normal = attempt(codecs, &value);
            normal_or(value, normal)
        }
    }
}

fn attempt<'py>(codecs: &[&Codec<'_>], value: &Value<'py>) -> Result<Option<Value<'py>>, Refusal> {
    match container(codecs, value)? {
        Some(made) => Ok(Some(made)),
        None => Ok(agreed(codecs, value)?),
    }
}

/// What Go gives as well: no instance that takes it makes another object of it than itself, or only
/// one that would take it for something else, as a rune for a text.
fn is_plain(value: &Value<'_>) -> bool {
    value.is_exact_instance_of::<PyString>()
        || value.is_exact_instance_of::<PyInt>()
        || value.is_exact_instance_of::<PyFloat>()
        || value.is_exact_instance_of::<PyBool>()
        || value.is_exact_instance_of::<PyComplex>()
        || value.is_exact_instance_of::<PyBytes>()
}

/// A sequence, by the instances that have a list there, or a mapping, by those that have a map.
fn container<'py>(
    codecs: &[&Codec<'_>],
    value: &Value<'py>,
) -> Result<Option<Value<'py>>, Refusal> {
    let plans: Vec<_> = codecs.iter().map(|codec| inside(codec)).collect();
    let elements: Vec<_> = plans.iter().filter_map(|plan| element(plan)).collect();
    let maps: Vec<_> = plans.iter().filter_map(|plan| pair(plan)).collect();
    let (keys, values): (Vec<_>, Vec<_>) = maps.into_iter().unzip();
    let takes_bytes = plans.iter().any(|it| matches!(it, Plan::Bytes | Plan::FixedBytes(_)));
    let is_list = value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>();
    if !elements.is_empty()
        && (is_list || !takes_bytes)
        && let Some(made) = sequence(codecs[0], value, |it| normalize_shared(&elements, it))?
    {
        return Ok(Some(made));
    }
    if keys.is_empty() || value.is_none() {
        return Ok(None);
    }
    mapping(value, |it| normalize_shared(&keys, it), |it| normalize_shared(&values, it))
}

/// What a pointer points to, or the value itself.
fn inside<'a, 't>(codec: &'a Codec<'t>) -> &'a Plan<'t> {
    if let Plan::Optional(inner) = &codec.plan { inside(inner) } else { &codec.plan }
}

fn element<'a, 't>(plan: &'a Plan<'t>) -> Option<&'a Codec<'t>> {
    if let Plan::List(list) = plan { Some(&list.element) } else { None }
}

fn pair<'a, 't>(plan: &'a Plan<'t>) -> Option<(&'a Codec<'t>, &'a Codec<'t>)> {
    if let Plan::Map(map) = plan { Some((&map.key.element, &map.value.element)) } else { None }
}

/// What the instances make of a value that is no container, where all that change it agree. None is
/// what many instances have, so all have to agree on what else it is.
fn agreed<'py>(codecs: &[&Codec<'_>], value: &Value<'py>) -> PyResult<Option<Value<'py>>> {
    let mut agreed: Option<Value<'py>> = None;
    for codec in codecs {
        let normal = normalize(codec, value.clone())?;
        if normal.is(value) {
            if value.is_none() {
                return Ok(None);
            }
            continue;
        }
        match &agreed {
            Some(other) if !other.get_type().is(normal.get_type()) || !other.eq(&normal)? => {
                return Ok(None);
            }
            Some(_) => {}
            None => agreed = Some(normal),
        }
    }
    Ok(agreed)
}
