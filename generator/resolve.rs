//! From what a user typed to one module at one concrete version.
//!
//! In: a [`Target`], and a folder with the shim's go.mod, in which Go is asked. Out: a [`Module`],
//! and what joins the shim to it, so that every later Go command sees the module graph that
//! will be linked.

mod bundle;
mod go_work;
mod local;
mod major;
mod module_cache;
mod remote;
mod spelling;
mod standard;
pub mod syntax;
mod target;

use std::path::{Path, PathBuf};

pub use go_work::GoWork;
pub use target::{Target, target};

use crate::disk::files;
use crate::error::{Error, Result, indent};
use crate::model::{Sums, is_within};
use crate::toolchain::paths::relative_to;
use crate::toolchain::{Go, WorkDir};

/// The list of modules in a vendor folder.
pub(crate) const MODULES: &str = "modules.txt";

/// Where a module comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A directory on this machine, whose every file may change.
    Local,
    /// The module proxy, with what Go verified: it cannot change under its version.
    Proxy(Sums),
    /// The Go toolchain itself.
    Standard,
}

impl Origin {
    /// What Go verified.
    #[must_use]
    pub fn sums(&self) -> Option<&Sums> {
        match self {
            Self::Proxy(sums) => Some(sums),
            Self::Local | Self::Standard => None,
        }
    }
}

/// One module at one version.
#[derive(Clone, Debug)]
pub struct Module {
    /// Module path.
    pub path: String,
    /// Concrete version, or [`LOCAL_VERSION`](crate::model::LOCAL_VERSION).
    pub version: String,
    /// Root of its source tree.
    pub dir: PathBuf,
    /// Import path of the package that was asked for; the module path where none was.
    pub package: String,
    /// Where it comes from.
    pub origin: Origin,
    /// What its authors say about this version: retracted, deprecated.
    pub warnings: Vec<String>,
    /// What joins the shim to it.
    pub join: Join,
    /// The modules of a bundle, sorted by path; none of any other module.
    pub bundled: Vec<Self>,
}

/// What joins the shim to a module: the files beside it.
#[derive(Clone, Debug)]
pub struct Join {
    /// The shim's go.mod, which requires a module from the proxy.
    pub go_mod: String,
    /// The shim's go.sum; empty where Go had nothing to verify.
    pub go_sum: String,
    /// The go.work that uses the shim and modules on this machine.
    pub go_work: Option<GoWork>,
    /// The vendor folder that their dependencies are taken from, if there is one.
    pub vendor: Option<PathBuf>,
    /// The Go release that all this asks for.
    pub go_line: String,
    /// The file of the user's that asks for it.
    pub go_file: Option<PathBuf>,
}

impl Join {
    /// The shim requires what the go.mod in `dir` does.
    fn of_shim(dir: &WorkDir) -> Result<Self> {
        let go_mod = files::read_text(&dir.path.join("go.mod"))?;
        let go_sum = dir.path.join("go.sum");
        let go_sum =
            if files::is_file(&go_sum) { files::read_text(&go_sum)? } else { String::new() };
        let go_line = go_mod.lines().find_map(|line| line.strip_prefix("go "));
        let go_line = go_line.unwrap_or_default().trim().to_owned();
        Ok(Self { go_mod, go_sum, go_work: None, vendor: None, go_line, go_file: None })
    }
}

impl Module {
    /// What names the package again on a command line: its directory as seen from the current
    /// folder, or its path and version.
    #[must_use]
    pub fn target(&self) -> String {
        if self.origin != Origin::Local {
            return format!("{}@{}", self.package, self.version);
        }
        spell_directory(&self.folder(&self.package))
    }

    /// Itself with its version, or the modules of a bundle.
    #[must_use]
    pub fn title(&self) -> String {
        let title = |part: &Self| format!("{}@{}", part.path, part.version);
        self.parts().iter().map(title).collect::<Vec<_>>().join(", ")
    }

    /// Whether it stands for several modules.
    #[must_use]
    pub fn is_bundle(&self) -> bool {
        !self.bundled.is_empty()
    }

    /// The modules of a bundle; itself where it is none.
    #[must_use]
    pub fn parts(&self) -> &[Self] {
        if self.is_bundle() { &self.bundled } else { std::slice::from_ref(self) }
    }

    /// The one of its parts that a package belongs to.
    #[must_use]
    pub fn part_of(&self, package: &str) -> &Self {
        let found = self.parts().iter().filter(|part| is_within(package, &part.path));
        found.max_by_key(|part| part.path.len()).unwrap_or(self)
    }

    /// Whether a package of this path would be one of its own.
    #[must_use]
    pub fn holds(&self, package: &str) -> bool {
        self.origin == Origin::Standard || is_within(package, &self.path)
    }

    /// Where a package of the module lies, if it is there.
    #[must_use]
    pub fn folder(&self, package: &str) -> PathBuf {
        let below = package.strip_prefix(&self.path).unwrap_or_default();
        let elements = below.split('/').filter(|element| !element.is_empty());
        elements.fold(self.dir.clone(), |dir, element| dir.join(element))
    }
}

/// A directory as a target that cannot be taken for an import path, indent for a shell if need be.
fn spell_directory(dir: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let seen = relative_to(&here, dir);
    let text = match seen {
        _ if dir == here => ".".to_owned(),
        seen if seen.is_absolute() => seen.display().to_string(),
        seen => Path::new(".").join(seen).display().to_string(),
    };
    if text.contains(char::is_whitespace) { format!("\"{text}\"") } else { text }
}

/// Resolves targets: one to its module, several to a bundle. Go is asked in `dir`, a folder with the
/// shim's go.mod, which is the stage's own.
pub fn module(targets: &[Target], go: &Go, dir: &Path) -> Result<Module> {
    match targets {
        [target] => alone(target, go, dir),
        targets => bundle::module(targets, go, dir),
    }
}

fn alone(target: &Target, go: &Go, dir: &Path) -> Result<Module> {
    let dir = WorkDir::alone(dir);
    match target {
        Target::Local(folder) => local::module(folder, go, &dir),
        Target::Remote { path, query } => remote::module(path, query, go, &dir),
        Target::Standard { path, query } => standard::module(path, query, go, &dir),
    }
}

/// The toolchain that Go switches to in `dir`, where the shim is joined to the module, if that asks
/// for a newer one.
///
/// Raises `Toolchain` or `Build` where there is none so new.
pub fn toolchain(module: &Module, go: Go, dir: &WorkDir) -> Result<Go> {
    let Join { go_line, go_file, .. } = &module.join;
    let (place, version) = (go.program().display().to_string(), go.version.clone());
    match (go.switch(dir, go_line), go_file) {
        (Err(Error::Build { log, .. }), Some(file)) => Err(Error::Toolchain(format!(
            "{} needs Go {go_line} (the go line of {}), but {place} is {version}; install that Go or \
             a newer one, or set USEGOLIB_GO to one{}",
            module.path,
            file.display(),
            indent(&log)
        ))),
        (switched, _) => switched,
    }
}
