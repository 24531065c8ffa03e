//! Any bytes are a document or an error, whatever reader they reach; the hints fit the text, and the outline loses
//! nothing of it.

#![no_main]

use std::sync::Once;

use kehoach::outline::Outline;
use kehoach_read::{Options, read_bytes};
use libfuzzer_sys::fuzz_target;

/// The fuzzer takes a panic for a failure as soon as it begins; those that a reader contains are none.
fn let_readers_contain_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !kehoach_read::contains_panics() {
                usual(panic);
            }
        }));
    });
}

fuzz_target!(|bytes: &[u8]| {
    let_readers_contain_panics();
    let Ok(document) = read_bytes(bytes, &Options::new()) else { return };
    let mut end = 0;
    for (index, line) in document.lines.iter().enumerate() {
        let range = document.line_range(index);
        assert!(line.start as usize == range.start && range.start >= end);
        assert!(document.text.get(range.clone()).is_some());
        end = range.end;
    }
    let source = document.source();
    let outline = Outline::with_hints(source.repaired(), source.hints());
    let plain = Outline::of(source.repaired());
    assert_eq!(outline.lines().len(), plain.lines().len());
    for (line, other) in outline.lines().iter().zip(plain.lines()) {
        assert_eq!(line.span, other.span);
    }
    let _ = document.parse().plan().activities();
});
