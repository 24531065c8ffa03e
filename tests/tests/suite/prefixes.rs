//! The invariants on every fixture, cut anywhere.

use kehoach_tests::{fixture, invariant};

#[test]
fn outline_of_every_prefix() {
    for fixture in fixture::all() {
        for (end, _) in fixture.text.char_indices() {
            invariant::outline(&fixture.text[..end]);
        }
        invariant::outline(&fixture.text);
    }
}

#[test]
fn outline_of_every_suffix_of_lines() {
    for fixture in fixture::all() {
        for (at, _) in fixture.text.match_indices('\n') {
            invariant::outline(&fixture.text[at..]);
        }
    }
}

/// Every line end, and every 23rd character: all of them take long.
#[test]
fn plan_of_many_prefixes() {
    for fixture in fixture::all() {
        for (i, (end, c)) in fixture.text.char_indices().enumerate() {
            if c == '\n' || i % 23 == 0 {
                invariant::plan(&fixture.text[..end]);
            }
        }
    }
}

#[test]
#[ignore = "slow: every character"]
fn plan_of_every_prefix() {
    for fixture in fixture::all() {
        for (end, _) in fixture.text.char_indices() {
            invariant::plan(&fixture.text[..end]);
        }
    }
}
