//! What must hold for every input. Each check panics with what is wrong.

use std::fmt::Write as _;
use std::ops::Range;

use kehoach::Parsed;
use kehoach::outline::{Label, Outline};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// Builds the outline of a text and checks that it is lossless and sound; gives it back.
///
/// - every line that is not blank is listed once, in order, and what lies between the lines is blank;
/// - spans lie on character boundaries;
/// - every line belongs to a block, and no block is without a line;
/// - a parent stands before its children;
/// - the rows of the TSV are the lines of the text that are not blank.
pub fn outline(text: &str) -> Outline {
    let outline = Outline::of(text);
    lossless(text, &outline);
    sound(text, &outline);
    rows(text, &outline);
    outline
}

/// A character that shows nothing. Kept apart from the library's list on purpose.
#[must_use]
pub fn is_blank(c: char) -> bool {
    let unseen =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || unseen
}

fn lossless(text: &str, outline: &Outline) {
    let mut end = 0;
    let mut rebuilt = String::with_capacity(text.len());
    for line in outline.lines() {
        let span = line.span;
        assert!(!span.is_empty(), "an empty line at {span:?}");
        assert!(end <= span.start(), "{span:?} begins before the line above it ends, at {end}");
        let gap =
            text.get(end..span.start()).unwrap_or_else(|| panic!("{span:?} cuts a character"));
        assert!(gap.chars().all(is_blank), "lost before {span:?}: {gap:?}");
        let content = text.get(span.range()).unwrap_or_else(|| panic!("{span:?} cuts a character"));
        assert!(!content.contains(['\n', '\r']), "{span:?} holds a line end: {content:?}");
        rebuilt.push_str(gap);
        rebuilt.push_str(content);
        end = span.end();
    }
    assert!(text[end..].chars().all(is_blank), "lost at the end: {:?}", &text[end..]);
    rebuilt.push_str(&text[end..]);
    assert!(rebuilt == text, "the lines and the blanks between them are not the text");
}

fn sound(text: &str, outline: &Outline) {
    let (lines, blocks) = (outline.lines(), outline.blocks());
    let mut owned = vec![0usize; blocks.len()];
    for (i, line) in lines.iter().enumerate() {
        let owner = outline.owner(i).unwrap_or_else(|| panic!("line {} has no block", line.number));
        let block = outline.block(owner).expect("the owner is a block");
        assert!(
            (block.first as usize..=block.last as usize).contains(&i),
            "{block:?} owns line {i}"
        );
        owned[owner.index()] += 1;
    }
    assert!(outline.owner(lines.len()).is_none());
    let mut first = None;
    for (i, block) in blocks.iter().enumerate() {
        assert!(owned[i] > 0, "{block:?} has no line");
        assert!(first < Some(block.first), "{block:?} is out of order");
        first = Some(block.first);
        let id = outline.owner(block.first as usize).expect("checked above");
        assert_eq!(id.index(), i, "{block:?} does not own its first line");
        let last = outline.owner(block.last as usize).expect("checked above");
        assert_eq!(last.index(), i, "{block:?} does not own its last line");
        if let Some(parent) = block.parent {
            assert!(parent.index() < i, "{block:?} stands before its parent");
        }
        let text_at = lines[block.first as usize].span.start() + usize::from(block.text_at);
        assert!(
            text.is_char_boundary(text_at) && text_at <= lines[block.last as usize].span.end(),
            "{block:?}: its text cuts a character or begins behind it"
        );
        if let Label::Period(period) = block.label {
            assert!((period as usize) < outline.periods().len(), "{block:?}: no such period");
        }
        assert_eq!(outline.lines_of(id).count(), owned[i]);
    }
}

fn rows(text: &str, outline: &Outline) {
    let rows = tsv(outline);
    let listed = rows.lines().skip(1).map(|row| row.split('\t').next().unwrap_or(""));
    let visible = visible_lines(text);
    assert!(
        listed.eq(visible.iter().map(String::as_str)),
        "the rows are not the lines that are not blank"
    );
}

/// The numbers of the lines that are not blank. Counted here by other means than the library's.
fn visible_lines(text: &str) -> Vec<String> {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = unified.split('\n').enumerate();
    lines.filter(|(_, l)| !l.chars().all(is_blank)).map(|(i, _)| (i + 1).to_string()).collect()
}

/// The rows of an outline.
#[must_use]
pub fn tsv(outline: &Outline) -> String {
    let mut rows = String::new();
    outline.write_tsv(&mut rows).expect("writing to a string cannot fail");
    rows
}

/// The rows of an outline, each with its text, blanks folded: what must be the same for two forms of one text.
#[must_use]
pub fn rows_with_text(text: &str) -> String {
    let outline = Outline::of(text);
    let rows = tsv(&outline);
    let mut out = String::new();
    for (row, line) in rows.lines().skip(1).zip(outline.lines()) {
        let content: Vec<&str> =
            line.text(text).split(is_blank).filter(|word| !word.is_empty()).collect();
        let _ = writeln!(out, "{row}\t{}", content.join(" "));
    }
    out
}

/// Parses a text and checks that its plan is sound; gives back what came of it.
///
/// - everything that holds for the outline of the repaired text;
/// - spans lie on character boundaries of the text as it came, in order, children inside their parents;
/// - a text that stands on one line is what stands under its span;
/// - no visible line of the outline is lost on the way to the plan;
/// - the plan reads back from its JSON as it was written.
pub fn plan(text: &str) -> Parsed<'_> {
    let parsed = kehoach::parse(text);
    assert!(parsed.source().text() == text, "the source is not the text as it came");
    outline(parsed.source().repaired());
    let json = kehoach_json::to_string(&parsed).expect("a plan can be written");
    let value: Value = serde_json::from_str(&json).expect("what was written is JSON");
    let repairs = parsed.source().repairs().iter().map(|repair| repair.span.range()).collect();
    let mut seen = Seen { text, repairs, texts: Vec::new() };
    for (key, part) in value.as_object().expect("a document is an object") {
        if !["source", "diagnostics"].contains(&key.as_str()) {
            seen.node(key, part, None);
        }
    }
    seen.nothing_lost(&parsed);
    for diagnostic in parsed.diagnostics() {
        assert!(text.get(diagnostic.span.range()).is_some(), "{diagnostic:?} cuts a character");
    }
    let coverage = parsed.plan().coverage;
    assert_eq!(coverage.lines() as usize, parsed.outline().lines().len(), "{coverage:?}");
    let back = kehoach_json::from_str(&json).expect("what was written can be read");
    assert!(
        back == kehoach_json::Document::of(&parsed),
        "what was read back is not what was written"
    );
    parsed
}

/// A walk over the nodes of the JSON.
struct Seen<'t> {
    text: &'t str,
    /// What was repaired, in order.
    repairs: Vec<Range<usize>>,
    /// The spans of all texts.
    texts: Vec<Range<usize>>,
}

impl Seen<'_> {
    fn node(&mut self, key: &str, value: &Value, around: Option<&Range<usize>>) {
        match value {
            Value::Array(list) => {
                let mut last = 0;
                for value in list {
                    self.node(key, value, around);
                    if let Some(span) = span(value, "span") {
                        assert!(last <= span.start, "{key}: {span:?} is out of order");
                        last = span.start;
                    }
                }
            }
            Value::Object(fields) => {
                let own = span(value, "span");
                for span in [own.clone(), span(value, "text_span")].into_iter().flatten() {
                    let slice = self.text.get(span.clone());
                    assert!(slice.is_some(), "{key}: {span:?} cuts a character, or lies outside");
                    let inside = around.is_none_or(|a| a.start <= span.start && span.end <= a.end);
                    assert!(inside, "{key}: {span:?} is not inside {around:?}");
                }
                if let Some(text) = fields.get("text").and_then(Value::as_str) {
                    // That of a title is made of lines, which have their spans.
                    if let Some(span) = span(value, "text_span").or(own.clone()) {
                        self.same(text, span.clone());
                        // The marker of an item is given beside its text.
                        if fields.contains_key("marker")
                            && let Some(whole) = &own
                        {
                            self.texts.push(whole.start..span.start.max(whole.start));
                        }
                        self.texts.push(span);
                    }
                }
                let around = own.as_ref().or(around);
                for (key, value) in fields {
                    self.node(key, value, around);
                }
            }
            _ => {}
        }
    }

    /// A text on one line that needed no repair is what stands under its span.
    fn same(&self, text: &str, span: Range<usize>) {
        let source = &self.text[span.clone()];
        let next = self.repairs.partition_point(|repair| repair.end <= span.start);
        let repaired = self.repairs.get(next).is_some_and(|repair| repair.start < span.end);
        if !source.contains(['\n', '\r']) && !repaired {
            let words = |text: &str| -> Vec<String> {
                text.split(is_blank).filter(|w| !w.is_empty()).map(str::to_owned).collect()
            };
            assert_eq!(words(text), words(source), "a text is not what stands under its span");
        }
    }

    /// Every word lies under the span of a text.
    fn nothing_lost(&mut self, parsed: &Parsed<'_>) {
        self.texts.sort_by_key(|span| (span.start, span.end));
        let mut covered: Vec<Range<usize>> = Vec::new();
        for span in &self.texts {
            match covered.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => covered.push(span.clone()),
            }
        }
        let (outline, source) = (parsed.outline(), parsed.source());
        for (i, line) in outline.lines().iter().enumerate() {
            let block =
                outline.owner(i).and_then(|id| outline.block(id)).expect("lines have blocks");
            let content = line.text(source.repaired());
            // Ordinals and markers are labels, not texts.
            let first = outline.lines()[block.first as usize].span.start();
            let text_at = (first + usize::from(block.text_at)).saturating_sub(line.span.start());
            let at = text_at.min(content.len());
            // By words: what stands side by side on a line (two signers) is parted by blanks or by bars.
            let parts = |c: char| is_blank(c) || c == '|';
            for word in content[at..].split(parts).filter(|word| !word.is_empty()) {
                let start =
                    line.span.start() + (word.as_ptr() as usize - content.as_ptr() as usize);
                let span = kehoach::Span::new(start as u32, (start + word.len()) as u32);
                let span = source.map().span_to_source(span);
                let before = covered.partition_point(|c| c.start <= span.start());
                let found = before.checked_sub(1).and_then(|i| covered.get(i));
                let found = found.is_some_and(|c| span.end() <= c.end);
                let (number, role) = (line.number, block.role);
                assert!(found, "line {number}, {role}: {word:?} is in no text of the plan");
            }
        }
    }
}

fn span(value: &Value, key: &str) -> Option<Range<usize>> {
    let span = value.get(key)?;
    let offset = |key: &str| span.get(key)?.as_u64().map(|n| n as usize);
    Some(offset("start")?..offset("end")?)
}

/// The JSON of a text without what tells where things stand: what must be the same for two forms of one text.
#[must_use]
pub fn meaning(text: &str) -> String {
    let parsed = kehoach::parse(text);
    let json = kehoach_json::to_string(&parsed).expect("a plan can be written");
    let mut value: Value = serde_json::from_str(&json).expect("what was written is JSON");
    if let Some(fields) = value.as_object_mut() {
        fields.remove("source");
        fields.remove("diagnostics");
    }
    forget_places(&mut value);
    serde_json::to_string_pretty(&value).expect("JSON can be written")
}

fn forget_places(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(forget_places),
        Value::Object(fields) => {
            fields.retain(|key, _| !["span", "text_span"].contains(&key.as_str()));
            fields.values_mut().for_each(forget_places);
        }
        // The words of a mention are given as they came.
        Value::String(text) => {
            let words: Vec<String> =
                text.split(is_blank).filter(|w| !w.is_empty()).map(|w| w.nfc().collect()).collect();
            *text = words.join(" ");
        }
        _ => {}
    }
}
