//! Any text gives a lossless outline.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    kehoach_tests::invariant::outline(text);
});
