//! What Go's module cache holds, for a run that may fetch nothing.
//!
//! In: an import path and a query. Out: the version in the cache that the query means, as the proxy
//! would choose it from these. The layout of the cache is that of
//! <https://go.dev/ref/mod#module-cache>.

use std::path::Path;

use super::syntax::{self, parse_version};
use crate::disk::folders;

/// Queries for the newest version (<https://go.dev/ref/mod#version-queries>).
const NEWEST: &[&str] = &["latest", "upgrade", "patch"];

/// The fewest digits by which a commit is named.
const COMMIT_DIGITS: usize = 7;

/// The version in `cache` that `query` means for the module of `path`; nothing where none does.
pub(super) fn version(path: &str, query: &str, cache: &Path) -> Option<String> {
    modules(path).find_map(|module| choose(versions(module, cache), query))
}

/// All versions in `cache` of the module that `path` is or lies in, newest last.
pub(super) fn present(path: &str, cache: &Path) -> Vec<String> {
    modules(path)
        .map(|module| versions(module, cache))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

/// The paths that the module of a package may have, longest first.
fn modules(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(module, _)| module))
}

/// The versions of a module whose sources are in the cache, newest last.
fn versions(module: &str, cache: &Path) -> Vec<String> {
    let folder = cache.join("cache").join("download").join(syntax::escape(module)).join("@v");
    let names = folders::names(&folder);
    let mut versions: Vec<_> =
        names.filter_map(|name| syntax::unescape(name.strip_suffix(".zip")?)).collect();
    versions.retain(|version| parse_version(version).is_some());
    versions.sort_by_key(|version| parse_version(version));
    versions
}

/// The version among `present`, newest last, that Go would choose.
fn choose(present: Vec<String>, query: &str) -> Option<String> {
    let mut matching: Vec<_> =
        present.into_iter().filter(|version| answers(version, query)).collect();
    let is_release =
        |version: &String| parse_version(version).is_some_and(|parsed| parsed.pre.is_empty());
    let release = matching.iter().rposition(is_release);
    release.map(|place| matching.swap_remove(place)).or_else(|| matching.pop())
}

fn answers(version: &str, query: &str) -> bool {
    let continues = |rest: &str| rest.is_empty() || rest.starts_with(['.', '-', '+']);
    let is_prefix = query.starts_with('v') && version.strip_prefix(query).is_some_and(continues);
    NEWEST.contains(&query) || is_prefix || is_commit(version, query)
}

/// Whether a pseudo-version stands for this commit.
fn is_commit(version: &str, query: &str) -> bool {
    let is_hex = query.len() >= COMMIT_DIGITS && query.bytes().all(|byte| byte.is_ascii_hexdigit());
    let commit = version.rsplit('-').next().unwrap_or_default();
    is_hex
        && version.matches('-').count() > 1
        && (commit.starts_with(query) || query.starts_with(commit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_means_what_it_means_to_the_proxy() {
        let present = [
            "v0.9.0",
            "v1.2.0",
            "v1.2.10",
            "v1.3.0-rc.1",
            "v1.3.1-0.20240102030405-0123456789ab",
            "v2.0.0+incompatible",
        ];
        let choice = |query| choose(present.map(String::from).to_vec(), query);
        for (query, version) in [
            ("latest", "v2.0.0+incompatible"),
            ("v1", "v1.2.10"),
            ("v1.2", "v1.2.10"),
            ("v1.2.0", "v1.2.0"),
            ("v1.3", "v1.3.1-0.20240102030405-0123456789ab"),
            ("0123456", "v1.3.1-0.20240102030405-0123456789ab"),
            ("0123456789abcdef", "v1.3.1-0.20240102030405-0123456789ab"),
        ] {
            assert_eq!(choice(query).as_deref(), Some(version), "{query}");
        }
        for query in ["v1.20", "v3", "v1.2.1", "master", "0123", "abcdef0"] {
            assert_eq!(choice(query), None, "{query}");
        }
    }

    #[test]
    fn a_package_lies_in_the_module_of_its_longest_prefix() {
        let paths: Vec<_> = modules("example.com/mod/sub").collect();
        assert_eq!(paths, ["example.com/mod/sub", "example.com/mod", "example.com"]);
    }
}
