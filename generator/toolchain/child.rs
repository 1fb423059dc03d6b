//! Commands that end when this process does.
//!
//! In: a command that has not started. Out: the same, tied to this process where the system can
//! do that: a Go command that outlived a killed builder would go on writing into its folder.

#![cfg_attr(
    target_os = "linux",
    expect(unsafe_code, reason = "a system call between fork and exec")
)]

use std::process::Command;

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
