//! Calls into a library that may panic at a damaged file.

use std::cell::Cell;
#[cfg(feature = "pdf")]
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside a library whose panics become errors of the file that is read.
///
/// The message of such a panic is of no use to anybody, and a panic hook can leave it out:
///
/// ```
/// let usual = std::panic::take_hook();
/// std::panic::set_hook(Box::new(move |panic| {
///     if !kehoach_read::contains_panics() {
///         usual(panic);
///     }
/// }));
/// ```
#[must_use]
pub fn contains_panics() -> bool {
    CONTAINED.get()
}

/// Calls `call`; nothing where it panics.
#[cfg(feature = "pdf")]
pub(crate) fn contain<T>(call: impl FnOnce() -> T) -> Option<T> {
    let before = CONTAINED.replace(true);
    let result = catch_unwind(AssertUnwindSafe(call));
    CONTAINED.set(before);
    result.ok()
}
