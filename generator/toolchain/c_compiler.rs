//! The C compiler of a cgo build.
//!
//! In: the environment, what Go would take, and the folders of a Python installation. Out: the
//! value of `CC`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::{Go, Search, executable, on_path, quoting, variable};
use crate::error::{Error, Result};

/// The C library that `zig cc` links against, so that what is built runs on older systems too.
const ZIG_GLIBC: &str = "2.17";

impl Search {
    /// The value of `CC` for a cgo build: an explicit one, what Go would take if it is there, or
    /// `zig cc`.
    pub fn c_compiler(&self, go: &Go) -> Result<OsString> {
        if let Some(cc) = variable("USEGOLIB_CC").or_else(|| variable("CC")) {
            return Ok(cc);
        }
        if program(&go.cc).is_some_and(|program| on_path(&program).is_some()) {
            return Ok(go.cc.clone().into());
        }
        self.zig().map(|zig| zig_cc(&zig, go)).ok_or_else(no_c_compiler)
    }

    fn zig(&self) -> Option<PathBuf> {
        on_path("zig")
            .or_else(|| self.in_packages(Path::new("ziglang").join(executable("zig"))).next())
    }
}

/// The program in a value of `CC`, which Go splits by rules of its own, and not a shell's.
fn program(cc: &str) -> Option<String> {
    quoting::split(cc).ok()?.into_iter().next()
}

/// Without an explicit target zig builds for the machine's own C library and starts slowly.
fn zig_cc(zig: &Path, go: &Go) -> OsString {
    let architecture = match go.platform.goarch.as_str() {
        "amd64" => "x86_64",
        "arm64" => "aarch64",
        other => other,
    };
    let target = match go.platform.goos.as_str() {
        "linux" => format!("{architecture}-linux-gnu.{ZIG_GLIBC}"),
        "darwin" => format!("{architecture}-macos"),
        other => format!("{architecture}-{other}-gnu"),
    };
    let mut cc = quote(zig.as_os_str());
    cc.push(" cc -target ");
    cc.push(target);
    cc
}

/// Go splits `CC` at spaces unless they stand in quotes.
fn quote(program: &OsStr) -> OsString {
    let mut quoted = OsString::from("\"");
    quoted.push(program);
    quoted.push("\"");
    quoted
}

fn no_c_compiler() -> Error {
    Error::Toolchain(
        "no C compiler on PATH; install gcc or clang, or `pip install \"usegolib[toolchain]\"`, \
         or set USEGOLIB_CC to a compiler"
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_may_stand_in_quotes() {
        for (cc, expected) in [
            ("gcc", Some("gcc")),
            (" clang -m64 ", Some("clang")),
            ("'/opt/my tools/gcc' -m64", Some("/opt/my tools/gcc")),
            ("'gcc", None),
            ("", None),
        ] {
            assert_eq!(program(cc).as_deref(), expected, "{cc}");
        }
    }
}
