//! What a struct is, where its user says so: `[tool.usegolib.types]` of `pyproject.toml`.
//!
//! In and out: plain data, as everything of the model.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{STANDARD, is_within};

/// What a struct shall be in Python, whatever it looks like. Written in JSON as its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pin {
    /// A value that is nothing but its fields.
    Record,
    /// Something with an identity.
    Object,
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Record => "a record",
            Self::Object => "an object",
        })
    }
}

/// Pinned types by their keys: `example.com/mod/package.Type`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pins(BTreeMap<String, Pin>);

impl Pins {
    /// Whether nothing is pinned.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a type is pinned to.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Pin> {
        self.0.get(key).copied()
    }

    /// The pinned types and what they are pinned to, sorted by key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Pin)> {
        self.0.iter().map(|(key, pin)| (key.as_str(), *pin))
    }

    /// Those of them that are types of packages of these modules, which may be [`STANDARD`].
    #[must_use]
    pub fn of_modules(&self, modules: &[&str]) -> Self {
        self.filtered(|key, _| modules.iter().any(|module| is_of_module(key, module)))
    }

    /// Those of them of which this holds.
    #[must_use]
    pub fn filtered(&self, holds: impl Fn(&str, Pin) -> bool) -> Self {
        let kept = self.iter().filter(|(key, pin)| holds(key, *pin));
        kept.map(|(key, pin)| (key.to_owned(), pin)).collect()
    }
}

impl FromIterator<(String, Pin)> for Pins {
    fn from_iter<I: IntoIterator<Item = (String, Pin)>>(pins: I) -> Self {
        Self(pins.into_iter().collect())
    }
}

/// Whether the key of a type begins with the path of the module or of a package of it. Packages of
/// the standard library are those without a dot in their first element.
fn is_of_module(key: &str, module: &str) -> bool {
    let package = key.rsplit_once('.').map_or(key, |(package, _)| package);
    if module == STANDARD {
        return !package.split('/').next().unwrap_or_default().contains('.');
    }
    is_within(package, module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pins_of_a_module_are_those_of_its_packages() {
        let keys = [
            "a.b/m.T",
            "a.b/m/sub.T",
            "a.b/mm.T",
            "a.b/m2/sub.T",
            "strings.Builder",
            "net/url.URL",
        ];
        let pins: Pins = keys.map(|key| (key.to_owned(), Pin::Object)).into_iter().collect();
        let of_module = |module| -> Vec<String> {
            pins.of_modules(&[module]).iter().map(|(key, _)| key.to_owned()).collect()
        };
        assert_eq!(of_module("a.b/m"), ["a.b/m.T", "a.b/m/sub.T"]);
        assert_eq!(of_module(STANDARD), ["net/url.URL", "strings.Builder"]);
    }
}
