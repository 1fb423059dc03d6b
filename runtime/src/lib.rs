//! The native half of the Python package `usegolib`: loads Go libraries and calls into them.
//!
//! In: an artifact directory with its `manifest.json`. Out: callable Python objects.
