//! Go's settings without asking Go: the environment, then the file that `go env -w` writes.
//!
//! In: a variable's name. Out: its value, empty where it has none. A build that has nothing to do
//! starts no Go, and still has to know which flags are in force.

use std::env;
use std::path::PathBuf;

use crate::disk::files;

/// The value of one of Go's variables.
pub(crate) fn setting(name: &str) -> String {
    let value = env::var(name).unwrap_or_default();
    if value.is_empty() { read_from_file(name).unwrap_or_default() } else { value }
}

fn read_from_file(name: &str) -> Option<String> {
    let text = files::read_text(&file()?).ok()?;
    let mut values = text.lines().filter_map(|line| line.trim().split_once('='));
    values.rfind(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// Where `go env -w` writes to.
fn file() -> Option<PathBuf> {
    match env::var_os("GOENV").filter(|path| !path.is_empty()) {
        Some(path) if path == "off" => None,
        Some(path) => Some(path.into()),
        None => Some(user_config()?.join("go").join("env")),
    }
}

/// The folder of a user's settings by Go's rules.
fn user_config() -> Option<PathBuf> {
    let folder = |name| env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        return folder("AppData");
    }
    if cfg!(target_os = "macos") {
        return folder("HOME").map(|home| home.join("Library").join("Application Support"));
    }
    folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
}
