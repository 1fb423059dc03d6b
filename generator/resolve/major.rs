//! Newer major versions of a module, which Go knows under other paths
//! (<https://go.dev/ref/mod#major-version-suffixes>), so that `@latest` never finds them.
//!
//! In: a module path. Out: the newest path of that module that the proxy has, with its version.

use serde::Deserialize;

use crate::toolchain::command::{parse_json_stream, run};
use crate::toolchain::{Go, WorkDir};

/// How many paths are asked for at first; each further time twice as many.
const ASKED: u32 = 4;

/// What `go list -m -e -json` says, as far as we ask.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct ListedModule {
    path: String,
    #[serde(default)]
    version: String,
    error: Option<serde::de::IgnoredAny>,
}

/// `example.com/mod/v3@v3.1.0`, where there is a newer one than `module` at `version`.
pub(super) fn newest(module: &str, version: &str, go: &Go, dir: &WorkDir) -> Option<String> {
    if go.is_offline() {
        return None;
    }
    let mut newest = None;
    // Before there were modules, any major version had the bare path: v17.0.0+incompatible.
    let of_version = version.strip_prefix('v').and_then(|v| v.split('.').next()?.parse().ok());
    let (mut last, mut number) = (major(module).max(of_version.unwrap_or(0)), ASKED);
    // Numbers are left out now and then: only where a whole series has none is it the end.
    while let Some((found, path)) = first_series(module, last + 1, number, go, dir) {
        newest = Some(path);
        last = found;
        number *= 2;
    }
    newest
}

/// The newest of `number` major versions from `first` on.
fn first_series(
    module: &str,
    first: u32,
    number: u32,
    go: &Go,
    dir: &WorkDir,
) -> Option<(u32, String)> {
    let mut command = go.command(dir);
    command.args(["list", "-m", "-e", "-json", "--"]);
    command.args((first..first + number).map(|n| format!("{}@latest", with_major(module, n))));
    let listed: Vec<ListedModule> =
        parse_json_stream(&run(&mut command, "").ok()?, "go list -m").ok()?;
    let found =
        listed.into_iter().filter(|listed| listed.error.is_none() && !listed.version.is_empty());
    let numbered =
        found.map(|found| (major(&found.path), format!("{}@{}", found.path, found.version)));
    numbered.max_by_key(|(number, _)| *number)
}

/// The major version in a module path; 1 where there is none.
fn major(module: &str) -> u32 {
    suffix(module).map_or(1, |(_, number)| number)
}

/// The path of the same module at another major version.
fn with_major(module: &str, number: u32) -> String {
    let stem = suffix(module).map_or(module, |(stem, _)| stem);
    let separator = if module.starts_with("gopkg.in/") { '.' } else { '/' };
    format!("{stem}{separator}v{number}")
}

/// What stands before the major version, and that.
fn suffix(module: &str) -> Option<(&str, u32)> {
    let separator = if module.starts_with("gopkg.in/") { '.' } else { '/' };
    let (stem, last) = module.rsplit_once(separator)?;
    Some((stem, last.strip_prefix('v')?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_major_version_is_part_of_the_path() {
        for (module, number, next) in [
            ("example.com/mod", 1, "example.com/mod/v2"),
            ("example.com/mod/v2", 2, "example.com/mod/v3"),
            ("gopkg.in/yaml.v2", 2, "gopkg.in/yaml.v3"),
            ("example.com/vault", 1, "example.com/vault/v2"),
        ] {
            assert_eq!(major(module), number);
            assert_eq!(with_major(module, number + 1), next);
        }
    }
}
