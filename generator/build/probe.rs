//! Loads a new library once in a throw-away process, before anybody else does.
//!
//! In: the path of a library. Out: nothing, or what its initialisation did: a Go `init` function
//! that panics, exits, blocks or parses flags would otherwise do so in the user's process.

#![expect(unsafe_code, reason = "loading a library and calling its one function without arguments")]

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::mem::MaybeUninit;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use libloading::Library;

use crate::abi;
use crate::error::{Error, Result, innermost};
use crate::toolchain::child;

/// The hidden command that the throw-away process runs.
pub const COMMAND: &str = "probe-library";

/// What the process prints before it loads the library.
pub const LOADING: &str = "usegolib: loading";

/// What the process prints when the library answered.
const ANSWERED: &str = "usegolib: answered";

/// What the process prints before the system's reason not to load the library.
const REFUSED: &str = "usegolib: not loaded: ";

/// Seconds an initialisation may take, unless `USEGOLIB_PROBE_TIMEOUT` says otherwise.
const TIME_LIMIT: u64 = 60;

/// How many bytes of what the process printed are shown.
const SHOWN: usize = 4000;

/// Loads `library`, which was built from `module`, in a process started by `command` (this program,
/// or Python running it). The answer is why it could not be tried, if it could not.
///
/// Raises `Load` with what the library did instead of answering.
pub fn library(library: &Path, module: &str, command: &[OsString]) -> Result<Option<String>> {
    let Some((program, arguments)) = command.split_first() else {
        return Ok(Some("usegolib does not know how to start itself".to_owned()));
    };
    let mut process = Command::new(program);
    process.args(arguments).arg(COMMAND).arg(library).stdin(Stdio::null());
    process.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child =
        child::tie(&mut process).spawn().map_err(Error::io("cannot start", Path::new(program)))?;
    let output = [child::collect(child.stdout.take()), child::collect(child.stderr.take())];
    let end = Instant::now() + time_limit();
    let status = child::wait(&mut child, Some(end)).map_err(|error| match error.kind() {
        ErrorKind::Interrupted => Error::Interrupted,
        _ => Error::io("cannot watch", Path::new(program))(error),
    })?;
    let printed = output.map(|it| it.join().unwrap_or_default()).concat();
    let printed = String::from_utf8_lossy(&printed);
    match printed.strip_prefix(LOADING) {
        Some(printed) => verdict(module, status, printed).map(|()| None),
        None => Ok(Some(printed.trim().to_owned())),
    }
}

/// The body of the hidden command: loads the library and asks it who it is.
pub fn answer(library: &OsStr) -> std::result::Result<&'static str, String> {
    let mut space = [MaybeUninit::uninit(); abi::LEAST_BUFFER];
    let mut buffer = abi::Buffer::over(&mut space);
    // SAFETY: loading runs the initialisation of code the user asked for; this process is for it.
    let loaded = unsafe { Library::new(library) }.map_err(|error| refusal(&error))?;
    // SAFETY: the shim declares exactly this function.
    let describe = unsafe { loaded.get::<abi::Describe>(abi::DESCRIBE) };
    let describe = describe.map_err(|error| refusal(&error))?;
    // SAFETY: `buffer` points at writable memory of the length it states. What comes back is not
    // read, and the process ends with it.
    unsafe { describe(&raw mut buffer) };
    // A Go library must never be unloaded: its threads would run on.
    std::mem::forget(loaded);
    Ok(ANSWERED)
}

fn refusal(error: &libloading::Error) -> String {
    format!("{REFUSED}{}", innermost(error))
}

fn time_limit() -> Duration {
    let seconds = std::env::var("USEGOLIB_PROBE_TIMEOUT").ok().and_then(|text| text.parse().ok());
    Duration::from_secs(seconds.unwrap_or(TIME_LIMIT))
}

fn verdict(module: &str, status: Option<ExitStatus>, printed: &str) -> Result<()> {
    let what = match status {
        None => format!(
            "its init did not finish within {} seconds; raise USEGOLIB_PROBE_TIMEOUT if it needs \
             longer",
            time_limit().as_secs()
        ),
        Some(status) if status.success() && printed.contains(ANSWERED) => return Ok(()),
        Some(_) if printed.contains("panic: ") || printed.contains("fatal error: ") => {
            "an init function of the module panics".to_owned()
        }
        Some(_) if printed.contains(REFUSED) => {
            "the system cannot load it; install the libraries that it needs, or link it differently"
                .to_owned()
        }
        Some(status) => format!("an init function of the module ends the process ({status})"),
    };
    let shown: String = printed.trim().chars().take(SHOWN).collect();
    let words = if shown.is_empty() { String::new() } else { format!("\n{shown}") };
    Err(Error::Load(format!(
        "{module} was built, but cannot be loaded and was not published: {what}{}",
        words.replace('\n', "\n  ")
    )))
}
