//! The user's GOFLAGS: which of them reach a build, and which cannot.
//!
//! In: their text, from the environment or Go's own configuration file. Out: what Go's commands are
//! given. Each flag arrives, is refused by its name, or says something about a main program or
//! another command, which a library has no use for.

use super::quoting;
use crate::error::{Error, Result};
use crate::model::STANDARD;

/// Flags that would put something other than the user's module into the library.
const FOREIGN_CODE: &[&str] = &["toolexec", "overlay", "modfile"];

/// Flags with which Go builds something else than is asked for, somewhere else, or nothing.
const OTHER_RESULT: &[&str] = &["n", "json", "C", "o", "compiler", "linkshared", "pkgdir"];

/// Flags about the user's main module or program. Ours is the shim, whose answers are fixed.
const MAIN_PROGRAM: &[&str] = &["mod", "buildmode", "buildvcs", "exec"];

/// Flags of `go list`, `go env` and `go mod edit`, which would change what those tell us.
const QUESTIONS: &[&str] = &[
    "changed",
    "compiled",
    "deps",
    "e",
    "export",
    "f",
    "find",
    "fmt",
    "go",
    "m",
    "module",
    "print",
    "retracted",
    "reuse",
    "t",
    "test",
    "tool",
    "toolchain",
    "u",
    "versions",
    "w",
];

/// Flags that take a list of flags, for the packages that a pattern in front of it matches.
const OF_PACKAGES: &[&str] = &["gcflags", "asmflags"];

/// Compiles again what Go has compiled before: for a build, not for questions.
const AGAIN: &str = "a";

/// The same for the program that is linked.
const LINKER: &str = "ldflags";

/// Flags that make a difference to the library.
const DIFFERENCE: &[&str] = &[
    "asan",
    "asmflags",
    "cover",
    "covermode",
    "coverpkg",
    "gcflags",
    "ldflags",
    "msan",
    "pgo",
    "race",
    "tags",
];

/// Flags that can be honoured.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags(Vec<Flag>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Flag {
    /// As the user wrote it.
    written: String,
    name: String,
    value: Option<String>,
}

impl Flags {
    /// Reads GOFLAGS.
    ///
    /// Raises `Toolchain` with the flag that cannot be honoured, or that nobody can read.
    pub fn read(text: &str) -> Result<Self> {
        let unreadable = |quote| {
            refusal(&format!("GOFLAGS has a {quote} that is not closed: {text}"), "close it")
        };
        let words = quoting::split(text).map_err(unreadable)?;
        let flags: Vec<_> = words.iter().map(|word| Flag::read(word)).collect::<Result<_>>()?;
        flags.iter().try_for_each(Flag::check)?;
        Ok(Self(flags))
    }

    /// GOFLAGS for each of our commands: never empty, because Go would look for others then.
    pub(super) fn for_commands(&self, more: Option<&str>) -> String {
        let kept = self.0.iter().filter(|flag| flag.is_for_every_command()).map(Flag::spelled);
        let fixed = std::iter::once("-buildvcs=false".to_owned());
        let words: Vec<_> = fixed.chain(kept).chain(more.map(str::to_owned)).collect();
        quoting::join(words.iter().map(String::as_str))
    }

    /// Arguments for a command that compiles packages of `module`: flags without a pattern are meant
    /// for the module, and Go would give them to the shim.
    #[must_use]
    pub fn of_packages(&self, module: &str) -> Vec<String> {
        let flags = self.0.iter().filter(|flag| OF_PACKAGES.contains(&flag.name.as_str()));
        flags.map(|flag| format!("-{}={}", flag.name, flag.with_pattern(module))).collect()
    }

    /// The flags that the compiler is given for `package` of `module` already: the last that match.
    pub(crate) fn compiler(&self, package: &str, module: &str) -> String {
        let gcflags = self.0.iter().filter(|flag| flag.name == "gcflags");
        let values: Vec<_> = gcflags.map(|flag| flag.with_pattern(module)).collect();
        let parts = values.iter().rev().filter_map(|value| value.split_once('='));
        let mut matching = parts.filter(|(pattern, _)| matches(pattern.trim(), package));
        matching.next().map_or_else(String::new, |(_, flags)| flags.to_owned())
    }

    /// The value of `-ldflags` where it is given: the last one, as for Go.
    #[must_use]
    pub fn linker(&self) -> Option<&str> {
        let last = self.0.iter().rfind(|flag| flag.name == LINKER)?;
        Some(last.pattern().map_or_else(|| last.value().trim(), |(_, flags)| flags))
    }

    /// Whether everything is to be compiled again.
    #[must_use]
    pub fn again(&self) -> bool {
        self.0.iter().rfind(|flag| flag.name == AGAIN).is_some_and(Flag::is_on)
    }

    /// What of them makes a difference to the library, as text.
    #[must_use]
    pub fn difference(&self) -> String {
        let count = self.0.iter().filter(|flag| DIFFERENCE.contains(&flag.name.as_str()));
        count.map(Flag::spelled).collect::<Vec<_>>().join("\n")
    }
}

impl Flag {
    /// A flag as Go accepts it: `-x`, `--x`, `-x=value` or `--x=value`.
    fn read(word: &str) -> Result<Self> {
        let bare = word.strip_prefix("--").or_else(|| word.strip_prefix('-')).unwrap_or("");
        let (name, value) = match bare.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (bare, None),
        };
        if name.is_empty() || name.starts_with('-') {
            let fault = format!("GOFLAGS has `{word}`, which is no flag");
            return Err(refusal(&fault, "write -name=value, in quotes if it holds a space"));
        }
        Ok(Self { written: word.to_owned(), name: name.to_owned(), value })
    }

    fn check(&self) -> Result<()> {
        let name = self.name.as_str();
        let why = if FOREIGN_CODE.contains(&name) {
            "would put other code into the library than the module's"
        } else if OTHER_RESULT.contains(&name) {
            "makes Go build something else than the library, or nothing"
        } else if name == "trimpath" && !self.is_on() {
            "cannot be had: libraries are always built with -trimpath"
        } else if let Some(why) = self.pattern_fault() {
            why
        } else {
            return Ok(());
        };
        let fault = format!("GOFLAGS has `{}`, which {why}", self.written);
        Err(refusal(&fault, "remove it (unset the variable, or `go env -u GOFLAGS`)"))
    }

    /// What is wrong with a list of flags and the pattern in front of it.
    fn pattern_fault(&self) -> Option<&'static str> {
        let is_linker = self.name == LINKER;
        if !is_linker && !OF_PACKAGES.contains(&self.name.as_str()) {
            return None;
        }
        let has_flags = self.value().trim().is_empty() || self.value().trim().starts_with('-');
        match self.pattern() {
            None if has_flags => None,
            Some(("all", _)) => None,
            Some(_) if is_linker => Some(
                "is for programs that its pattern matches, and a library is none of them; leave \
                 the pattern out or write `all`",
            ),
            Some((pattern, _)) if pattern.starts_with('.') => {
                Some("matches folders below the current one; write an import path as the pattern")
            }
            Some((pattern, _)) if !pattern.is_empty() => None,
            Some(_) | None => Some("has a value that is neither flags nor `pattern=flags`"),
        }
    }

    fn is_on(&self) -> bool {
        self.value
            .as_deref()
            .is_none_or(|value| matches!(value, "1" | "t" | "T" | "true" | "TRUE" | "True"))
    }

    fn is_for_every_command(&self) -> bool {
        let name = self.name.as_str();
        let lists = [MAIN_PROGRAM, QUESTIONS, OF_PACKAGES];
        ![LINKER, AGAIN].contains(&name) && !lists.iter().any(|list| list.contains(&name))
    }

    fn value(&self) -> &str {
        self.value.as_deref().unwrap_or_default()
    }

    /// Pattern and flags of a value such as `all=-N -l`; a value that begins with a flag has none.
    fn pattern(&self) -> Option<(&str, &str)> {
        let value = self.value().trim();
        let (pattern, flags) = value.split_once('=').filter(|_| !value.starts_with('-'))?;
        Some((pattern.trim(), flags))
    }

    fn with_pattern(&self, module: &str) -> String {
        match self.pattern() {
            Some((pattern, flags)) => format!("{pattern}={flags}"),
            None if module == STANDARD => format!("{module}={}", self.value().trim()),
            None => format!("{module}/...={}", self.value().trim()),
        }
    }

    fn spelled(&self) -> String {
        let value = self.value.as_ref().map(|value| format!("={value}")).unwrap_or_default();
        format!("-{}{value}", self.name)
    }
}

/// Whether a package pattern of Go's matches an import path outside the standard library.
fn matches(pattern: &str, package: &str) -> bool {
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

fn refusal(fault: &str, way_out: &str) -> Error {
    Error::Toolchain(format!("{fault}; {way_out}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Flags::read(text).map_or_else(|e| e.to_string(), |flags| format!("taken: {flags:?}"))
    }

    #[test]
    fn a_refused_flag_is_named_however_it_is_spelled() {
        for (text, named) in [
            ("-toolexec=/x", "`-toolexec=/x`"),
            ("--toolexec=/x", "`--toolexec=/x`"),
            ("'-toolexec=/x y'", "`-toolexec=/x y`"),
            ("-tags=a \"--toolexec=/x\"", "`--toolexec=/x`"),
            ("''-toolexec=/x", "is no flag"),
            ("-a -n", "`-n`"),
            ("-n=false", "`-n=false`"),
            ("-trimpath=false", "-trimpath"),
            ("-ldflags=example.com/...=-s", "leave the pattern out"),
            ("-gcflags=./...=-N", "import path"),
            ("-gcflags=N", "neither flags"),
            ("-ldflags=\"-s -w\"", "neither flags"),
            ("-tags 'x", "not closed"),
            ("x", "is no flag"),
            ("---x", "is no flag"),
            ("-=x", "is no flag"),
        ] {
            assert!(refused(text).contains(named), "{text}: {}", refused(text));
        }
    }

    #[test]
    fn what_is_about_the_main_program_does_not_reach_go() {
        let flags = Flags::read("'-mod=vendor' --mod=mod -buildmode=pie -tags=x -p=1").unwrap();
        assert_eq!(flags.for_commands(Some("-mod=mod")), "-buildvcs=false -tags=x -p=1 -mod=mod");
        let nothing = Flags::read("-mod=vendor").unwrap();
        assert_eq!(nothing.for_commands(None), "-buildvcs=false");
    }

    #[test]
    fn flags_for_packages_are_for_those_of_the_module() {
        let flags = Flags::read("-gcflags=-N '-gcflags=all=-l -B' -asmflags=x/y=-S").unwrap();
        let expected = ["-gcflags=m/...=-N", "-gcflags=all=-l -B", "-asmflags=x/y=-S"];
        assert_eq!(flags.of_packages("m"), expected);
        assert_eq!(flags.compiler("other", "m"), "-l -B");
        let flags = Flags::read("-gcflags=all=-l -gcflags=-N").unwrap();
        assert_eq!(
            (flags.compiler("m/a", "m"), flags.compiler("n", "m")),
            ("-N".into(), "-l".into())
        );
    }

    #[test]
    fn the_last_flags_for_the_linker_count() {
        let flags = Flags::read("-ldflags=-X=a.b=1 '--ldflags=all=-X a.b=2 -X a.c=3'").unwrap();
        assert_eq!(flags.linker(), Some("-X a.b=2 -X a.c=3"));
        assert_eq!(Flags::read("-tags=x").unwrap().linker(), None);
    }

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
