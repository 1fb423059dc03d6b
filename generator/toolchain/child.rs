//! Commands that end when this process does, or when nobody wants what they make any more.
//!
//! In: a command that has not started. Out: what it printed and its exit code. A Go command that outlived a
//! killed builder would go on writing into its folder.

#![cfg_attr(
    target_os = "linux",
    expect(unsafe_code, reason = "a system call between fork and exec")
)]

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::interruption;

/// The first wait of a command that may be over soon.
const SHORT: Duration = Duration::from_millis(1);

/// Lets the system end the command when the thread that starts it has ended. Whoever calls this
/// waits for the command on that thread.
#[cfg(target_os = "linux")]
pub(crate) fn tie(command: &mut Command) -> &mut Command {
    use std::os::unix::process::CommandExt as _;

    use rustix::process::{Signal, set_parent_process_death_signal};

    let ask = || set_parent_process_death_signal(Some(Signal::KILL)).map_err(Into::into);
    // SAFETY: nothing but one system call is made: no allocation, no lock.
    unsafe { command.pre_exec(ask) }
}

/// Elsewhere the command goes on; what it leaves is swept by a later run.
#[cfg(not(target_os = "linux"))]
pub(crate) fn tie(command: &mut Command) -> &mut Command {
    command
}

/// Runs a command that reads nothing, and gives what it printed.
pub(crate) fn run(command: &mut Command) -> io::Result<Output> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    finish(tie(command).spawn()?)
}

/// Waits for a command that has started, and gives what it printed.
///
/// Raises `Interrupted` when nobody wants that any more; the command is over then.
pub(crate) fn finish(mut child: Child) -> io::Result<Output> {
    if !interruption::is_watched() {
        return child.wait_with_output();
    }
    let (stdout, stderr) = (collect(child.stdout.take()), collect(child.stderr.take()));
    let status = wait(&mut child, None)?.ok_or(io::ErrorKind::TimedOut)?;
    let read = |thread: JoinHandle<Vec<u8>>| thread.join().unwrap_or_default();
    Ok(Output { status, stdout: read(stdout), stderr: read(stderr) })
}

/// Reads all that a command prints, on a thread of its own, so that it never blocks on a pipe.
pub(crate) fn collect(pipe: Option<impl Read + Send + 'static>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // A pipe that breaks ends what was printed; the status tells the rest.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        bytes
    })
}

/// Waits for a command, or ends it: `None` when its time was up.
///
/// Raises `Interrupted` when nobody wants what it makes any more.
pub(crate) fn wait(child: &mut Child, end: Option<Instant>) -> io::Result<Option<ExitStatus>> {
    let mut step = SHORT;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        let is_interrupted = interruption::check().is_err();
        if is_interrupted || end.is_some_and(|end| Instant::now() >= end) {
            kill(child)?;
            return if is_interrupted { Err(io::ErrorKind::Interrupted.into()) } else { Ok(None) };
        }
        thread::sleep(step);
        step = interruption::INTERVAL.min(step * 2);
    }
}

/// Ends a command, and those that it has started.
fn kill(child: &mut Child) -> io::Result<()> {
    let descendants = family::stop(child);
    child.kill()?;
    family::end(&descendants);
    child.wait().map(drop)
}

#[cfg(target_os = "linux")]
mod family {
    use std::path::Path;
    use std::process::Child;
    use std::thread;

    use rustix::process::{Pid, Signal, kill_process};

    use super::SHORT;
    use crate::disk::{files, folders};

    /// How often it is asked whether a process has stopped.
    const MOMENTS: u32 = 50;

    /// Has a command and its descendants start no others, and says which these are.
    pub(super) fn stop(child: &Child) -> Vec<Pid> {
        let Some(first) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
            return Vec::new();
        };
        let mut found = vec![first];
        let mut next = 0;
        while let Some(process) = found.get(next).copied() {
            // One that is over meanwhile starts none.
            let _ = kill_process(process, Signal::STOP);
            wait_until_stopped(process);
            found.extend(children(process));
            next += 1;
        }
        found.split_off(1)
    }

    /// Waits, for a moment: a process that starts another one does not stop in the midst of it.
    fn wait_until_stopped(process: Pid) {
        for _ in 0..MOMENTS {
            match state(process) {
                Some('T' | 'Z' | 'X') | None => return,
                Some(_) => thread::sleep(SHORT),
            }
        }
    }

    /// The letter that stands for what a process does: <https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html>.
    fn state(process: Pid) -> Option<char> {
        let text = files::read_text(Path::new(&format!("/proc/{process}/stat"))).ok()?;
        text.rsplit_once(") ")?.1.chars().next()
    }

    /// Ends them.
    pub(super) fn end(processes: &[Pid]) {
        for process in processes {
            let _ = kill_process(*process, Signal::KILL);
        }
    }

    /// The processes that one has started, on any of its threads.
    fn children(process: Pid) -> Vec<Pid> {
        let threads = folders::entries(Path::new(&format!("/proc/{process}/task")));
        let lists = threads.filter_map(|thread| files::read_text(&thread.join("children")).ok());
        let numbers = lists.collect::<Vec<_>>().join(" ");
        let numbers = numbers.split_whitespace().filter_map(|number| number.parse().ok());
        numbers.filter_map(Pid::from_raw).collect()
    }
}

/// Elsewhere those that it has started end by themselves: they have nobody who reads what they make.
#[cfg(not(target_os = "linux"))]
mod family {
    use std::process::Child;

    pub(super) fn stop(_child: &Child) {}

    pub(super) fn end(_processes: &()) {}
}
