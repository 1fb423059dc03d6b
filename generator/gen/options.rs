//! What a run of the stages is asked for.

use std::path::PathBuf;

use crate::model::Level;

/// What `usegolib build` is asked for.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// Import path with optional `@query`, or a local directory.
    pub target: String,
    /// The same as `@query`.
    pub version: Option<String>,
    /// The artifact root.
    pub out: PathBuf,
    /// How much of Go to offer; `None` leaves an artifact as it is.
    pub level: Option<Level>,
    /// When to build, and what Go may reach.
    pub policy: Policy,
}

/// When to build, and what Go may reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Build even when nothing changed.
    pub force: bool,
    /// Never use the network: everything must be in Go's module cache.
    pub offline: bool,
    /// Never resolve a version and never build: the artifact must be there and up to date.
    pub locked: bool,
}

/// What `usegolib gen` is asked for.
#[derive(Clone, Debug)]
pub struct GenOptions {
    /// Which artifact the package is for; its `out` is the artifact root.
    pub build: BuildOptions,
    /// The folder that the package is put into.
    pub folder: PathBuf,
    /// The package's name, instead of the Go package's.
    pub name: Option<String>,
    /// Whether the library lies in the package, or stays in the artifact root.
    pub embed: bool,
    /// Only say what differs; write no package.
    pub check: bool,
}
