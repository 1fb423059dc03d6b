//! The way out of what Go says when it cannot resolve a module.

use crate::error::Error;

/// What Go prints, in lower case, beside what a user can do about it. The first match counts.
const HINTS: &[(&[&str], &str)] = &[
    (
        &[
            "no such host",
            "connection refused",
            "network is unreachable",
            "i/o timeout",
            "proxyconnect",
            "tls handshake timeout",
            "temporary failure in name resolution",
        ],
        "the network or the module proxy cannot be reached; check the connection and GOPROXY",
    ),
    (&[TOO_OLD], "install that Go or a newer one, or name an older version of the module"),
    (&["does not contain package"], "check the package path, or name the module itself"),
    (
        &["checksum mismatch", "security error"],
        "the download does not match the checksum database; nothing was built",
    ),
    (
        &[
            "terminal prompts disabled",
            "could not read username",
            "permission denied",
            "unauthorized",
        ],
        "if the module is private, set GOPRIVATE to its host and give git access to it",
    ),
    (
        &[
            "unknown revision",
            "invalid version",
            "no matching versions",
            "not found",
            "no such file",
            "forbidden",
            "bad request",
            "unrecognized import path",
            "gone",
        ],
        "check the spelling of the path and the version; for a private module set GOPRIVATE",
    ),
];

/// What Go prints of a module that needs a newer Go.
const TOO_OLD: &str = "requires go >=";

/// What Go prints of a module that it may not fetch, behind the module's name.
const DISABLED: &str = ": module lookup disabled by GOPROXY=off";

/// Adds to a stage's failure what [`for_missing`] says.
pub(crate) fn explain(error: Error) -> Error {
    let Error::Build { message, command, log } = error else { return error };
    let hint = for_missing(&log).map_or_else(String::new, |hint| format!(": {hint}"));
    Error::Build { message: message + &hint, command, log }
}

/// What to do where Go lacks a module or is too old, whatever it was doing; nothing otherwise.
pub(crate) fn for_missing(log: &str) -> Option<String> {
    for_log(log).filter(|_| is_offline(log) || log.contains(TOO_OLD))
}

/// What to do about what Go printed; nothing where that is not known.
pub(crate) fn for_log(log: &str) -> Option<String> {
    if is_offline(log) {
        return Some(fetch(log));
    }
    let log = log.to_lowercase();
    let matches = |signs: &[&str]| signs.iter().any(|sign| log.contains(sign));
    HINTS.iter().find(|(signs, _)| matches(signs)).map(|(_, hint)| (*hint).to_owned())
}

/// Whether Go would have had to fetch something, and may not.
pub(crate) fn is_offline(log: &str) -> bool {
    log.contains(DISABLED)
}

/// Names the module that is missing: often it is one that the wanted one needs.
fn fetch(log: &str) -> String {
    let before = log.split(DISABLED).next().unwrap_or_default();
    let module = before.split_whitespace().next_back().unwrap_or("a module");
    format!(
        "{module} is not in Go's module cache, and --offline (or GOPROXY=off) forbids fetching it; \
         run the command once without that"
    )
}
