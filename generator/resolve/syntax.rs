//! What module paths and versions may look like, and how they are spelled as folder names.
//!
//! A path or a version is data, never a flag: everything is checked here before a command line or
//! a file name sees it. The rules are those of `golang.org/x/mod/module` (`CheckPath`,
//! `CheckImportPath`, `EscapePath`), <https://go.dev/ref/mod#module-path>.

use semver::Version;

use crate::error::{Error, Result};

/// Refuses a string that cannot be an import path.
pub fn check_path(path: &str) -> Result<()> {
    match path_fault(path) {
        None => Ok(()),
        Some(fault) => Err(Error::Input(format!(
            "{path:?} is not a Go import path: {fault}; expected something like \
             example.com/module/package, or a directory that exists"
        ))),
    }
}

/// Refuses an import path that cannot be a module's: no element starts with a dot.
pub fn check_module_path(path: &str) -> Result<()> {
    check_path(path)?;
    match path.split('/').find(|element| element.starts_with('.')) {
        None => Ok(()),
        Some(element) => Err(Error::Input(format!(
            "{path:?} is not a Go module path: the element {element:?} starts with a dot"
        ))),
    }
}

/// Whether the path starts with a host name; those of the standard library do not.
#[must_use]
pub fn has_host(path: &str) -> bool {
    path.split('/').next().is_some_and(|element| element.contains('.'))
}

/// Whether Go's `...` passes a package over, given its path below its module: what lies in a folder
/// called `testdata`, or one whose name starts with `_` or `.`, is a package only to who names it
/// (`go help packages`).
#[must_use]
pub fn is_passed_over(below: &str) -> bool {
    below.split('/').any(|element| element.starts_with(['_', '.']) || element == "testdata")
}

/// Refuses a string that cannot be a version or a version query.
pub fn check_query(query: &str) -> Result<()> {
    let fault = if query.is_empty() {
        Some("it is empty".to_owned())
    } else if query.starts_with(['-', '.', '/']) {
        Some(format!("it starts with {:?}", &query[..1]))
    } else if query == "none" {
        Some("to Go it means removing the module".to_owned())
    } else if query.contains("..") {
        Some("it contains \"..\"".to_owned())
    } else {
        stray_character(query, |c| c.is_ascii_alphanumeric() || "-._+/".contains(c))
    };
    fault.map_or(Ok(()), |fault| {
        Err(Error::Input(format!(
            "{query:?} is not a version: {fault}; expected a version (v1.2.3), `latest`, a branch \
             or a commit"
        )))
    })
}

/// A version of a module as what it can be compared by; `None` for what is none, as `latest`.
#[must_use]
pub fn parse_version(version: &str) -> Option<Version> {
    Version::parse(version.strip_prefix('v')?).ok()
}

/// Whether `query` is one exact version, so that nothing is left to resolve.
#[must_use]
pub fn is_exact(query: &str) -> bool {
    let Some(rest) = query.strip_prefix('v') else { return false };
    let core = rest.split(['-', '+']).next().unwrap_or_default();
    let numbers: Vec<_> = core.split('.').collect();
    let is_number = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    numbers.len() == 3 && numbers.iter().all(is_number) && !query.contains('/')
}

/// The spelling of a module path or version as a folder name: as in the module cache, `!` and the
/// lower-case letter for an upper-case one, so that it works on every file system.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_uppercase() {
            escaped.push('!');
        }
        escaped.push(c.to_ascii_lowercase());
    }
    escaped
}

/// The text whose [`escape`] spelling this is; `None` where there is none.
#[must_use]
pub fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '!' => plain.push(chars.next().filter(char::is_ascii_lowercase)?.to_ascii_uppercase()),
            c if c.is_ascii_uppercase() => return None,
            c => plain.push(c),
        }
    }
    Some(plain)
}

fn path_fault(path: &str) -> Option<String> {
    if path.is_empty() {
        return Some("it is empty".to_owned());
    }
    if path.contains("...") {
        return Some("Go treats \"...\" as a pattern for several packages".to_owned());
    }
    if path.starts_with('.') {
        return Some("it starts with a dot".to_owned());
    }
    path.split('/').find_map(element_fault)
}

fn element_fault(element: &str) -> Option<String> {
    if element.is_empty() {
        return Some("it has an empty element".to_owned());
    }
    if element.starts_with('-') || element.ends_with('.') {
        return Some(format!(
            "the element {element:?} starts or ends with a character that is not allowed there"
        ));
    }
    stray_character(element, |c| c.is_ascii_alphanumeric() || "-._~+".contains(c))
}

fn stray_character(text: &str, allowed: impl Fn(char) -> bool) -> Option<String> {
    text.chars().find(|c| !allowed(*c)).map(|c| format!("it contains {c:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_are_data_only() {
        for path in ["example.com/mod", "gopkg.in/yaml.v3", "github.com/Masterminds/semver/v3"] {
            assert!(check_path(path).is_ok(), "{path}");
        }
        let hostile = [
            "",
            "-x",
            "--",
            "a/../b",
            "example.com/../x",
            "/abs.x",
            "example.com//x",
            "a b.c/x",
            "example.com/!x",
            "example.com/x\0",
            "example.com/-x",
            "example.com/x\n",
            "example.com/..x/..",
            ".x/y",
            "example.com/./x",
            "example.com/x.",
            "exämple.com/x",
            "example.com/x=1",
            "example.com/x...y",
            "C:\\x.y",
        ];
        for path in hostile {
            assert!(check_path(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn a_module_has_no_folder_that_is_hidden() {
        assert!(check_path("example.com/.x").is_ok());
        assert!(check_module_path("example.com/.x").is_err());
        assert!(check_module_path("example.com/x").is_ok());
    }

    #[test]
    fn queries_that_are_data_only() {
        for query in ["v1.2.3", "latest", "master", "feature/x", "0f11ee6", "v2.0.0+incompatible"] {
            assert!(check_query(query).is_ok(), "{query}");
        }
        for query in ["", "none", "-x", "..", "a..b", "/etc", "v1 2", "!x", "v1\0", ">v1", "a@b"] {
            assert!(check_query(query).is_err(), "{query:?}");
        }
    }

    #[test]
    fn exact_versions() {
        for query in ["v1.2.3", "v0.0.0-20200101000000-abcdefabcdef", "v2.0.0+incompatible"] {
            assert!(is_exact(query), "{query}");
        }
        for query in ["v1", "v1.2", "latest", "1.2.3", "v1.2.x", "vendor", "v1.2.3/x"] {
            assert!(!is_exact(query), "{query}");
        }
    }

    #[test]
    fn escaping_is_that_of_the_module_cache_and_reversible() {
        assert_eq!(escape("github.com/BurntSushi/toml"), "github.com/!burnt!sushi/toml");
        for path in ["github.com/BurntSushi/toml", "example.com/plain", "A", ""] {
            assert_eq!(unescape(&escape(path)).as_deref(), Some(path));
        }
        for text in ["a!", "a!B", "a!!b", "Upper"] {
            assert_eq!(unescape(text), None, "{text}");
        }
    }
}
