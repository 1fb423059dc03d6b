//! Which modules a library is of: one, or those of a bundle.

use super::{Api, LOCAL_VERSION};

impl Api {
    /// Whether it is of several modules.
    #[must_use]
    pub fn is_bundle(&self) -> bool {
        !self.modules.is_empty()
    }

    /// Its modules, each with its version.
    pub fn all_modules(&self) -> impl Iterator<Item = (&str, &str)> {
        let alone = (!self.is_bundle()).then_some((self.module.as_str(), self.version.as_str()));
        let bundled = self.modules.iter().map(|it| (it.path.as_str(), it.version.as_str()));
        alone.into_iter().chain(bundled)
    }

    /// The version of one of its modules.
    #[must_use]
    pub fn version_of(&self, module: &str) -> Option<&str> {
        self.all_modules().find_map(|(path, version)| (path == module).then_some(version))
    }

    /// The module that a package belongs to, with its version. The library itself, where it is none of its
    /// packages.
    #[must_use]
    pub fn module_of(&self, package: &str) -> (&str, &str) {
        let found = self.all_modules().filter(|(path, _)| is_within(package, path));
        let nearest = found.max_by_key(|(path, _)| path.len());
        nearest.unwrap_or((&self.module, &self.version))
    }

    /// Whether one of its modules is a directory, whose files may change under its version.
    #[must_use]
    pub fn is_local(&self) -> bool {
        self.all_modules().any(|(_, version)| version == LOCAL_VERSION)
    }

    /// Its modules in words: `example.com/a@v1.0.0, example.com/b@v1.2.0`.
    #[must_use]
    pub fn title(&self) -> String {
        let names = self.all_modules().map(|(path, version)| format!("{path}@{version}"));
        names.collect::<Vec<_>>().join(", ")
    }
}

/// Whether a package is that at `root`, or lies below it.
#[must_use]
pub fn is_within(package: &str, root: &str) -> bool {
    package.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
