//! What can go wrong between a target and an artifact: one variant per Python exception.
//!
//! Every message has three parts: the subject, the place, and the way out.

use std::fmt;
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
    ArtifactNotFound(Message),
    /// Several versions, and none was named.
    #[error("{0}")]
    AmbiguousArtifact(Message),
    /// Go refused: resolving, describing or compiling. `log` has Go's own message.
    #[error("{message}{}", indent(.log))]
    Build {
        /// Subject, place, way out.
        message: String,
        /// The command that was run, quoted for a shell.
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
    /// Nobody wants it any more; see [`crate::interruption`].
    #[error("interrupted")]
    Interrupted,
    /// The operating system refused.
    #[error("{action} {}: {}", .path.display(), without_number(.source))]
    Io {
        /// What was being done: `cannot write`.
        action: &'static str,
        /// To what.
        path: PathBuf,
        /// The system's own message.
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
    pub fn with_way_out(self, remedy: &str) -> Self {
        match self {
            Self::Integrity(text) => Self::Integrity(format!("{text}; {remedy}")),
            Self::Manifest(text) => Self::Manifest(format!("{text}; {remedy}")),
            Self::Load(text) => Self::Load(format!("{text}; {remedy}")),
            other => other,
        }
    }

    /// The same with the way out of [`crate::artifact::find()`]'s failures, which the caller knows:
    /// how to name one of several versions, and how to get an artifact that is missing. A remedy
    /// that is there already stays: where another name was meant, nothing can be built for this
    /// one.
    #[must_use]
    pub fn with_remedy(self, ambiguous: &str, missing: &str) -> Self {
        match self {
            Self::AmbiguousArtifact(message) => Self::AmbiguousArtifact(message.or(ambiguous)),
            Self::ArtifactNotFound(message) => Self::ArtifactNotFound(message.or(missing)),
            other => other,
        }
    }
}

/// What is wrong, and what to do about it, if that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Subject and place.
    pub fault: String,
    /// The way out.
    pub remedy: Option<String>,
}

impl Message {
    fn or(self, remedy: &str) -> Self {
        Self { remedy: self.remedy.or_else(|| Some(remedy.to_owned())), ..self }
    }
}

impl From<String> for Message {
    fn from(fault: String) -> Self {
        Self { fault, remedy: None }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fault, remedy } = self;
        write!(f, "{fault}")?;
        remedy.as_ref().map_or(Ok(()), |remedy| write!(f, "; {remedy}"))
    }
}

/// What the system says of a failure, without the number that Rust puts behind it: who wants that
/// finds it in Python's `errno`.
#[must_use]
pub fn without_number(error: &std::io::Error) -> String {
    let text = error.to_string();
    let number = error.raw_os_error().map(|number| format!(" (os error {number})"));
    let plain = number.and_then(|number| text.strip_suffix(&number));
    plain.map_or_else(|| text.clone(), str::to_owned)
}

/// What the first cause of an error says: where a library of ours only tells what failed, the
/// system tells why.
#[must_use]
pub fn innermost(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.last().map_or_else(String::new, ToString::to_string)
}

/// Go's own message, indented below the message.
pub(crate) fn indent(log: &str) -> String {
    log.trim_end().lines().flat_map(|line| ["\n  ", line]).collect()
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    #[test]
    fn a_remedy_is_added_where_there_is_none() {
        let missing = |remedy: Option<&str>| {
            let fault = "no artifact of a in /is/it/here?".to_owned();
            Error::ArtifactNotFound(Message { fault, remedy: remedy.map(str::to_owned) })
        };
        let advised = |error: Error| error.with_remedy("name one", "build it").to_string();
        assert_eq!(advised(missing(None)), "no artifact of a in /is/it/here?; build it");
        let meant = missing(Some("did you mean b?"));
        assert_eq!(advised(meant), "no artifact of a in /is/it/here?; did you mean b?");
    }

    #[test]
    fn a_failure_of_the_system_has_no_number_in_its_text() {
        let error = Error::io("cannot read", Path::new("a"))(io::Error::from_raw_os_error(2));
        assert_eq!(error.to_string(), "cannot read a: No such file or directory");
        assert_eq!(without_number(&io::Error::other("no (os error 2)")), "no (os error 2)");
    }
}
