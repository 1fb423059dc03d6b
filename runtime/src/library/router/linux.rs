//! The router on Linux: which handlers stand where, and putting the front back.
//!
//! In: what the system says who handles a signal. Out: the front does.
//!
//! Whoever installs a handler after us may keep ours, to put it back or to pass the signal on. So the front
//! has *layers*, each a handler with an address of its own that remembers whom it stands before. One that
//! was put back is found again by its address, with the right handler behind it.

#![expect(unsafe_code, reason = "installs signal handlers")]

mod front;
mod objects;
mod table;

use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use pyo3::ffi;

use self::front::LAYERS;
use crate::fork;
use crate::library::signals::Blocked;

/// The signals of which there is a front, by their slot.
const SIGNALS: [libc::c_int; 4] = [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGURG];

/// Which slot SIGURG has.
const URGENT: usize = 3;

/// Whom each layer stands before; null where nobody used it. What it points to is never freed: a handler
/// may read it at any time.
static BEHIND: [[AtomicPtr<libc::sigaction>; LAYERS]; SIGNALS.len()] =
    [const { [const { AtomicPtr::new(ptr::null_mut()) }; LAYERS] }; SIGNALS.len()];

/// The layer that was installed last.
static TOP: [AtomicUsize; SIGNALS.len()] = [const { AtomicUsize::new(0) }; SIGNALS.len()];

/// How long a handler that somebody has put before the front may stay there.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// In which process a thread looks after the front, counted from 1; 0 for none.
static WATCHED: AtomicU64 = AtomicU64::new(0);

/// Whether a library was loaded.
static IS_USED: AtomicBool = AtomicBool::new(false);

/// Says that a thread changes handlers, as long as it exists. A child that was forked meanwhile does not
/// wait for a thread that it does not have.
struct Turn(());

/// In which process somebody changes handlers, counted from 1; 0 for none.
static TURN: AtomicU64 = AtomicU64::new(0);

impl Turn {
    fn try_take() -> Option<Self> {
        let (now, process) = (TURN.load(Ordering::SeqCst), fork::generation() + 1);
        let is_free = now != process;
        let taken = is_free
            && TURN.compare_exchange(now, process, Ordering::SeqCst, Ordering::SeqCst).is_ok();
        taken.then_some(Self(()))
    }

    fn take() -> Self {
        loop {
            if let Some(turn) = Self::try_take() {
                return turn;
            }
            thread::yield_now();
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        TURN.store(0, Ordering::SeqCst);
    }
}

/// A library takes the signals, as long as it exists.
pub(super) struct Loading(Turn);

impl Loading {
    /// The front comes first, so that Go gives it what is none of Go's business.
    pub(super) fn begin() -> Self {
        let turn = Turn::take();
        restore(&turn);
        IS_USED.store(true, Ordering::Relaxed);
        Self(turn)
    }
}

impl Drop for Loading {
    fn drop(&mut self) {
        if adopt(&self.0) && table::count() > 1 {
            wake_all();
        }
        watch();
    }
}

/// Puts the front back where somebody has replaced it, unless somebody is about to.
pub(super) fn check() {
    if !IS_USED.load(Ordering::Relaxed) {
        return;
    }
    let Some(turn) = Turn::try_take() else { return };
    if restore(&turn) {
        wake_all();
    }
}

/// Starts the thread that looks, from time to time, whether the front is still there: a call may wait for a
/// SIGURG that goes to somebody else, and so cannot look itself.
fn watch() {
    let process = fork::generation() + 1;
    if WATCHED.swap(process, Ordering::SeqCst) == process {
        return;
    }
    let body = || {
        // SAFETY: it reads a flag, which needs no thread state.
        while unsafe { ffi::Py_IsInitialized() } != 0 {
            thread::sleep(BETWEEN_LOOKS);
            check();
        }
    };
    let _blocked = Blocked::new();
    let spawned = thread::Builder::new().name("usegolib-watch".to_owned()).spawn(body);
    if spawned.is_err() {
        WATCHED.store(0, Ordering::SeqCst); // the next load tries again
    }
}

/// Puts the front before whoever handles the signals; tells whether SIGURG went past it.
fn restore(_turn: &Turn) -> bool {
    let mut went_past = false;
    for (slot, top) in TOP.iter().enumerate() {
        let Some(now) = query(slot) else { continue };
        if let Some(layer) = front::layer_of(now.sa_sigaction) {
            top.store(layer, Ordering::Relaxed);
        } else if place(slot, now) {
            went_past |= slot == URGENT;
        }
    }
    went_past && table::count() > 0
}

/// Puts a layer before a handler.
fn place(slot: usize, now: libc::sigaction) -> bool {
    let top = TOP[slot].load(Ordering::Relaxed);
    // SAFETY: what it points to is never freed or changed.
    let behind = unsafe { BEHIND[slot][top].load(Ordering::Relaxed).as_ref() };
    let handler = now.sa_sigaction;
    let layer = match behind {
        // Nobody there keeps a layer.
        None => 0,
        _ if handler == libc::SIG_DFL || handler == libc::SIG_IGN => 0,
        // It came again, or one of Go's did.
        Some(behind) if behind.sa_sigaction == handler && behind.sa_flags == now.sa_flags => top,
        Some(_) if table::is_handler(slot, handler) => return install(slot, top),
        // It may give the signal back to the layer that it has found.
        Some(_) => top + 1,
    };
    if layer == LAYERS {
        return false;
    }
    if layer != top || behind.is_none_or(|behind| behind.sa_sigaction != handler) {
        BEHIND[slot][layer].store(Box::into_raw(Box::new(now)), Ordering::SeqCst);
    }
    install(slot, layer)
}

/// Enters the library that has taken the signals, and puts the front back; tells whether there is one.
fn adopt(_turn: &Turn) -> bool {
    let taken = std::array::from_fn(|slot| {
        let handler = query(slot).map_or(libc::SIG_DFL, |now| now.sa_sigaction);
        let is_new = front::layer_of(handler).is_none() && !table::is_handler(slot, handler);
        if is_new && handler != libc::SIG_DFL && handler != libc::SIG_IGN { handler } else { 0 }
    });
    let code = taken.iter().filter(|it| **it != 0).find_map(|handler| objects::code_of(*handler));
    let is_entered = code.is_some_and(|code| table::enter(&code, taken));
    if is_entered {
        for slot in (0..SIGNALS.len()).filter(|slot| taken[*slot] != 0) {
            install(slot, TOP[slot].load(Ordering::Relaxed));
        }
    }
    is_entered
}

fn query(slot: usize) -> Option<libc::sigaction> {
    let mut action = MaybeUninit::uninit();
    // SAFETY: it fills `action` if it returns 0.
    unsafe {
        let answer = libc::sigaction(SIGNALS[slot], ptr::null(), action.as_mut_ptr());
        (answer == 0).then(|| action.assume_init())
    }
}

/// Installs a layer, with the flags that Go wants.
fn install(slot: usize, layer: usize) -> bool {
    TOP[slot].store(layer, Ordering::Relaxed);
    // SAFETY: the handler has the type that goes with the flags.
    unsafe {
        let mut action: libc::sigaction = MaybeUninit::zeroed().assume_init();
        action.sa_sigaction = front::handler(layer);
        action.sa_flags = libc::SA_SIGINFO | libc::SA_ONSTACK | libc::SA_RESTART;
        libc::sigfillset(&raw mut action.sa_mask);
        libc::sigaction(SIGNALS[slot], &raw const action, ptr::null_mut()) == 0
    }
}

/// Sends each thread a SIGURG. Go sends a thread another one only when it has seen that the last has
/// arrived; and that may have gone to another library.
fn wake_all() {
    for thread in objects::threads() {
        front::wake(thread);
    }
}
