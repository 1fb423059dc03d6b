//! What C code is compiled and linked with, where Go does not look: headers from other folders,
//! static libraries, what `pkg-config` says.
//!
//! In: a module joined to its workspace. Out: for each package with C code a mark, which changes
//! when any of that does. Go's build IDs know nothing of it (<https://go.dev/issue/24355>), and a
//! compiled package in Go's cache would be taken for the new one.

mod headers;
mod libraries;
mod preamble;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

use super::Context;
use crate::disk::{files, hash};
use crate::error::Result;
use crate::resolve::{Module, Origin};
use crate::toolchain::command::{parse_json_stream, run};
use crate::toolchain::{Go, Search, WorkDir, child, quoting};

/// By which C code asks where it lies.
const PLACE: &[u8] = b"__FILE__";

/// Hex digits of a mark.
const DIGITS: usize = 32;

/// The packages that a module's library is compiled from, and their C code's inputs.
#[derive(Debug)]
pub struct Inputs {
    /// Import paths of the module's own packages that the library can hold.
    pub packages: Vec<String>,
    /// Import paths of packages with C code, each with its mark.
    marks: Vec<(String, String)>,
}

/// What `go list -json` says of a package.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
struct Package {
    import_path: String,
    name: String,
    dir: PathBuf,
    standard: bool,
    dep_only: bool,
    cgo_files: Vec<String>,
    c_files: Vec<String>,
    #[serde(rename = "CXXFiles")]
    cxx_files: Vec<String>,
    m_files: Vec<String>,
    s_files: Vec<String>,
    #[serde(rename = "CgoCFLAGS")]
    cflags: Vec<String>,
    #[serde(rename = "CgoCPPFLAGS")]
    cppflags: Vec<String>,
    #[serde(rename = "CgoCXXFLAGS")]
    cxxflags: Vec<String>,
    #[serde(rename = "CgoLDFLAGS")]
    ldflags: Vec<String>,
    #[serde(rename = "CgoPkgConfig")]
    pkg_config: Vec<String>,
}

const FIELDS: &str = "-json=ImportPath,Name,Dir,Standard,DepOnly,CgoFiles,CFiles,CXXFiles,MFiles,\
                      SFiles,CgoCFLAGS,CgoCPPFLAGS,CgoCXXFLAGS,CgoLDFLAGS,CgoPkgConfig";

impl Inputs {
    /// Asks Go for the packages, and the C compiler what their C code includes.
    pub fn of(context: &Context, patterns: &[String]) -> Result<Self> {
        let Context { module, go, search, .. } = *context;
        if module.origin == Origin::Standard {
            return Ok(Self { packages: Vec::new(), marks: Vec::new() });
        }
        let listed = list(context, patterns)?;
        let has_c = |package: &&Package| !package.standard && !package.cgo_files.is_empty();
        let marked = listed
            .iter()
            .filter(has_c)
            .map(|package| Ok((package.import_path.clone(), mark(&C::of(package, go, search)?))));
        let marks = marked.collect::<Result<_>>()?;
        let own = listed.into_iter().filter(|package| !package.dep_only && package.name != "main");
        Ok(Self { packages: own.map(|package| package.import_path).collect(), marks })
    }

    /// Arguments for Go commands that compile the packages. A mark becomes a flag of the Go
    /// compiler that says nothing (`-D` is about imports that only exist outside modules), but by
    /// which Go tells what it compiled before. A C flag would do, too, and have Go compile C code
    /// of the standard library again and again.
    #[must_use]
    pub fn arguments(&self, go: &Go, module: &Module) -> Vec<String> {
        let parts = module.parts().iter();
        let mut arguments: Vec<_> =
            parts.flat_map(|part| go.flags.of_packages(&part.path)).collect();
        arguments.extend(self.marks.iter().map(|(package, mark)| {
            let flags = go.flags.compiler(package, &module.part_of(package).path);
            format!("-gcflags={package}={flags} -D=usegolib-{mark}")
        }));
        arguments
    }
}

/// The packages that match, and all that they depend on.
fn list(context: &Context, patterns: &[String]) -> Result<Vec<Package>> {
    let Context { module, go, workspace, .. } = *context;
    let mut command = go.command(workspace.shim());
    command.args(["list", "-e", "-deps", FIELDS, "--"]).args(patterns);
    command.env("CGO_ENABLED", "1");
    let text = run(&mut command, &format!("cannot list the packages of {}", module.path))?;
    parse_json_stream(&text, "go list")
}

/// How one package's C code is compiled and linked.
struct C<'a> {
    package: &'a Package,
    go: &'a Go,
    /// The C compiler with its own arguments.
    cc: Vec<String>,
    /// What `pkg-config` says to the compiler and to the linker.
    configured: [Vec<String>; 2],
}

impl<'a> C<'a> {
    fn of(package: &'a Package, go: &'a Go, search: &Search) -> Result<Self> {
        let cc = settings_words(&search.c_compiler(go)?.to_string_lossy());
        let mut c = Self { package, go, cc, configured: Default::default() };
        c.configured = ["--cflags", "--libs"].map(|what| c.pkg_config(what));
        Ok(c)
    }

    /// A command in the package's folder and in the environment of a build.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.go.prepare(&mut command, &WorkDir::alone(&self.package.dir));
        command
    }

    /// What `pkg-config` answers. What it cannot is no error here: the build gives the better
    /// message.
    fn pkg_config(&self, what: &str) -> Vec<String> {
        let names = &self.package.pkg_config;
        let program = settings_words(&self.go.c.pkg_config);
        let (false, Some(program)) = (names.is_empty(), program.first()) else { return Vec::new() };
        let answer = child::run(self.command(program).arg(what).args(names)).ok();
        let text = answer.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
        settings_words(&text.unwrap_or_default())
    }
}

/// The words of a setting; where a quote is not closed the build says so.
fn settings_words(text: &str) -> Vec<String> {
    quoting::split(text).unwrap_or_default()
}

fn mark(c: &C) -> String {
    let mut seen = BTreeSet::new();
    let files = headers::of(c).into_iter().chain(libraries::of(c));
    let contents: String =
        files.filter(|path| seen.insert(path.clone())).map(|path| line(&path)).collect();
    let configured = c.configured.each_ref().map(|words| words.join("\n")).join("\n");
    hash::of_bytes(format!("{contents}\n{configured}").as_bytes())[..DIGITS].to_owned()
}

/// A file's content; where it lies makes no difference unless it asks for that. Two checkouts of a
/// module give the same library.
fn line(path: &Path) -> String {
    let content = files::read(path).unwrap_or_default();
    let asks = content.windows(PLACE.len()).any(|part| part == PLACE);
    let place = if asks { path.display().to_string() } else { String::new() };
    format!("{} {place}\n", hash::of_bytes(&content))
}
