//! What a run of the stages is asked for.

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::model::{Api, Level, Offer, Pins};
use crate::resolve::{self, Target};

/// What `usegolib build` or `usegolib bundle` is asked for.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// Import paths with optional `@query`, or local directories. One library holds all of them.
    pub targets: Vec<String>,
    /// The same as `@query` of the only one.
    pub version: Option<String>,
    /// The artifact root.
    pub out: PathBuf,
    /// How much of Go to offer, and as what.
    pub choices: Choices,
    /// When to build, and what Go may reach.
    pub policy: Policy,
}

/// How much of Go to offer, and as what. What is `None` stays as an artifact has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// The level.
    pub level: Option<Level>,
    /// What structs shall be in Python; those of other modules say nothing.
    pub pins: Option<Pins>,
}

/// The environment variable that chooses a level where nothing else does: `1`.
const LEVEL: &str = "USEGOLIB_LEVEL";

impl BuildOptions {
    /// What is to be built, as it was typed.
    ///
    /// [`Error::Input`] for what cannot be a target, and for one version of several.
    pub(super) fn targets(&self) -> Result<Vec<Target>> {
        if self.targets.len() > 1 && self.version.is_some() {
            let fault = "--version is for one module; write TARGET@VERSION for each of several";
            return Err(Error::Input(fault.to_owned()));
        }
        let target = |text: &String| resolve::target(text, self.version.as_deref());
        self.targets.iter().map(target).collect()
    }
}

impl Choices {
    /// What the environment chooses, for who is given no arguments.
    ///
    /// [`Error::Input`] where it names no level.
    pub fn of_environment() -> Result<Self> {
        let text = std::env::var(LEVEL).unwrap_or_default();
        let level = text.parse::<u8>().ok().and_then(|number| Level::try_from(number).ok());
        if level.is_none() && !text.is_empty() {
            let fault =
                format!("{LEVEL} is {text:?}, which is no level; set it to 1, 2 or 3, or unset it");
            return Err(Error::Input(fault));
        }
        Ok(Self { level, pins: None })
    }

    /// What is offered of modules whose artifact, if there is one, offers `present`.
    #[must_use]
    pub fn offer(&self, modules: &[&str], present: Option<&Api>) -> Offer {
        let level = self.level.or(present.map(|api| api.level)).unwrap_or(Level::DEFAULT);
        let pins = self.pins.as_ref().map(|pins| pins.of_modules(modules));
        let pins = pins.or_else(|| present.map(|api| api.pins.clone())).unwrap_or_default();
        Offer { level, pins }
    }
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
