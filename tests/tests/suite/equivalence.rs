//! Forms of one text that must be read alike.

use kehoach::text::repair;
use kehoach_tests::{fixture, invariant};
use unicode_normalization::UnicodeNormalization;

/// Compares the rows of every fixture with those of the fixture in another form.
#[track_caller]
fn alike(form: impl Fn(&str) -> String) {
    for fixture in fixture::all() {
        let plain = invariant::rows_with_text(&repair(&fixture.text).text);
        let other = form(&fixture.text);
        let other = invariant::rows_with_text(&repair(&other).text);
        same(&plain, &other, &fixture.slug);
        let plan = invariant::meaning(&fixture.text);
        same(&plan, &invariant::meaning(&form(&fixture.text)), &fixture.slug);
    }
}

/// Compares line by line, to show the first difference alone.
#[track_caller]
fn same(plain: &str, other: &str, slug: &str) {
    for (a, b) in plain.lines().zip(other.lines()) {
        assert_eq!(a, b, "{slug}");
    }
    assert_eq!(plain.lines().count(), other.lines().count(), "{slug}");
}

/// Line by line; the line ends come out as `\n`.
fn each_line(text: &str, change: impl Fn(&str) -> String) -> String {
    text.replace("\r\n", "\n").split('\n').map(change).collect::<Vec<_>>().join("\n")
}

#[test]
fn decomposed() {
    alike(|text| text.nfd().collect());
}

#[test]
fn carriage_returns() {
    alike(|text| text.replace("\r\n", "\n").replace('\n', "\r\n"));
    alike(|text| text.replace("\r\n", "\n").replace('\n', "\r"));
}

#[test]
fn byte_order_mark() {
    alike(|text| format!("\u{feff}{text}"));
}

#[test]
fn no_break_spaces() {
    alike(|text| text.replace(' ', "\u{a0}"));
}

#[test]
fn trailing_blanks() {
    alike(|text| each_line(text, |line| format!("{line} \u{a0}\t ")));
}

#[test]
fn zero_width_characters() {
    alike(|text| each_line(text, |line| format!("\u{200b}{line}\u{200b}")));
}

/// A tab before a line opens a cell; one inside a line is a blank like any other.
#[test]
fn tabs_inside_lines() {
    alike(|text| {
        each_line(text, |line| {
            let rest = line.trim_start_matches('\t');
            let lead = &line[..line.len() - rest.len()];
            format!("{lead}{}", rest.replace('\t', "\u{a0}"))
        })
    });
}
