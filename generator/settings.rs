//! What a project says of its Go modules: `[tool.usegolib]` of its `pyproject.toml`.
//!
//! In: a folder. Out: the table of the nearest `pyproject.toml` that has one, there or above, as the
//! standard asks of tools (<https://packaging.python.org/en/latest/specifications/pyproject-toml/>).
//! Only the command reads it: what a program does must not depend on where it is started.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::disk::files;
use crate::error::{Error, Result};
use crate::model::{Level, Pin, Pins};

const FILE: &str = "pyproject.toml";

/// What is chosen for all modules of a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// How much of Go to offer.
    pub level: Option<Level>,
    /// What structs shall be in Python.
    pub pins: Option<Pins>,
}

impl Settings {
    /// The settings for a command that is run in `folder`.
    ///
    /// [`Error::Input`] where a table cannot be read or says what has no meaning.
    pub fn find(folder: &Path) -> Result<Self> {
        for file in folder.ancestors().map(|folder| folder.join(FILE)) {
            if files::is_file(&file)
                && let Some(table) = read(&file)?
            {
                return Ok(table.settings());
            }
        }
        Ok(Self::default())
    }
}

/// `pyproject.toml`, as far as it is ours.
#[derive(Deserialize)]
struct Project {
    tool: Option<Tool>,
}

#[derive(Deserialize)]
struct Tool {
    usegolib: Option<Table>,
}

/// `[tool.usegolib]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    level: Option<Level>,
    types: Option<BTreeMap<String, Pin>>,
}

impl Table {
    fn settings(self) -> Settings {
        let pins = self.types.map(|types| types.into_iter().collect());
        Settings { level: self.level, pins }
    }
}

fn read(file: &Path) -> Result<Option<Table>> {
    let text = files::read_text(file)?;
    let project: Project = toml::from_str(&text).map_err(|error| refuse(file, &text, &error))?;
    Ok(project.tool.and_then(|tool| tool.usegolib))
}

/// Says what is wrong in which line.
fn refuse(file: &Path, text: &str, error: &toml::de::Error) -> Error {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    Error::Input(format!(
        "{}, line {line}: {}; correct the line (level is 1 or 2; types has the likes of \
         \"example.com/mod.Type\" = \"record\" or \"object\")",
        file.display(),
        error.message()
    ))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn found(text: &str) -> Result<Settings> {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), text).unwrap();
        let below = folder.path().join("src");
        fs::create_dir(&below).unwrap();
        // Another tool's file on the way up is not ours.
        fs::write(below.join(FILE), "[tool.other]\nlevel = 'high'\n").unwrap();
        Settings::find(&below)
    }

    #[test]
    fn the_nearest_file_that_has_the_table_counts() {
        let settings = found(
            "[project]\nname = 'app'\n[tool.usegolib]\nlevel = 1\n\
             [tool.usegolib.types]\n'a.b/m.T' = 'record'\n'a.b/m.U' = 'object'\n",
        );
        let Settings { level, pins } = settings.unwrap();
        assert_eq!(level, Some(Level::Values));
        let pins = pins.unwrap();
        let pins: Vec<_> = pins.iter().collect();
        assert_eq!(pins, [("a.b/m.T", Pin::Record), ("a.b/m.U", Pin::Object)]);
    }

    #[test]
    fn a_file_without_the_table_says_nothing() {
        let settings = found("[project]\nname = 'app'\n").unwrap();
        assert_eq!((settings.level, settings.pins), (None, None));
    }

    #[test]
    fn what_has_no_meaning_is_refused_with_its_line() {
        for (text, line, what) in [
            ("[tool.usegolib]\nlevel = 7\n", 2, "there is no level 7"),
            ("[tool.usegolib]\nlevel = '2'\n", 2, "invalid type: string"),
            ("[tool.usegolib]\n\nlevels = 2\n", 3, "unknown field `levels`"),
            ("[tool.usegolib.types]\n'a.b/m.T' = 'class'\n", 2, "unknown variant `class`"),
            ("[tool.usegolib\n", 1, "unclosed table"),
        ] {
            let error = found(text).unwrap_err().to_string();
            assert!(error.contains(&format!("{FILE}, line {line}: ")), "{error}");
            assert!(error.contains(what), "{error}");
        }
    }
}
