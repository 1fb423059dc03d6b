//! The environment that Go runs in: an allow-list, so that a build depends on what is stated here.

use std::env;
use std::ffi::OsString;

/// Variables that are passed on by name.
const NAMES: &[&str] = &[
    "PATH",
    "HOME",
    "USER",
    "LOGNAME",
    "USERPROFILE",
    "LOCALAPPDATA",
    "APPDATA",
    "SystemRoot",
    "SYSTEMROOT",
    "TMPDIR",
    "TMP",
    "TEMP",
    "LANG",
    "NETRC",
    "SSH_AUTH_SOCK",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "CC",
    "CXX",
    "AR",
    "PKG_CONFIG",
    "SDKROOT",
    "MACOSX_DEPLOYMENT_TARGET",
    "CPATH",
    "LIBRARY_PATH",
    "C_INCLUDE_PATH",
    "CPLUS_INCLUDE_PATH",
    "OBJC_INCLUDE_PATH",
];

/// Variables that are passed on by the beginning of their name.
const PREFIXES: &[&str] = &["GO", "CGO_", "GIT_", "LC_", "XDG_", "PKG_CONFIG_", "ZIG_"];

/// The variables of this process that Go is given. `GOROOT` is not one of them: each Go command
/// knows its own, and another one's would mix two releases.
pub(super) fn variables() -> impl Iterator<Item = (OsString, OsString)> {
    env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_allowed))
}

fn is_allowed(name: &str) -> bool {
    let listed = NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    listed && name != "GOROOT"
}
