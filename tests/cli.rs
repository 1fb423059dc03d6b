//! The command line, word for word: every help text, bad usage, and what goes wrong and why.
//!
//! In: `golden/cli/*.txt`. A line `$ command` is run by the shell, in a folder of the file's own where
//! `usegolib` is the command under test, `MODULES` names the modules of `tests/modules`, and nothing
//! may be fetched but from `REAL_GOPROXY`, the module proxy that Go uses here. Out,
//! compared with the lines below it: standard output as it is, standard error with `! ` before each
//! line, and `? code` where the command did not exit with 0. A line `# words` is a comment. What
//! differs between machines is replaced, as by `[DIR]` and `[PLATFORM]`. Errors that only Python can
//! run into (artifacts of another platform, libraries that do not answer) are tested there.
//!
//! `UPDATE_GOLDEN=1 cargo test --test cli` writes the lines anew; `GOLDEN=cli/usage` runs that
//! file only.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as expected")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a test lays its own files out"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

#[test]
fn the_command_says_what_is_recorded() {
    let machine = &Machine::look();
    let cases = cases();
    assert!(!cases.is_empty(), "no such case in {}", folder().display());
    let different: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            cases.iter().map(|case| scope.spawn(|| machine.difference(case))).collect();
        threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(
        different.is_empty(),
        "{}\nsee the difference after `UPDATE_GOLDEN=1 cargo test --test cli`",
        different.join("\n")
    );
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/cli")
}

/// The recorded files, or the one that `GOLDEN` names.
fn cases() -> Vec<PathBuf> {
    let wanted = std::env::var("GOLDEN").map(|name| format!("{name}.txt"));
    let is_wanted = |path: &PathBuf| wanted.as_ref().is_ok_and(|name| path.ends_with(name));
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<_> = entries.filter(|path| wanted.is_err() || is_wanted(path)).collect();
    cases.sort();
    cases
}

/// What of this machine would show in what is printed.
struct Machine {
    goos: String,
    goarch: String,
    go: String,
    go_program: String,
}

impl Machine {
    fn look() -> Self {
        let go = Command::new("go").args(["env", "GOOS", "GOARCH", "GOVERSION"]).output().unwrap();
        let text = String::from_utf8(go.stdout).unwrap();
        let [goos, goarch, version] = text.lines().collect::<Vec<_>>().try_into().unwrap();
        let which = Command::new("sh").args(["-c", "command -v go"]).output().unwrap();
        Self {
            goos: goos.to_owned(),
            goarch: goarch.to_owned(),
            go: version.to_owned(),
            go_program: String::from_utf8(which.stdout).unwrap().trim().to_owned(),
        }
    }

    /// What is wrong with a recorded file, after it was rewritten where that is wanted.
    fn difference(&self, case: &Path) -> Option<String> {
        let recorded = fs::read_to_string(case).unwrap();
        let found = self.run(&recorded);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(case, &found).unwrap();
            return None;
        }
        let differs = |(expected, found): &(&str, &str)| expected != found;
        let mut lines = recorded.lines().zip(found.lines());
        (recorded != found).then(|| match lines.find(differs) {
            Some((expected, found)) => format!("{}:\n- {expected}\n+ {found}", case.display()),
            None => format!("{}: one has more lines than the other", case.display()),
        })
    }

    /// The file anew: its comments and commands, each command with what it prints now.
    fn run(&self, recorded: &str) -> String {
        let place = Place::new();
        let mut text = String::new();
        for line in recorded.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                let found = self.replace(&printed(&place.run(command)), &place);
                let _ = write!(text, "{line}\n{found}\n");
            } else if line.starts_with("# ") {
                let _ = write!(text, "{line}\n\n");
            }
        }
        text
    }

    fn replace(&self, text: &str, place: &Place) -> String {
        let text = text
            .replace(&place.dir, "[DIR]")
            .replace(&modules(), "[MODULES]")
            .replace(&self.go_program, "[GO PROGRAM]")
            .replace(&format!("{}-{}", self.goos, self.goarch), "[PLATFORM]")
            .replace(&format!("(GOOS={})", self.goos), "(GOOS=[GOOS])")
            .replace(&format!("(GOARCH={})", self.goarch), "(GOARCH=[GOARCH])")
            .replace(&self.go, "[GO]")
            .replace(env!("CARGO_PKG_VERSION"), "[VERSION]");
        without_hashes(&text)
    }
}

/// A folder to run commands in, away from the user's own caches; Go's are shared, to be quick.
struct Place {
    _folder: TempDir,
    dir: String,
    go_settings: Vec<(&'static str, String)>,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dir = fs::canonicalize(folder.path()).unwrap().to_str().unwrap().to_owned();
        let bin = Path::new(&dir).join("bin");
        fs::create_dir(&bin).unwrap();
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_usegolib"), bin.join("usegolib")).unwrap();
        let asked = ["GOCACHE", "GOMODCACHE", "GOPROXY"];
        let go = Command::new("go").arg("env").args(asked).output().unwrap();
        let answers = String::from_utf8(go.stdout).unwrap();
        let names = ["GOCACHE", "GOMODCACHE", "REAL_GOPROXY"].into_iter();
        let go_settings = names.zip(answers.lines().map(str::to_owned)).collect();
        Self { _folder: folder, dir, go_settings }
    }

    fn run(&self, command: &str) -> Output {
        let inherited = std::env::var("PATH").unwrap();
        Command::new("sh")
            .args(["-c", command])
            .env_clear()
            .current_dir(&self.dir)
            .env("PATH", format!("{}/bin:{inherited}", self.dir))
            .env("HOME", &self.dir)
            .env("MODULES", modules())
            .env("XDG_CACHE_HOME", format!("{}/cache", self.dir))
            .env("USEGOLIB_ARTIFACT_DIR", format!("{}/root", self.dir))
            .env("GOPROXY", "off")
            .env("GOTOOLCHAIN", "local")
            .envs(self.go_settings.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap()
    }
}

fn modules() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/modules").to_str().unwrap().to_owned()
}

fn printed(output: &Output) -> String {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let errors: String =
        stderr.lines().map(|line| format!("! {line}\n").replace(" \n", "\n")).collect();
    let code = match output.status.code() {
        Some(0) => String::new(),
        Some(code) => format!("? {code}\n"),
        None => "? killed\n".to_owned(),
    };
    format!("{stdout}{errors}{code}")
}

/// With `[HASH]` for each run of 12 or more hexadecimal digits.
fn without_hashes(text: &str) -> String {
    let mut result = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || ('a'..='f').contains(&c) {
            run.push(c);
            continue;
        }
        result.push_str(if run.len() >= 12 { "[HASH]" } else { &run });
        run.clear();
        result.push(c);
    }
    result.pop();
    result
}
