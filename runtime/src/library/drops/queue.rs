//! Numbers that wait, in a list that is changed without a lock.
//!
//! In: entries, one by one. Out: the numbers of all that are there. A push allocates nothing and waits for
//! nothing: its memory was made with the object.

#![expect(unsafe_code, reason = "keeps a list of raw pointers")]

use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, Ordering};
use std::thread::{self, Thread};
use std::time::Duration;

use pyo3::Python;

/// So long a number waits at most for a call that takes it along.
const PATIENCE: Duration = Duration::from_millis(50);

/// Once there are so many, none waits for a call.
const MANY: isize = 64;

/// So often whoever waits for other threads looks whether they are done.
const LOOKS: u32 = 10_000;

/// So many entries are used again at most: an object that follows another needs no memory for its own.
const KEPT: usize = 64;

/// The number of one object. It becomes a part of the queue when the object ends.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) number: u64,
    next: *mut Self,
}

// SAFETY: only the queue follows the link, and it does so once nobody else has the entry.
unsafe impl Send for Entry {}
// SAFETY: what others read of one is its number, which never changes.
unsafe impl Sync for Entry {}

impl Entry {
    pub(crate) fn new(number: u64) -> Self {
        Self { number, next: ptr::null_mut() }
    }
}

/// The numbers that a library does not know of yet. Whoever takes one takes all, so that nobody meets an
/// entry that was there before.
#[derive(Debug)]
pub(in crate::library) struct Queue {
    newest: AtomicPtr<Entry>,
    /// How many were pushed, by whoever holds Python's lock, and how many were taken since.
    pushed: AtomicIsize,
    taken: AtomicIsize,
    /// How many threads are telling Go of what they took.
    telling: AtomicIsize,
    /// Entries that were taken and are used again.
    spare: AtomicPtr<Entry>,
    /// The same, which are only touched with Python's lock held.
    at_hand: AtomicPtr<Entry>,
    /// The thread of our own, once there are objects; `None` where the system has no room for one.
    pub(super) thread: OnceLock<Option<Thread>>,
    /// Whether that waits for something to do.
    is_idle: AtomicBool,
}

impl Queue {
    pub(in crate::library) const fn new() -> Self {
        Self {
            newest: AtomicPtr::new(ptr::null_mut()),
            pushed: AtomicIsize::new(0),
            taken: AtomicIsize::new(0),
            telling: AtomicIsize::new(0),
            spare: AtomicPtr::new(ptr::null_mut()),
            at_hand: AtomicPtr::new(ptr::null_mut()),
            thread: OnceLock::new(),
            is_idle: AtomicBool::new(false),
        }
    }

    /// An entry for a number, one that was used before if there is any.
    #[expect(clippy::unnecessary_box_returns, reason = "its place in memory is what is used again")]
    #[inline]
    pub(super) fn entry(&self, _py: Python<'_>, number: u64) -> Box<Entry> {
        let mut found = self.at_hand.load(Ordering::Relaxed);
        if found.is_null() && !self.spare.load(Ordering::Relaxed).is_null() {
            found = self.spare.swap(ptr::null_mut(), Ordering::Acquire);
        }
        if found.is_null() {
            return Box::new(Entry::new(number));
        }
        // SAFETY: spare entries came from boxes, and nobody else has one that is at hand: Python's lock is
        // held.
        let mut entry = unsafe { Box::from_raw(found) };
        self.at_hand.store(entry.next, Ordering::Relaxed);
        *entry = Entry::new(number);
        entry
    }

    /// Keeps entries for later, unless there are some; then they are freed.
    fn keep(&self, used: *mut Entry) {
        let (success, failure) = (Ordering::Release, Ordering::Relaxed);
        if self.spare.compare_exchange(ptr::null_mut(), used, success, failure).is_err() {
            free(used);
        }
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.newest.load(Ordering::SeqCst).is_null()
    }

    /// How many there are, nearly: a push that is under way may not be counted yet.
    #[inline]
    pub(super) fn count(&self) -> isize {
        self.pushed.load(Ordering::Relaxed) - self.taken.load(Ordering::Relaxed)
    }

    /// Takes all numbers and has them told; what is taken and not told yet is known of meanwhile.
    pub(super) fn tell(&self, tell: impl FnOnce(Numbers<'_>)) {
        self.telling.fetch_add(1, Ordering::SeqCst);
        tell(self.take());
        self.telling.fetch_sub(1, Ordering::SeqCst);
    }

    /// Waits until all is told that was taken before; not for ever, where other threads take and take.
    pub(super) fn wait_for_telling(&self) {
        let is_told = || self.telling.load(Ordering::SeqCst) == 0;
        for _ in 0..LOOKS {
            if is_told() {
                return;
            }
            thread::yield_now();
        }
    }

    /// Python's lock is held.
    pub(super) fn push(&self, entry: Box<Entry>) {
        let entry = Box::into_raw(entry);
        let mut newest = self.newest.load(Ordering::Relaxed);
        loop {
            // SAFETY: nobody else knows the entry before the exchange succeeds.
            unsafe { (*entry).next = newest };
            let (success, failure) = (Ordering::SeqCst, Ordering::Relaxed);
            match self.newest.compare_exchange_weak(newest, entry, success, failure) {
                Ok(_) => break,
                Err(other) => newest = other,
            }
        }
        self.pushed.store(self.pushed.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        if self.count() >= MANY || self.is_idle.load(Ordering::SeqCst) {
            self.wake();
        }
    }

    /// Has the thread look. It does not wait for it.
    fn wake(&self) {
        self.is_idle.store(false, Ordering::SeqCst);
        if let Some(Some(thread)) = self.thread.get() {
            thread.unpark();
        }
    }

    /// All numbers, which the queue no longer has.
    fn take(&self) -> Numbers<'_> {
        let left = self.newest.swap(ptr::null_mut(), Ordering::SeqCst);
        let all = Numbers { queue: self, left, used: ptr::null_mut(), room: KEPT };
        self.taken.fetch_add(all.len().cast_signed(), Ordering::Relaxed);
        all
    }

    /// Returns when there is something to do.
    pub(super) fn wait(&self) {
        thread::park_timeout(PATIENCE);
        while self.is_empty() {
            // Whoever pushes after this looks at it after the push; so one of the two sees the other.
            self.is_idle.store(true, Ordering::SeqCst);
            if self.is_empty() {
                thread::park();
            }
            self.is_idle.store(false, Ordering::SeqCst);
            thread::park_timeout(PATIENCE);
        }
    }
}

/// Numbers that were taken from a queue.
pub(super) struct Numbers<'q> {
    queue: &'q Queue,
    /// The entries of those that are left.
    left: *mut Entry,
    /// Entries of the others, to be used again.
    used: *mut Entry,
    /// How many more of these there can be.
    room: usize,
}

impl Numbers<'_> {
    fn len(&self) -> usize {
        let mut entry = self.left;
        let next = || {
            // SAFETY: the entries belong to `self`, each refers to the next, and the last to none.
            let found = unsafe { entry.as_ref() }?;
            entry = found.next;
            Some(())
        };
        std::iter::from_fn(next).count()
    }
}

impl Iterator for Numbers<'_> {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.left.is_null() {
            return None;
        }
        // SAFETY: the entry came from a box, and nobody else has it.
        let mut entry = unsafe { Box::from_raw(self.left) };
        self.left = entry.next;
        let number = entry.number;
        if self.room > 0 {
            self.room -= 1;
            entry.next = self.used;
            self.used = Box::into_raw(entry);
        }
        Some(number)
    }
}

impl Drop for Numbers<'_> {
    fn drop(&mut self) {
        free(self.left);
        if !self.used.is_null() {
            self.queue.keep(self.used);
        }
    }
}

/// Frees entries that nobody else has.
fn free(mut entry: *mut Entry) {
    while !entry.is_null() {
        // SAFETY: by contract; the entry came from a box.
        entry = unsafe { Box::from_raw(entry) }.next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(queue: &Queue, numbers: std::ops::Range<u64>) {
        numbers.for_each(|number| queue.push(Box::new(Entry::new(number))));
    }

    #[test]
    fn all_numbers_are_taken_once() {
        let queue = Queue::new();
        push(&queue, 0..100);
        assert_eq!(queue.take().sum::<u64>(), 4950);
        assert!(queue.is_empty());
        assert_eq!(queue.take().count(), 0);
        assert_eq!(queue.count(), 0);
    }

    #[test]
    fn entries_are_used_again_and_not_many_are_kept() {
        Python::initialize();
        Python::attach(|py| {
            let queue = Queue::new();
            push(&queue, 0..1000);
            assert_eq!(queue.take().sum::<u64>(), 499_500);
            let spare = queue.spare.load(Ordering::SeqCst);
            let again: Vec<_> = (0..1000).map(|number| queue.entry(py, number)).collect();
            assert!(ptr::eq(&raw const *again[0], spare));
            assert!(again.iter().map(|entry| entry.number).eq(0..1000));
            let (head, rest) = again.split_at(KEPT);
            let is_one_of = |it: &Entry| head.iter().any(|other| ptr::eq(&raw const **other, it));
            assert!(!rest.iter().any(|it| is_one_of(it)));
            again.into_iter().for_each(|entry| queue.push(entry));
            assert_eq!(queue.count(), 1000);
            assert_eq!(queue.take().sum::<u64>(), 499_500);
            assert_eq!(queue.count(), 0);
        });
    }

    #[test]
    fn threads_push_while_others_take() {
        const EACH: u64 = 20_000;
        let (queue, taken) = (Queue::new(), std::sync::Mutex::new(Vec::new()));
        let take = || taken.lock().unwrap().extend(queue.take());
        thread::scope(|scope| {
            for worker in 0..4 {
                let queue = &queue;
                scope.spawn(move || push(queue, worker * EACH..(worker + 1) * EACH));
                scope.spawn(|| (0..200).for_each(|_| take()));
            }
        });
        take();
        let mut taken = taken.into_inner().unwrap();
        taken.sort_unstable();
        assert!(taken.into_iter().eq(0..4 * EACH));
    }
}
