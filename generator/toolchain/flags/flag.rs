//! One flag of GOFLAGS, and whether it can be honoured.
//!
//! In: a word. Out: the flag, or why it is refused.

use crate::error::{Error, Result};
use crate::model::STANDARD;

/// Flags that would put something other than the user's module into the library.
const FOREIGN_CODE: &[&str] = &["toolexec", "overlay", "modfile"];

/// Flags with which Go builds something else than is asked for, somewhere else, or nothing.
const OTHER_RESULT: &[&str] = &["n", "json", "C", "o", "compiler", "linkshared", "pkgdir"];

/// Flags about the user's main module or program. Ours is the shim, whose answers are fixed.
const MAIN_PROGRAM: &[&str] = &["mod", "buildmode", "buildvcs", "exec"];

/// Flags of `go list`, `go env` and `go mod edit`, which would change what those tell us.
const QUESTIONS: &[&str] = &[
    "changed",
    "compiled",
    "deps",
    "e",
    "export",
    "f",
    "find",
    "fmt",
    "go",
    "m",
    "module",
    "print",
    "retracted",
    "reuse",
    "t",
    "test",
    "tool",
    "toolchain",
    "u",
    "versions",
    "w",
];

/// Flags that take a list of flags, for the packages that a pattern in front of it matches.
pub(super) const OF_PACKAGES: &[&str] = &["gcflags", "asmflags"];

/// Compiles again what Go has compiled before: for a build, not for questions.
pub(super) const AGAIN: &str = "a";

/// The same for the program that is linked.
pub(super) const LINKER: &str = "ldflags";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Flag {
    /// As the user wrote it.
    written: String,
    pub(super) name: String,
    value: Option<String>,
}

impl Flag {
    /// A flag as Go accepts it: `-x`, `--x`, `-x=value` or `--x=value`.
    pub(super) fn read(word: &str) -> Result<Self> {
        let bare = word.strip_prefix("--").or_else(|| word.strip_prefix('-')).unwrap_or("");
        let (name, value) = match bare.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (bare, None),
        };
        if name.is_empty() || name.starts_with('-') {
            let fault = format!("GOFLAGS has `{word}`, which is not a flag");
            return Err(refusal(&fault, "write -name=value, in quotes if it contains a space"));
        }
        Ok(Self { written: word.to_owned(), name: name.to_owned(), value })
    }

    pub(super) fn check(&self) -> Result<()> {
        let name = self.name.as_str();
        let why = if FOREIGN_CODE.contains(&name) {
            "would put code other than the module's into the library"
        } else if OTHER_RESULT.contains(&name) {
            "makes Go build something other than the library, or nothing"
        } else if name == "trimpath" && !self.is_on() {
            "is not possible: libraries are always built with -trimpath"
        } else if let Some(why) = self.pattern_fault() {
            why
        } else {
            return Ok(());
        };
        let fault = format!("GOFLAGS has `{}`, which {why}", self.written);
        Err(refusal(&fault, "remove it (unset the variable, or `go env -u GOFLAGS`)"))
    }

    /// What is wrong with a list of flags and the pattern in front of it.
    fn pattern_fault(&self) -> Option<&'static str> {
        let is_linker = self.name == LINKER;
        if !is_linker && !OF_PACKAGES.contains(&self.name.as_str()) {
            return None;
        }
        let has_flags = self.value().trim().is_empty() || self.value().trim().starts_with('-');
        match self.pattern() {
            None if has_flags => None,
            Some(("all", _)) => None,
            Some(_) if is_linker => Some(
                "applies to programs that its pattern matches, and a library is not one; leave the \
                 pattern out or write `all`",
            ),
            Some((pattern, _)) if pattern.starts_with('.') => {
                Some("matches folders below the current one; write an import path as the pattern")
            }
            Some((pattern, _)) if !pattern.is_empty() => None,
            Some(_) | None => Some("has a value that is neither flags nor `pattern=flags`"),
        }
    }

    pub(super) fn is_on(&self) -> bool {
        self.value
            .as_deref()
            .is_none_or(|value| matches!(value, "1" | "t" | "T" | "true" | "TRUE" | "True"))
    }

    pub(super) fn is_for_every_command(&self) -> bool {
        let name = self.name.as_str();
        let lists = [MAIN_PROGRAM, QUESTIONS, OF_PACKAGES];
        ![LINKER, AGAIN].contains(&name) && !lists.iter().any(|list| list.contains(&name))
    }

    pub(super) fn value(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }

    /// Pattern and flags of a value such as `all=-N -l`; a value that begins with a flag has none.
    pub(super) fn pattern(&self) -> Option<(&str, &str)> {
        let value = self.value().trim();
        let (pattern, flags) = value.split_once('=').filter(|_| !value.starts_with('-'))?;
        Some((pattern.trim(), flags))
    }

    pub(super) fn with_pattern(&self, module: &str) -> String {
        match self.pattern() {
            Some((pattern, flags)) => format!("{pattern}={flags}"),
            None if module == STANDARD => format!("{module}={}", self.value().trim()),
            None => format!("{module}/...={}", self.value().trim()),
        }
    }

    pub(super) fn spell(&self) -> String {
        let value = self.value.as_ref().map(|value| format!("={value}")).unwrap_or_default();
        format!("-{}{value}", self.name)
    }
}

pub(super) fn refusal(fault: &str, way_out: &str) -> Error {
    Error::Toolchain(format!("{fault}; {way_out}"))
}
