//! Any bytes decode to a text or to an error; what is repaired is repaired for good, and its map is sound.

#![no_main]

use kehoach::text::{decode, repair};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(decoded) = decode(bytes, None) else { return };
    let repaired = repair(&decoded.text);
    let mut last = 0;
    for (offset, _) in repaired.text.char_indices() {
        let source = repaired.map.to_source(offset);
        assert!(last <= source && decoded.text.is_char_boundary(source));
        last = source;
    }
    for repair in &repaired.repairs {
        assert_eq!(&decoded.text[repair.span.range()], &*repair.from);
    }
});
