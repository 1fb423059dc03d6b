//! The typed Python package: modules that bind and stubs that describe.
//!
//! In: [`Api`] and [`Layout`]. Out: `__init__.py`, `__init__.pyi`, `py.typed` of every package.

use super::Files;
use crate::model::Api;

/// What the rendered package is called and where it finds its library.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Name of the top-level Python package.
    pub name: String,
    /// Import path of the Go package that the top-level Python package stands for: the module
    /// path, or a package below it (then only it and the packages beneath it are rendered).
    pub root: String,
    /// Whether the library lies in the package's own `_artifacts` folder, or in the artifact root.
    pub embed: bool,
}

/// Renders the package, paths relative to the top-level package's own folder.
#[must_use]
pub fn files(api: &Api, layout: &Layout) -> Files {
    let _ = (api, layout);
    todo!()
}
