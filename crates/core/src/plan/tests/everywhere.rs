//! What must hold for every text: nothing lost, spans in place, one plan whatever the line ends and the letters.

use std::path::PathBuf;

use unicode_normalization::UnicodeNormalization;

use crate::lines;
use crate::plan::{Block, Head, Plan, Tail, Text};
use crate::{Parsed, Span, parse};

fn fixtures() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/plans");
    // The published crate comes without the fixtures.
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut texts: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| {
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                std::fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    texts.sort();
    texts
}

/// The text of every node, and where the node's own words begin: its ordinal or marker.
fn texts<'p>(plan: &'p Plan<'_>) -> Vec<(Span, &'p str)> {
    let mut out: Vec<(Span, &'p str)> = Vec::new();
    let mut push = |text: &'p Text<'_>| out.push((text.span, &text.text));
    for part in plan.parts() {
        head(part.head, &mut push);
        part.bases.iter().for_each(|basis| push(&basis.text));
        part.enacting.into_iter().for_each(&mut push);
        tail(part.tail, &mut push);
        for appendix in part.appendices {
            push(&appendix.text);
            appendix.title.iter().for_each(&mut push);
        }
    }
    for visit in plan.walk() {
        match visit.block {
            Block::Table(table) => table.columns.iter().for_each(|c| out.push((c.span, &c.text))),
            block => {
                let text = block.text().unwrap();
                let start = block.span().start().min(text.span.start());
                out.push((Span::of(start, text.span.end()), &text.text));
            }
        }
    }
    out
}

fn head<'p>(head: &'p Head<'_>, push: &mut impl FnMut(&'p Text<'_>)) {
    head.issuers.iter().flat_map(|i| &i.lines).for_each(&mut *push);
    head.motto.iter().chain(&head.stamps).chain(&head.addressees).for_each(&mut *push);
    head.number.iter().for_each(|n| push(&n.text));
    head.place_date.iter().for_each(|p| push(&p.text));
    head.title.iter().flat_map(|t| &t.lines).for_each(&mut *push);
    head.asides.iter().for_each(|a| push(&a.text));
}

fn tail<'p>(tail: &'p Tail<'_>, push: &mut impl FnMut(&'p Text<'_>)) {
    tail.closing.iter().chain(&tail.stamps).for_each(&mut *push);
    tail.place_date.iter().for_each(|p| push(&p.text));
    if let Some(recipients) = &tail.recipients {
        push(&recipients.text);
        recipients.list.iter().for_each(|r| push(&r.text));
    }
    for signature in &tail.signatures {
        signature
            .authority
            .iter()
            .chain(&signature.position)
            .chain(&signature.notes)
            .for_each(&mut *push);
        signature.name.iter().for_each(&mut *push);
    }
    tail.asides.iter().for_each(|a| push(&a.text));
}

#[track_caller]
fn holds(name: &str, parsed: &Parsed<'_>) {
    let source = parsed.source();
    let plan = parsed.plan();
    let texts = texts(plan);
    // Nothing lost: some text stands on every line that is not blank.
    let mut spans: Vec<_> = texts.iter().map(|(span, _)| *span).collect();
    spans.sort();
    let mut reach: usize = 0;
    let mut spans = spans.into_iter().peekable();
    for line in lines::read(source.repaired()) {
        let line_span = source.map().span_to_source(line.span);
        while let Some(span) = spans.next_if(|s| s.start() < line_span.end()) {
            reach = reach.max(span.end());
        }
        assert!(reach > line_span.start(), "{name}: line {} is lost", line.number);
    }
    for (span, text) in &texts {
        assert!(source.text().get(span.range()).is_some(), "{name}: {span:?} cuts a character");
        assert!(text.trim() == *text, "{name}: {text:?}");
    }
    for visit in plan.walk() {
        let outer = visit.block.span();
        let mut start = outer.start();
        for child in visit.block.children() {
            assert!(outer.contains(child.span()), "{name}: {} leaves its block", visit.path);
            assert!(child.span().start() >= start, "{name}: {} is out of order", visit.path);
            start = child.span().start();
        }
    }
    for mention in &plan.mentions {
        assert!(source.text().get(mention.span.range()).is_some_and(|t| !t.is_empty()), "{name}");
    }
    assert!(plan.mentions.is_sorted_by_key(|m| m.span.start()), "{name}");
    assert_eq!(plan.coverage.lines() as usize, parsed.outline().lines().len(), "{name}");
    assert!(parsed.diagnostics().is_sorted_by_key(|d| d.span.start()), "{name}");
}

#[test]
fn nothing_is_lost_and_spans_are_in_place() {
    for (name, text) in fixtures() {
        holds(&name, &parse(&text));
    }
}

#[test]
fn prefixes_and_damaged_plans_hold_too() {
    for (n, (name, text)) in fixtures().into_iter().enumerate() {
        let ends: Vec<_> = text.char_indices().map(|(at, _)| at).collect();
        for part in 1..6 {
            let end = ends[ends.len() * part / 7];
            holds(&name, &parse(&text[..end]));
        }
        // Lines dropped, doubled, glued, swapped.
        let lines: Vec<_> = text.split('\n').collect();
        let mut changed = String::new();
        for (i, line) in lines.iter().enumerate() {
            match (i * 31 + n * 17) % 11 {
                0 => {}
                1 => changed.push_str(&format!("{line}\n{line}\n")),
                2 => changed.push_str(line),
                3 => changed.push_str(&format!("\t{}\n", line.trim())),
                4 => changed.push_str(&format!("{}\n", lines[(i * 7) % lines.len()])),
                _ => changed.push_str(&format!("{line}\n")),
            }
        }
        holds(&name, &parse(&changed));
    }
}

#[test]
fn letters_in_pieces_and_other_line_ends_give_the_same_plan() {
    for (name, text) in fixtures() {
        let plain = text.replace("\r\n", "\n").nfc().collect::<String>();
        let shown = |parsed: &Parsed<'_>| -> Vec<String> {
            let plan = parsed.plan();
            let paths = plan.walk().map(|v| v.path);
            paths.chain(texts(plan).iter().map(|(_, text)| (*text).to_owned())).collect()
        };
        let expected = shown(&parse(&plain));
        for other in [
            plain.nfd().collect::<String>(),
            plain.replace('\n', "\r\n"),
            plain.replace('\n', "\r"),
            format!("\u{feff}{plain}"),
        ] {
            let parsed = parse(&other);
            holds(&name, &parsed);
            assert_eq!(shown(&parsed), expected, "{name}");
        }
    }
}

#[test]
fn a_plan_outlives_its_text() {
    for (name, text) in fixtures() {
        let owned = parse(&text).into_owned();
        assert_eq!(owned, parse(&text), "{name}");
        assert_eq!(owned.plan().clone().into_owned(), *owned.plan(), "{name}");
    }
}
