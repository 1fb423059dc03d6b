//! From Go's mixed caps to Python's `snake_case`.
//!
//! In: a Go identifier. Out: its words in lower case, joined by `_`; heck finds the words, after
//! the initialisms that it would cut in two have been marked. The lists are closed on purpose: a
//! rule such as "capitals and an s are a plural" makes `lvas_bool` of `LVAsBool`.

use heck::ToSnakeCase;
use unicode_normalization::UnicodeNormalization;

/// Initialisms that are seen in the plural: `UserIDs`, `URLs`.
const PLURAL: &[&str] = &[
    "ABI", "ACL", "API", "CIDR", "CPU", "CRL", "CSV", "DB", "DN", "FD", "FQDN", "GPU", "ID", "IP",
    "JWK", "JWT", "KV", "MAC", "PDF", "PEM", "PID", "PR", "RPC", "SQL", "TLD", "TTL", "UID", "URI",
    "URL", "URN", "UUID", "VM",
];

/// Initialisms that are seen with a version: `IPv4`, `UUIDv7`.
const VERSIONED: &[&str] =
    &["CVSS", "DHCP", "HTTP", "ICMP", "IP", "NTP", "SNMP", "SSL", "TLS", "UUID"];

/// Names that mix capitals within one word. Digits behind them belong to them: `OAuth2`.
const MIXED: &[&str] = &[
    "EiB",
    "GiB",
    "GitHub",
    "GitLab",
    "GraphQL",
    "IPsec",
    "IoT",
    "KiB",
    "LaTeX",
    "MiB",
    "MySQL",
    "NoSQL",
    "OAuth",
    "PiB",
    "PostgreSQL",
    "SQLite",
    "SemVer",
    "TiB",
    "WiFi",
    "YouTube",
];

/// `EqualFold` to `equal_fold`, `ParseIPv4` to `parse_ipv4`. Empty for a name without letters and
/// digits. In the form NFKC, to which Python brings every identifier it reads.
pub(super) fn snake(go: &str) -> String {
    separate_initialisms(go).to_snake_case().nfkc().collect()
}

/// The name with `_` around each initialism, and that in a case which heck leaves in one piece.
fn separate_initialisms(name: &str) -> String {
    let mut out = String::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        if let Some(length) = initialism(rest) {
            let before = capitals_before(&out, rest);
            let word = format!("{}{}", out.split_off(before), &rest[..length]);
            out.extend(["_", &word.to_lowercase(), "_"]);
            rest = &rest[length..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// Length of the longest known initialism that `rest` starts with.
fn initialism(rest: &str) -> Option<usize> {
    let plural = PLURAL.iter().filter_map(|stem| {
        let length = rest.strip_prefix(stem)?.strip_prefix('s').map(|_| stem.len() + 1)?;
        Some(length).filter(|length| ends_word(&rest[*length..]))
    });
    let versioned = VERSIONED.iter().filter_map(|stem| {
        let digits = digits(rest.strip_prefix(stem)?.strip_prefix('v')?);
        let length = stem.len() + 1 + digits;
        Some(length).filter(|length| digits > 0 && ends_word(&rest[*length..]))
    });
    let mixed = MIXED.iter().filter_map(|word| {
        let length = word.len() + digits(rest.strip_prefix(word)?);
        Some(length).filter(|length| ends_word(&rest[*length..]))
    });
    plural.chain(versioned).chain(mixed).max()
}

fn digits(rest: &str) -> usize {
    rest.bytes().take_while(u8::is_ascii_digit).count()
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_lowercase())
}

/// Where the capitals at the end of `out` begin that run on into the initialism: `GU` before
/// `IDs`. They are one word with it, as heck has it for `XMLURL`. A word that begins like any
/// other, one capital and a small letter, begins anew: `MYGitHub`.
fn capitals_before(out: &str, rest: &str) -> usize {
    if rest.chars().nth(1).is_some_and(char::is_lowercase) {
        return out.len();
    }
    out.trim_end_matches(char::is_uppercase).len()
}
