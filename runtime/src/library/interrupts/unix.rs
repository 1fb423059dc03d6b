//! The handler of SIGINT that stands before Python's, and the thread that it wakes.
//!
//! In: the signal. Out: Python's handler has been called, and the contexts of the call that runs end. The
//! handler does only what POSIX allows in one: it reads atomics and writes a byte to a pipe.

#![expect(unsafe_code, reason = "installs a signal handler")]

mod pythons;
mod recheck;

use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use pyo3::ffi;
use pyo3::prelude::*;

use self::pythons::Handler;
use self::recheck::Ticks;
use super::{Interruption, Library};
use crate::fork;
use crate::library::signals::Blocked;

/// The address of Python's handler, the same for all signals; 0 where it was not Python's to begin with.
static PYTHONS: AtomicUsize = AtomicUsize::new(0);

/// The pipe's end that the handler writes to, and in which process it was made.
static PIPE: AtomicI32 = AtomicI32::new(-1);
static PIPE_GENERATION: AtomicU64 = AtomicU64::new(0);

/// What the thread is told: of a signal, or that there are calls again.
const SIGNAL: u8 = 0;
const CALLS: u8 = 1;

/// The library of the call that runs, null where none does, and which of its calls that is.
static LIBRARY: AtomicPtr<Library> = AtomicPtr::new(ptr::null_mut());
static CALL: AtomicU64 = AtomicU64::new(0);

/// The call that ran when the signal came: a later one is not meant, since Python has raised by then.
static MEANT: AtomicU64 = AtomicU64::new(0);

pub(super) fn remember() {
    if let Some(action) = query() {
        let handler = action.sa_sigaction;
        if handler != libc::SIG_DFL && handler != libc::SIG_IGN {
            PYTHONS.store(handler, Ordering::Relaxed);
        }
    }
}

/// Says in which library the call that is to end with the signal is, and returns what was said before.
pub(super) fn replace(library: Option<&'static Library>) -> Option<&'static Library> {
    // Only the main thread changes it, and the exchange makes it known.
    CALL.store(CALL.load(Ordering::Relaxed).wrapping_add(1), Ordering::Release);
    let library = library.map_or(ptr::null_mut(), |library| ptr::from_ref(library).cast_mut());
    let before = LIBRARY.swap(library, Ordering::SeqCst);
    recheck::wait();
    // SAFETY: only libraries come here, and they are never unloaded.
    unsafe { before.as_ref() }
}

/// Has Ctrl-C end contexts, and tells whether it does; not where anybody else handles it, or nobody.
pub(super) fn watch_interrupts(py: Python<'_>) -> PyResult<Interruption> {
    Ok(match pythons::handler(py)? {
        Handler::Pythons if recheck::is_recent() || is_installed() => Interruption::ByContext,
        Handler::Nobody => Interruption::Never,
        Handler::Pythons | Handler::Other => Interruption::ByHandler,
    })
}

/// Whether our handler is there now, put before Python's if it was not.
fn is_installed() -> bool {
    let Some(action) = query() else { return false };
    let is_there = match action.sa_sigaction {
        there if there == handle as *const () as usize => is_watched() || start_watching(),
        there if is_pythons(there) => (is_watched() || start_watching()) && install(action),
        _ => false,
    };
    if is_there {
        recheck::note(PIPE.load(Ordering::Relaxed));
    }
    is_there
}

fn is_pythons(handler: usize) -> bool {
    handler != libc::SIG_DFL && handler == PYTHONS.load(Ordering::Relaxed)
}

fn query() -> Option<libc::sigaction> {
    let mut action = MaybeUninit::uninit();
    // SAFETY: it fills `action` if it returns 0.
    unsafe {
        let answer = libc::sigaction(libc::SIGINT, ptr::null(), action.as_mut_ptr());
        (answer == 0).then(|| action.assume_init())
    }
}

/// Puts our handler before Python's, with the flags that this has. Go asks handlers for a stack of their own.
fn install(mut action: libc::sigaction) -> bool {
    action.sa_sigaction = handle as *const () as usize;
    action.sa_flags = (action.sa_flags | libc::SA_ONSTACK) & !libc::SA_SIGINFO;
    // SAFETY: the handler has the type that goes with the flags.
    unsafe { libc::sigaction(libc::SIGINT, &raw const action, ptr::null_mut()) == 0 }
}

/// The handler itself. Python learns of the signal first, so that it has when the call returns.
extern "C" fn handle(signal: libc::c_int) {
    // SAFETY: Python's handler takes the number of a signal; `errno` is the thread's own.
    unsafe {
        MEANT.store(CALL.load(Ordering::SeqCst), Ordering::SeqCst);
        let pythons = PYTHONS.load(Ordering::Relaxed);
        std::mem::transmute::<usize, extern "C" fn(libc::c_int)>(pythons)(signal);
        if PIPE_GENERATION.load(Ordering::Relaxed) != fork::generation() {
            return; // the pipe is the parent's
        }
        let errno = errno();
        let before = *errno;
        tell(PIPE.load(Ordering::Relaxed), SIGNAL);
        *errno = before;
    }
}

/// Tells the thread something.
fn tell(pipe: libc::c_int, what: u8) {
    // SAFETY: the byte outlives the call, which does not wait.
    unsafe { libc::write(pipe, [what].as_ptr().cast(), 1) };
}

#[cfg(any(target_os = "linux", target_os = "emscripten"))]
unsafe fn errno() -> *mut libc::c_int {
    // SAFETY: it always has an address.
    unsafe { libc::__errno_location() }
}

#[cfg(not(any(target_os = "linux", target_os = "emscripten")))]
unsafe fn errno() -> *mut libc::c_int {
    // SAFETY: it always has an address.
    unsafe { libc::__error() }
}

/// Whether the thread is there, in this process.
fn is_watched() -> bool {
    PIPE.load(Ordering::Relaxed) >= 0
        && PIPE_GENERATION.load(Ordering::Relaxed) == fork::generation()
}

/// Makes the pipe and the thread. It leaves both for good: a handler may write at any time.
#[cold]
fn start_watching() -> bool {
    // A call that ran in a parent is none here.
    LIBRARY.store(ptr::null_mut(), Ordering::SeqCst);
    let mut ends = [-1; 2];
    // SAFETY: it fills both ends if it returns 0; they are ours alone.
    unsafe {
        if libc::pipe(ends.as_mut_ptr()) != 0 {
            return false;
        }
        for end in ends {
            libc::fcntl(end, libc::F_SETFD, libc::FD_CLOEXEC);
        }
        libc::fcntl(ends[1], libc::F_SETFL, libc::O_NONBLOCK);
    }
    let [read, write] = ends;
    let _blocked = Blocked::new();
    let spawned =
        thread::Builder::new().name("usegolib-signal".to_owned()).spawn(move || watch(read));
    if spawned.is_err() {
        // SAFETY: nobody else has them.
        unsafe { (libc::close(read), libc::close(write)) };
        return false;
    }
    PIPE.store(write, Ordering::Relaxed);
    PIPE_GENERATION.store(fork::generation(), Ordering::Relaxed);
    true
}

/// Waits for signals, as long as there is a Python to tell of them.
fn watch(pipe: libc::c_int) {
    let mut ticks = Ticks::default();
    loop {
        let told = listen(pipe, ticks.patience());
        // SAFETY: it reads a flag, which needs no thread state.
        if unsafe { ffi::Py_IsInitialized() } == 0 {
            return;
        }
        match told {
            Told::Something(SIGNAL) => interrupt(),
            Told::Something(_) => {}
            Told::Nothing => ticks.tick(),
            Told::End => return,
        }
    }
}

/// What came through the pipe.
enum Told {
    Something(u8),
    Nothing,
    End,
}

/// Waits for a byte, at most so many milliseconds; for -1 as long as it takes.
fn listen(pipe: libc::c_int, patience: libc::c_int) -> Told {
    let mut byte = [0u8];
    let mut asked = libc::pollfd { fd: pipe, events: libc::POLLIN, revents: 0 };
    // SAFETY: `asked` is one, and `byte` is writable; both outlive the calls.
    unsafe {
        match libc::poll(&raw mut asked, 1, patience) {
            0 => Told::Nothing,
            1 if libc::read(pipe, byte.as_mut_ptr().cast(), 1) == 1 => Told::Something(byte[0]),
            -1 if *errno() == libc::EINTR => Told::Nothing,
            _ => Told::End,
        }
    }
}

/// Ends the context of the call that was meant, until it has returned: it may not have come to Go yet.
fn interrupt() {
    let call = MEANT.load(Ordering::SeqCst);
    let mut pause = Duration::from_millis(1);
    loop {
        // SAFETY: libraries are never unloaded.
        let library = unsafe { LIBRARY.load(Ordering::SeqCst).as_ref() };
        match library {
            Some(library) if CALL.load(Ordering::SeqCst) == call => library.interrupt(),
            Some(_) | None => return,
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    }
}
