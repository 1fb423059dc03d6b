//! What can go wrong between a target and an artifact: one variant per Python exception.
//!
//! Every message has three parts: the subject, the place, and the way out.

use std::path::{Path, PathBuf};

/// Shorthand for this crate's results.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that ends a stage. `Display` is the whole message for people, way out included.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller asked for something that has no meaning: a malformed target, version or name.
    #[error("{0}")]
    Input(String),
    /// No artifact where one was looked for.
    #[error("{0}")]
    ArtifactNotFound(String),
    /// Several versions, and none was named.
    #[error("{0}")]
    AmbiguousArtifact(String),
    /// Go refused: resolving, describing or compiling. `log` has Go's own words.
    #[error("{message}{}", quoted(.log))]
    Build {
        /// Subject, place, way out.
        message: String,
        /// The command that was run, shell-quoted.
        command: String,
        /// What it printed.
        log: String,
    },
    /// No Go or C compiler, or one too old.
    #[error("{0}")]
    Toolchain(String),
    /// A `manifest.json` that cannot be believed.
    #[error("{0}")]
    Manifest(String),
    /// A file that is not what its manifest says.
    #[error("{0}")]
    Integrity(String),
    /// An artifact for another platform, or a platform we do not support.
    #[error("{0}")]
    Platform(String),
    /// A library that does not load or does not answer.
    #[error("{0}")]
    Load(String),
    /// The operating system refused.
    #[error("{action} {}: {source}", .path.display())]
    Io {
        /// What was being done: `cannot write`.
        action: &'static str,
        /// To what.
        path: PathBuf,
        /// The system's own words.
        source: std::io::Error,
    },
}

impl Error {
    /// An [`Error::Io`] for `map_err`: `Error::io("cannot write", path)`.
    pub fn io(action: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { action, path, source }
    }

    /// The same with what to do about an artifact that is not sound, behind what is wrong with it.
    #[must_use]
    pub fn followed_by(self, remedy: &str) -> Self {
        match self {
            Self::Integrity(text) => Self::Integrity(format!("{text}; {remedy}")),
            Self::Manifest(text) => Self::Manifest(format!("{text}; {remedy}")),
            Self::Load(text) => Self::Load(format!("{text}; {remedy}")),
            other => other,
        }
    }

    /// The same with the way out of [`crate::artifact::find`]'s failures, which the caller knows: how to
    /// name one of several versions, and how to get an artifact that is missing.
    #[must_use]
    pub fn with_remedy(self, ambiguous: &str, missing: &str) -> Self {
        match self {
            Self::AmbiguousArtifact(text) => {
                Self::AmbiguousArtifact(format!("{text}; {ambiguous}"))
            }
            // Where another name was meant, nothing can be built for this one.
            Self::ArtifactNotFound(text) if text.ends_with('?') => Self::ArtifactNotFound(text),
            Self::ArtifactNotFound(text) => Self::ArtifactNotFound(format!("{text}; {missing}")),
            other => other,
        }
    }
}

/// What the first cause of an error says: where a library of ours only tells what failed, the system
/// tells why.
#[must_use]
pub fn innermost(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.last().map_or_else(String::new, ToString::to_string)
}

/// Go's own words, indented below the message.
pub(crate) fn quoted(log: &str) -> String {
    log.trim_end().lines().flat_map(|line| ["\n  ", line]).collect()
}
