//! Which callables of a package belong to each of its types.
//!
//! In: the callables of a package that was read, and no longer changes. Out: their places by the keys of
//! their types, found once: a class of many is made without a look at what belongs to the others.

use std::collections::HashMap;

use super::Callable;

/// The places of the callables that belong to types; unknown while a package may still change. It follows
/// from these, so that it neither is written down nor tells two packages apart.
#[derive(Clone, Debug, Default)]
pub struct Owned(Option<HashMap<String, Vec<usize>>>);

impl Owned {
    /// That of a package which no longer changes.
    pub(super) fn of(callables: &[Callable]) -> Self {
        let mut found: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, callable) in callables.iter().enumerate() {
            let Some(key) = callable.receiver.as_deref() else { continue };
            match found.get_mut(key) {
                Some(places) => places.push(place),
                None => {
                    found.insert(key.to_owned(), vec![place]);
                }
            }
        }
        Self(Some(found))
    }

    /// The places of those that belong to the type of a key, ascending.
    pub(super) fn places(&self, key: &str, callables: &[Callable]) -> Vec<usize> {
        if let Some(found) = &self.0 {
            return found.get(key).cloned().unwrap_or_default();
        }
        let is_of = |it: &Callable| it.receiver.as_deref() == Some(key);
        let all = callables.iter().enumerate();
        all.filter(|(_, it)| is_of(it)).map(|(place, _)| place).collect()
    }
}

impl PartialEq for Owned {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}
