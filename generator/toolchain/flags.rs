//! The user's GOFLAGS: which of them reach a build, and which cannot.
//!
//! In: their text, from the environment or Go's own configuration file. Out: what Go's commands are
//! given. Each flag arrives, is refused by its name, or says something about a main program or
//! another command, which a library has no use for.

mod flag;
mod pattern;

use flag::{AGAIN, Flag, LINKER, OF_PACKAGES, refusal};

use super::quoting;
use crate::error::Result;

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
        let kept = self.0.iter().filter(|flag| flag.is_for_every_command()).map(Flag::spell);
        let fixed = std::iter::once("-buildvcs=false".to_owned());
        let words: Vec<_> = fixed.chain(kept).chain(more.map(str::to_owned)).collect();
        quoting::join(words.iter().map(String::as_str))
    }

    /// Arguments for a command that compiles packages of `module`: flags without a pattern are
    /// meant for the module, and Go would give them to the shim.
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
        let mut matching = parts.filter(|(pattern, _)| pattern::matches(pattern.trim(), package));
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
        count.map(Flag::spell).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        Flags::read(text).map_or_else(|e| e.to_string(), |flags| format!("taken: {flags:?}"))
    }

    #[test]
    fn a_refused_flag_is_named_however_it_is_spelled() {
        for (text, named) in [
            ("-toolexec=/x", "`-toolexec=/x`"),
            ("--toolexec=/x", "`--toolexec=/x`"),
            ("'-toolexec=/x y'", "`-toolexec=/x y`"),
            ("-tags=a \"--toolexec=/x\"", "`--toolexec=/x`"),
            ("''-toolexec=/x", "is not a flag"),
            ("-a -n", "`-n`"),
            ("-n=false", "`-n=false`"),
            ("-trimpath=false", "-trimpath"),
            ("-ldflags=example.com/...=-s", "leave the pattern out"),
            ("-gcflags=./...=-N", "import path"),
            ("-gcflags=N", "neither flags"),
            ("-ldflags=\"-s -w\"", "neither flags"),
            ("-tags 'x", "not closed"),
            ("x", "is not a flag"),
            ("---x", "is not a flag"),
            ("-=x", "is not a flag"),
        ] {
            assert!(fault(text).contains(named), "{text}: {}", fault(text));
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
}
