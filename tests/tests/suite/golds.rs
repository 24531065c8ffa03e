//! The fixtures against what is expected of them.

use std::collections::HashMap;
use std::fmt::Write as _;

use kehoach_tests::{fixture, invariant, score};

#[test]
fn outlines() {
    let skipped = fixture::skipped();
    let none = HashMap::new();
    let mut wrong = String::new();
    for fixture in fixture::all() {
        let outline = invariant::outline(&fixture.text);
        let skip = skipped.get(&fixture.slug).unwrap_or(&none);
        let score = score::outline(&fixture.outline, &invariant::tsv(&outline), skip);
        for line in &score.wrong {
            let _ = writeln!(wrong, "{}:{line}", fixture.path("txt").display());
        }
    }
    let count = wrong.lines().count();
    assert!(wrong.is_empty(), "{count} lines differ from the gold:\n{wrong}");
}

#[test]
fn skips_name_lines_that_exist() {
    let fixtures = fixture::all();
    for (slug, lines) in fixture::skipped() {
        let fixture = fixtures.iter().find(|fixture| fixture.slug == slug);
        let fixture = fixture.unwrap_or_else(|| panic!("skip.tsv: there is no plan {slug}"));
        let count = fixture.text.lines().count() as u32;
        for line in lines.keys() {
            assert!((1..=count).contains(line), "skip.tsv: {slug} has no line {line}");
        }
    }
}
