//! How much of Go is offered, and as what: all that is chosen about a library.
//!
//! In and out: plain data, as everything of the model.

use super::{Level, Pins};

/// How much of Go is offered, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The level.
    pub level: Level,
    /// What structs of the module shall be in Python.
    pub pins: Pins,
}

impl From<Level> for Offer {
    fn from(level: Level) -> Self {
        Self { level, pins: Pins::default() }
    }
}
