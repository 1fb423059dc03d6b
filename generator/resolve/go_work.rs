//! The go.work that joins the shim to modules on this machine.
//!
//! In: what the modules and the user's own go.work say. Out: its text.

use std::fmt::Write as _;
use std::path::PathBuf;

use crate::toolchain::go::is_newer;

/// The `go` line of a workspace must not be older than the shim's own.
const SHIM_GO: &str = "1.22";

/// What a Go workspace beside the shim has to say.
#[derive(Clone, Debug)]
pub struct GoWork {
    /// The newest `go` line of all modules.
    pub(super) go: String,
    /// Module folders, absolute; the user's own comes first.
    pub(super) modules: Vec<PathBuf>,
    /// Replacements of the user's own go.work, folders absolute.
    pub(super) replace: Vec<Replacement>,
}

/// A `replace` line: path and version (may be empty) of either side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    /// What is replaced.
    pub(super) old: (String, String),
    /// By what.
    pub(super) new: (String, String),
}

impl GoWork {
    /// Adds what another workspace uses and replaces.
    pub(super) fn merge(&mut self, other: Self) {
        if is_newer(&other.go, &self.go) {
            self.go = other.go;
        }
        self.modules.extend(other.modules);
        self.modules.sort();
        self.modules.dedup();
        let new = other.replace.into_iter().filter(|it| !self.replace.contains(it));
        let new: Vec<_> = new.collect();
        self.replace.extend(new);
    }

    /// Its text, for a folder beside that of the shim.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("go {}\n\nuse ./shim\n", self.go_line());
        for module in &self.modules {
            let _ = writeln!(text, "use {}", quote(&module.to_string_lossy()));
        }
        for Replacement { old, new } in &self.replace {
            let _ = writeln!(text, "replace {} {} => {} {}", old.0, old.1, quote(&new.0), new.1);
        }
        text
    }

    fn go_line(&self) -> &str {
        let minor = self.go.split('.').nth(1).and_then(|minor| minor.parse().ok());
        if minor.is_none_or(|minor: u32| minor < 22) { SHIM_GO } else { &self.go }
    }
}

/// A string as go.work wants it when it may hold spaces.
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
