//! What happens while a run goes on, for whoever watches.

use std::path::PathBuf;

use crate::artifact::stale::Stale;

/// What happened so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The target is being resolved.
    Resolving(String),
    /// Another process builds the same; its description.
    Waiting(String),
    /// The artifact in this folder has to be built, and why.
    Building(PathBuf, Stale),
    /// What this module exports is being read.
    Describing(String),
    /// The library of this module is being compiled.
    Compiling(String),
    /// The library of this module is being loaded in a process of its own.
    Probing(String),
    /// The artifact in this folder is used as it is.
    Reusing(PathBuf),
    /// Something the user should know, though the job goes on.
    Warning(String),
}

/// Is given each event while a job runs.
pub type OnEvent<'a> = &'a dyn Fn(Event);
