//! The right spelling of what is nearly a target: pasted addresses, versions without their `v`, and
//! modules that call themselves something else.
//!
//! In: what the user wrote, or what Go says of it. Out: what to write instead.

use super::syntax;

/// Where a repository's web pages show a folder at a revision: what stands between the two.
const PAGES: &[&str] = &["/-/tree/", "/-/blob/", "/tree/", "/blob/", "/src/branch/", "/src/tag/"];

/// Sites that show packages, their path after the host.
const SHOWN_ON: &[&str] = &["pkg.go.dev/", "godoc.org/", "godocs.io/"];

/// The target that an address from a browser or from git means; `None` where it is no address.
pub(super) fn address(text: &str) -> Option<String> {
    let plain = without_scheme(text)?;
    let plain = plain.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let plain = SHOWN_ON.iter().find_map(|site| plain.strip_prefix(site)).unwrap_or(plain);
    let (path, revision) = page(plain);
    let (module, rest) = path.split_once('@').unwrap_or((&path, &revision));
    // pkg.go.dev has the version behind the module, and the package behind that.
    let (version, below) =
        rest.split_once('/').filter(|_| revision.is_empty()).unwrap_or((rest, ""));
    let module = module.strip_suffix(".git").unwrap_or(module);
    let path = [module, below].join("/");
    let path = path.trim_end_matches('/');
    let target = if version.is_empty() { path.to_owned() } else { format!("{path}@{version}") };
    (target != text && syntax::check_path(path).is_ok() && syntax::has_host(path)).then_some(target)
}

/// What is left of an address when it is known to be one.
fn without_scheme(text: &str) -> Option<String> {
    if let Some((_, rest)) = text.split_once("://") {
        return Some(
            rest.rsplit_once('@')
                .filter(|(user, _)| !user.contains('/'))
                .map_or(rest, |(_, r)| r)
                .to_owned(),
        );
    }
    // git@github.com:owner/name
    if let Some((host, path)) = text.strip_prefix("git@").and_then(|rest| rest.split_once(':')) {
        return Some(format!("{host}/{path}"));
    }
    let is_page = PAGES.iter().any(|page| text.contains(page));
    let is_shown = SHOWN_ON.iter().any(|site| text.starts_with(site));
    let path = text.split('@').next().unwrap_or_default();
    // A version belongs behind the package: pkg.go.dev has it behind the module.
    let is_inside = text.split_once('@').and_then(|(_, rest)| rest.split_once('/'));
    let is_inside = is_inside.is_some_and(|(version, _)| syntax::is_exact(version));
    let is_address = is_inside
        || is_page
        || is_shown
        || path.strip_suffix(".git").is_some()
        || path.ends_with('/');
    is_address.then(|| text.to_owned())
}

/// The import path that a repository's page shows, and at which revision.
fn page(address: &str) -> (String, String) {
    let Some((repository, rest)) = PAGES.iter().find_map(|page| address.split_once(page)) else {
        return (address.to_owned(), String::new());
    };
    let (revision, place) = rest.split_once('/').unwrap_or((rest, ""));
    let folder = match place.strip_suffix(".go") {
        Some(file) => file.rsplit_once('/').map_or("", |(folder, _)| folder),
        None => place,
    };
    let path = [repository, folder].join("/").trim_end_matches('/').to_owned();
    (path, revision.to_owned())
}

/// The version that lacks nothing but its `v`.
pub(super) fn version(query: &str) -> Option<String> {
    let with_v = format!("v{query}");
    let is_number = query.starts_with(|c: char| c.is_ascii_digit()) && query.contains('.');
    (is_number && (syntax::is_exact(&with_v) || query.split('.').all(is_digits))).then_some(with_v)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The path under which a module knows itself, from what Go says where that is not the one asked
/// for.
pub(super) fn own_path(log: &str) -> Option<&str> {
    let rest = log.split_once("module declares its path as:")?.1;
    rest.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_import_paths() {
        for (text, target) in [
            ("https://github.com/google/uuid", "github.com/google/uuid"),
            ("http://github.com/google/uuid/", "github.com/google/uuid"),
            ("https://github.com/google/uuid.git", "github.com/google/uuid"),
            ("github.com/google/uuid.git", "github.com/google/uuid"),
            ("github.com/google/uuid/", "github.com/google/uuid"),
            ("git@github.com:google/uuid.git", "github.com/google/uuid"),
            ("ssh://git@github.com/google/uuid.git", "github.com/google/uuid"),
            ("https://github.com/google/uuid@v1.6.0", "github.com/google/uuid@v1.6.0"),
            ("https://github.com/google/uuid/tree/v1.6.0", "github.com/google/uuid@v1.6.0"),
            ("github.com/google/uuid/tree/master", "github.com/google/uuid@master"),
            ("https://github.com/a/b/tree/main/sub/dir", "github.com/a/b/sub/dir@main"),
            ("https://github.com/a/b/blob/main/sub/x.go#L3", "github.com/a/b/sub@main"),
            ("https://github.com/a/b/blob/main/x.go", "github.com/a/b@main"),
            ("https://gitlab.com/a/b/-/tree/v2.0.0/sub", "gitlab.com/a/b/sub@v2.0.0"),
            ("https://pkg.go.dev/golang.org/x/mod/semver", "golang.org/x/mod/semver"),
            (
                "https://pkg.go.dev/golang.org/x/mod@v0.17.0/semver#Compare",
                "golang.org/x/mod/semver@v0.17.0",
            ),
            ("golang.org/x/mod@v0.17.0/semver", "golang.org/x/mod/semver@v0.17.0"),
            ("pkg.go.dev/github.com/google/uuid?tab=doc", "github.com/google/uuid"),
        ] {
            assert_eq!(address(text).as_deref(), Some(target), "{text}");
        }
        for text in ["github.com/google/uuid", "example.com/m@feature/x", "strings", "a b"] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn versions_start_with_a_letter() {
        for (query, version_with_v) in
            [("1.6.0", "v1.6.0"), ("1.6", "v1.6"), ("2.0.0-rc.1", "v2.0.0-rc.1")]
        {
            assert_eq!(version(query).as_deref(), Some(version_with_v));
        }
        for query in ["v1.6.0", "1", "master", "1.x", "", "0f11ee6"] {
            assert_eq!(version(query), None, "{query}");
        }
    }

    #[test]
    fn a_module_declares_its_path() {
        let log = "go: github.com/a/b@v1.0.0: parsing go.mod:\n\tmodule declares its path as: \
                   example.com/b\n\t        but was required as: github.com/a/b\n";
        assert_eq!(own_path(log), Some("example.com/b"));
        assert_eq!(own_path("go: not found"), None);
    }
}
