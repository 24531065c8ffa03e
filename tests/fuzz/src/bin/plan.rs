//! Any text gives a sound plan, whose JSON reads back.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    kehoach_tests::invariant::plan(text);
});
