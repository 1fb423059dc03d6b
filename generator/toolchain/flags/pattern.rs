//! Go's package patterns (`go help packages`).
//!
//! In: a pattern and an import path. Out: whether they match.

/// Whether a package pattern of Go's matches an import path outside the standard library.
pub(super) fn matches(pattern: &str, package: &str) -> bool {
    if pattern == "all" {
        return true;
    }
    // `x/...` matches x, too.
    if pattern.strip_suffix("/...") == Some(package) {
        return true;
    }
    let mut parts = pattern.split("...");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = package.strip_prefix(first) else { return false };
    let mut is_open = false;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
        is_open = part.is_empty();
    }
    is_open || rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_gos_do() {
        for (pattern, package, expected) in [
            ("all", "a.b/c", true),
            ("a.b/c", "a.b/c", true),
            ("a.b/c", "a.b/c/d", false),
            ("a.b/...", "a.b", true),
            ("a.b/...", "a.b/c/d", true),
            ("a.b/...", "a.bc", false),
            ("a...c", "a.b/c", true),
            ("a...c", "a.b/d", false),
        ] {
            assert_eq!(matches(pattern, package), expected, "{pattern} {package}");
        }
    }
}
