//! The way out of what Go says when it cannot resolve a module.

/// What Go prints, in lower case, beside what a user can do about it. The first match counts.
const HINTS: &[(&[&str], &str)] = &[
    (
        &["module lookup disabled by goproxy=off"],
        "the module is not in the module cache, and GOPROXY=off (or --offline) forbids fetching \
         it; allow that, or name a version that is in the cache",
    ),
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
    (&["requires go >="], "install that Go or a newer one, or name an older version of the module"),
    (&["does not contain package"], "check the package path, or name the module itself"),
    (
        &["checksum mismatch", "security error"],
        "what was downloaded is not what the checksum database knows; nothing was built",
    ),
    (
        &[
            "terminal prompts disabled",
            "could not read username",
            "permission denied",
            "unauthorized",
        ],
        "if the module is private, set GOPRIVATE to its host and let git sign in",
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

/// The hint for what Go printed; empty where there is none.
pub(super) fn for_log(log: &str) -> &'static str {
    let log = log.to_lowercase();
    let matches = |signs: &[&str]| signs.iter().any(|sign| log.contains(sign));
    HINTS.iter().find(|(signs, _)| matches(signs)).map_or("see Go's own words", |(_, hint)| hint)
}
