//! What a user typed, as a directory or as an import path with a version.
//!
//! In: text. Out: a [`Target`] that names one of the two, or why no Go command should ever see it.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{spelling, syntax};
use crate::disk::{files, folders};
use crate::error::{Error, Result, without_number};
use crate::model::LOCAL_VERSION;
use crate::naming;

/// Names that Go's commands take for a set of packages, see `go help packages`.
const MANY: &[&str] = &["all", "cmd", "std"];

/// What a user asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A directory in a module on this machine, canonical.
    Local(PathBuf),
    /// A module or package path, and a version or query (`v1.2.3`, `latest`, a branch, a commit).
    Remote {
        /// The import path.
        path: String,
        /// What stood after `@`, or the separate version argument; `latest` where there was none.
        query: String,
    },
    /// A package of the standard library, at the release of the Go toolchain or `latest`.
    Standard {
        /// The import path.
        path: String,
        /// `go1.26.8`, or `latest`.
        query: String,
    },
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Local(dir) => dir.display().fmt(f),
            Self::Remote { path, query } | Self::Standard { path, query } => {
                write!(f, "{path}@{query}")
            }
        }
    }
}

/// Reads a target: a path that exists is a local directory, all else an import path with an
/// optional `@query`. `version` says the same as `@query`; both must agree.
///
/// Raises `Input` for a path or version that no Go command should ever see.
pub fn target(text: &str, version: Option<&str>) -> Result<Target> {
    if is_directory(text) {
        return local_target(text, version);
    }
    if let Some(meant) = spelling::address(text) {
        return Err(Error::Input(format!("{text} is not a Go import path; did you mean {meant}?")));
    }
    let (path, query) = match text.split_once('@') {
        Some((path, query)) => (path, Some(query)),
        None => (text, None),
    };
    let query = agree(text, query, version)?.unwrap_or("latest");
    syntax::check_path(path)?;
    syntax::check_query(query)?;
    let (path, query) = (path.to_owned(), query.to_owned());
    if MANY.contains(&path.as_str()) {
        return Err(Error::Input(format!(
            "`{path}` means several packages to Go; name one of them (strings, or example.com/mod)"
        )));
    }
    // As for Go itself: the first element of any other module's path is a host name.
    Ok(if syntax::has_host(&path) {
        Target::Remote { path, query }
    } else {
        Target::Standard { path, query }
    })
}

/// Whether `text` means a folder: one that exists, or one written as only folders are. In an
/// artifact root there are folders named `mod@v1.2.3`, and nobody means those.
fn is_directory(text: &str) -> bool {
    let path = Path::new(text);
    (folders::is_folder(path) && !text.contains('@'))
        || path.is_absolute()
        || matches!(text, "." | "..")
        || has_dot_prefix(text)
}

fn has_dot_prefix(text: &str) -> bool {
    ["./", "../", ".\\", "..\\"].iter().any(|prefix| text.starts_with(prefix))
}

fn local_target(text: &str, version: Option<&str>) -> Result<Target> {
    if let Some(version) = version.filter(|version| *version != LOCAL_VERSION) {
        return Err(Error::Input(format!(
            "version {version} was asked for, but {text} is a local directory, whose version is \
             always \"{LOCAL_VERSION}\"; leave the version out, or name the module by its path"
        )));
    }
    let path = Path::new(text);
    if files::is_file(path) {
        return Err(Error::Input(format!("{text} is a file; name the directory of a Go package")));
    }
    let dir = files::canonical(path).map_err(|error| {
        let why = without_number(&error);
        let meant = sibling(path).map_or_else(
            || "name one that exists, or a module by its path".to_owned(),
            |sibling| format!("did you mean {}?", sibling.display()),
        );
        Error::Input(format!("cannot open the directory {text}: {why}; {meant}"))
    })?;
    Ok(Target::Local(dir))
}

/// A directory beside the one that is not there, and called nearly the same.
fn sibling(path: &Path) -> Option<PathBuf> {
    let (folder, name) = (path.parent()?, path.file_name()?.to_str()?);
    let names = folders::names(folder).filter(|name| folders::is_folder(&folder.join(name)));
    let names: Vec<_> = names.collect();
    let close = naming::close(name, names.iter().map(String::as_str))?;
    Some(folder.join(close.split(" or ").next()?))
}

fn agree<'a>(
    text: &str,
    query: Option<&'a str>,
    version: Option<&'a str>,
) -> Result<Option<&'a str>> {
    match (query, version) {
        (Some(query), Some(version)) if query != version => Err(Error::Input(format!(
            "{text} names version {query}, but the version argument says {version}; give only one"
        ))),
        _ => Ok(query.or(version)),
    }
}
