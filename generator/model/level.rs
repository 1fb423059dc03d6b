//! How much of Go is offered: levels that each add to the one before.
//!
//! In and out: plain data, as everything of the model. `docs/types.md` says what each level adds. A
//! level only hides: what a type is does not depend on it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How much of Go is offered. Written in JSON as its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "u8", try_from = "u8")]
pub enum Level {
    /// Functions over numbers, strings, bytes and lists of them.
    Values,
    /// Records, maps and complex numbers, and what a function wrote.
    Data,
    /// Objects and their methods.
    State,
}

impl Level {
    /// All of them, ascending.
    pub const ALL: [Self; 3] = [Self::Values, Self::Data, Self::State];

    /// What is offered where nobody says otherwise.
    pub const DEFAULT: Self = Self::State;

    /// Its number, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.number()
    }
}

impl TryFrom<u8> for Level {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|level| level.number() == number);
        found.ok_or_else(|| format!("there is no level {number}"))
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}
