//! Values of Python's own types as the text that a Go type of the same meaning reads.
//!
//! In: the Go type, and any object. Out: the text, exactly what the object is; or `None` where it is
//! nothing of the kind, or why it is one that Go does not have.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyString;
use usegolib::model::Counterpart;

use crate::wire::codec::Codec;
use crate::wire::python::class::Class;
use crate::wire::refusal::{Fault, Refusal};

/// The text of `value` for that type.
pub(crate) fn text_form_of<'py>(
    codec: &Codec<'_>,
    counterpart: Counterpart,
    value: &Bound<'py, PyAny>,
) -> Result<Option<Bound<'py, PyString>>, Refusal> {
    match counterpart {
        Counterpart::Datetime => datetime(codec, value),
        Counterpart::Uuid => Ok(UUID.spell(value)?),
        Counterpart::Address => Ok(address(value)?),
        Counterpart::Prefix => Ok(prefix(value)?),
        Counterpart::Fraction => Ok(fraction(value)?),
        Counterpart::Decimal => Ok(DECIMAL.spell(value)?),
    }
}

static DATETIME: Class = Class::new("datetime", "datetime");
static UUID: Class = Class::new("uuid", "UUID");
static DECIMAL: Class = Class::new("decimal", "Decimal");
static FRACTION: Class = Class::new("fractions", "Fraction");
static ADDRESSES: [Class; 2] =
    [Class::new("ipaddress", "IPv4Address"), Class::new("ipaddress", "IPv6Address")];
static INTERFACES: [Class; 2] =
    [Class::new("ipaddress", "IPv4Interface"), Class::new("ipaddress", "IPv6Interface")];
static NETWORKS: [Class; 2] =
    [Class::new("ipaddress", "IPv4Network"), Class::new("ipaddress", "IPv6Network")];

impl Class {
    /// What the class's own `__str__` makes of one of its objects, whatever a derived class prints.
    fn spell<'py>(&self, value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
        if !self.has(value) {
            return Ok(None);
        }
        let Some(class) = self.of(value.py()) else { return Ok(None) };
        let text = class.call_method1(intern!(value.py(), "__str__"), (value,))?;
        Ok(Some(text.cast_into()?))
    }
}

/// The first spelling that there is.
fn first<'py>(
    classes: &'static [Class],
    value: &Bound<'py, PyAny>,
) -> PyResult<Option<Bound<'py, PyString>>> {
    classes.iter().find_map(|class| class.spell(value).transpose()).transpose()
}

/// An interface is an address too, with a network that an address has no place for.
fn address<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    let has_network = INTERFACES.iter().any(|class| class.has(value));
    if has_network { Ok(None) } else { first(&ADDRESSES, value) }
}

fn prefix<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    Ok(first(&INTERFACES, value)?.or(first(&NETWORKS, value)?))
}

/// As hexadecimal numbers, which Python spells without a limit on their length.
fn fraction<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    if !FRACTION.has(value) {
        return Ok(None);
    }
    let py = value.py();
    let part = |name| value.getattr(name)?.call_method1("__format__", (intern!(py, "#x"),));
    let (above, below) = (part(intern!(py, "numerator"))?, part(intern!(py, "denominator"))?);
    Ok(Some(PyString::new(py, &format!("{above}/{below}"))))
}

/// RFC 3339, in which Go's times are spelled.
fn datetime<'py>(
    codec: &Codec<'_>,
    value: &Bound<'py, PyAny>,
) -> Result<Option<Bound<'py, PyString>>, Refusal> {
    let py = value.py();
    if !DATETIME.has(value) {
        return Ok(None);
    }
    let offset = value.call_method0(intern!(py, "utcoffset"))?;
    if offset.is_none() {
        return Err(Refusal::misfit(Fault::Value, codec, NAIVE.to_owned()));
    }
    if !is_of_minutes(&offset)? {
        let got = format!("got a datetime with a UTC offset of {offset}{SECONDS}");
        return Err(Refusal::misfit(Fault::Value, codec, got));
    }
    let text = iso(value)?;
    // Go tells UTC from a zone that has the same time.
    let utc = text.strip_suffix("+00:00").map(|time| format!("{time}Z"));
    Ok(Some(PyString::new(py, utc.as_deref().unwrap_or(&text))))
}

const NAIVE: &str = "got a datetime without a time zone; pass value.astimezone() if it is local \
                     time, or value.replace(tzinfo=datetime.timezone.utc) if it is UTC";

const SECONDS: &str = ", and Go's text form only has offsets in whole minutes; pass \
                       value.astimezone(datetime.timezone.utc)";

fn is_of_minutes(offset: &Bound<'_, PyAny>) -> PyResult<bool> {
    let py = offset.py();
    let seconds: i64 = offset.getattr(intern!(py, "seconds"))?.extract()?;
    let microseconds: i64 = offset.getattr(intern!(py, "microseconds"))?.extract()?;
    Ok(seconds % 60 == 0 && microseconds == 0)
}

/// What `datetime` itself makes of it, unless it is of a finer class: pandas' has nanoseconds.
fn iso(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    let nanosecond = value.getattr_opt(intern!(py, "nanosecond"))?;
    let is_finer = nanosecond.is_some_and(|part| part.is_truthy().unwrap_or(true));
    let name = intern!(py, "isoformat");
    match DATETIME.of(py) {
        Some(class) if !is_finer => class.call_method1(name, (value,))?.extract(),
        _ => value.call_method0(name)?.extract(),
    }
}
