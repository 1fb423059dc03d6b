//! The handler that stands before all others.
//!
//! In: a signal. Out: whoever it is about has handled it. Everything here runs in a signal handler: it
//! reads atomics and memory that is never freed, and calls nothing that POSIX does not allow there.

mod signal;

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::ptr;
use std::sync::atomic::Ordering;

pub(super) use self::signal::wake;
use self::signal::{Handler, Signal};
use super::{BEHIND, SIGNALS, URGENT, table};

/// How many handlers can stand on each other, each knowing the one before it.
pub(super) const LAYERS: usize = 8;

static FRONTS: [Handler; LAYERS] = [
    front::<0>, front::<1>, front::<2>, front::<3>, front::<4>, front::<5>, front::<6>, front::<7>,
];

pub(super) fn handler(layer: usize) -> usize {
    FRONTS[layer] as *const () as usize
}

/// Which layer a handler is.
pub(super) fn layer_of(handler: usize) -> Option<usize> {
    FRONTS.iter().position(|front| *front as *const () as usize == handler)
}

extern "C" fn front<const LAYER: usize>(
    number: libc::c_int,
    info: *mut libc::siginfo_t,
    context: *mut c_void,
) {
    // SAFETY: the system calls it with what the flags promise, or Go with what we gave it. `errno` is the
    // thread's own.
    unsafe {
        let errno = libc::__errno_location();
        let before = *errno;
        route(&Signal::new(number, info, context), LAYER);
        *errno = before;
    }
}

/// A signal that Go gives back is the one that we gave to Go, and first came to the layer that it says.
fn route(signal: &Signal, layer: usize) {
    let Some(slot) = SIGNALS.iter().position(|it| *it == signal.number) else { return };
    match (signal.given_by(), slot) {
        // The host's turn comes after all libraries.
        (Some(_), URGENT) => {}
        (Some(first), _) => signal.unmarked(|| pass_on(signal, slot, first)),
        (None, URGENT) => tell_all(signal, layer),
        (None, _) => decide(signal, slot, layer),
    }
}

/// A fault in the code of a library is Go's business; anything else, as what somebody has sent, is not.
fn decide(signal: &Signal, slot: usize, layer: usize) {
    let at = if signal.is_fault() { signal.place() } else { 0 };
    match table::handler_at(slot, at) {
        Some(handler) => signal.give(handler, layer),
        None => pass_on(signal, slot, layer),
    }
}

/// SIGURG may be about a thread of any library; the host is spared those that Go sends itself.
fn tell_all(signal: &Signal, layer: usize) {
    let in_go = table::handler_at(URGENT, signal.address()).is_some();
    let is_gos = signal.is_waking() || (in_go && signal.is_own());
    for handler in table::handlers(URGENT) {
        signal.give(handler, layer);
    }
    if !is_gos {
        pass_on(signal, URGENT, layer);
    }
}

/// Does what would have been done without us.
fn pass_on(signal: &Signal, slot: usize, layer: usize) {
    // SAFETY: what a layer stands before is never freed.
    let behind = unsafe { BEHIND[slot][layer].load(Ordering::SeqCst).as_ref() };
    let handler = behind.map_or(libc::SIG_DFL, |behind| behind.sa_sigaction);
    match behind {
        _ if handler == libc::SIG_IGN && !signal.is_fault() => {}
        Some(behind) if handler != libc::SIG_DFL && handler != libc::SIG_IGN => {
            call_as_asked(signal, slot, layer, behind);
        }
        _ if slot == URGENT => {}
        _ => signal.end(),
    }
}

/// Calls the host's handler with the mask and the flags that it has asked for.
fn call_as_asked(signal: &Signal, slot: usize, layer: usize, action: &libc::sigaction) {
    if action.sa_flags & libc::SA_RESETHAND != 0 {
        BEHIND[slot][layer].store(ptr::null_mut(), Ordering::SeqCst);
    }
    let defers = action.sa_flags & libc::SA_NODEFER == 0;
    let mask = signal.mask_with(&action.sa_mask, defers);
    // SAFETY: both masks are complete. The handler was installed as one of this signal; one without
    // SA_SIGINFO takes the first argument and does not look at the others.
    unsafe {
        let mut ours = MaybeUninit::uninit();
        libc::pthread_sigmask(libc::SIG_SETMASK, &raw const mask, ours.as_mut_ptr());
        signal.call(action.sa_sigaction);
        libc::pthread_sigmask(libc::SIG_SETMASK, ours.as_ptr(), ptr::null_mut());
    }
}
