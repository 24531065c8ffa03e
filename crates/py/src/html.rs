//! A plan in a notebook: its outline as a tree that folds, with the diagnostics in their place.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kehoach_json::{Block, Diagnostic, Document, Severity};

/// How deep blocks are open at first.
const OPEN_LEVELS: usize = 1;

type Findings<'a> = BTreeMap<u32, Vec<&'a Diagnostic<'a>>>;

/// The whole tree.
pub(crate) fn page(document: &Document<'_>) -> String {
    let mut findings = Findings::new();
    for diagnostic in &document.diagnostics {
        findings.entry(diagnostic.line).or_default().push(diagnostic);
    }
    let mut out = String::from("<div class=\"kehoach\">");
    let title = document.head.title.as_ref().map_or("(no title)", |title| &*title.text);
    let _ = write!(out, "<p><strong>{}</strong>", Escaped(title));
    if let Some(frame) = &document.timeframe {
        let _ = write!(out, " · {}", Escaped(&frame.value));
    }
    let (activities, found) = (document.activities.len(), document.diagnostics.len());
    let _ = write!(out, " · {activities} activities · {found} diagnostics</p>");
    blocks(&document.body, 0, &mut findings, &mut out);
    for appendix in &document.appendices {
        let _ = write!(out, "<details><summary>{}</summary>", Escaped(&appendix.text.text));
        blocks(&appendix.body, OPEN_LEVELS, &mut findings, &mut out);
        out.push_str("</details>");
    }
    for attachment in &document.attachments {
        let title = attachment.head.title.as_ref().map_or("(no title)", |title| &*title.text);
        let _ = write!(out, "<details><summary>{}</summary>", Escaped(title));
        blocks(&attachment.body, OPEN_LEVELS, &mut findings, &mut out);
        out.push_str("</details>");
    }
    // Those whose line no block begins on.
    for (_, rest) in findings {
        rest.iter().for_each(|diagnostic| mark(diagnostic, &mut out));
    }
    out.push_str("</div>");
    out
}

fn blocks(blocks: &[Block<'_>], depth: usize, findings: &mut Findings<'_>, out: &mut String) {
    for block in blocks {
        one(block, depth, findings, out);
    }
}

fn one(block: &Block<'_>, depth: usize, findings: &mut Findings<'_>, out: &mut String) {
    let (label, text, line, children): (&str, &str, u32, &[Block<'_>]) = match block {
        Block::Section(b) => (&b.label, &b.text, b.line, &b.children),
        Block::Period(b) => (b.time.as_deref().unwrap_or_default(), &b.text, b.line, &b.children),
        Block::Item(b) => ("–", &b.text, b.line, &b.children),
        Block::Paragraph(b) => ("", &b.text, b.line, &b.children),
        Block::Field(b) => ("", &b.text, b.line, &b.children),
        Block::Aside(b) => ("", &b.text, b.line, &[]),
        Block::Table(table) => {
            out.push_str("<table>");
            if !table.columns.is_empty() {
                out.push_str("<tr>");
                for column in &table.columns {
                    let _ = write!(out, "<th>{}</th>", Escaped(&column.text));
                }
                out.push_str("</tr>");
            }
            for row in &table.rows {
                out.push_str("<tr>");
                for cell in &row.cells {
                    out.push_str("<td>");
                    blocks(&cell.blocks, depth + 1, findings, out);
                    out.push_str("</td>");
                }
                out.push_str("</tr>");
            }
            out.push_str("</table>");
            return;
        }
    };
    let found = findings.remove(&line).unwrap_or_default();
    let mut head = String::new();
    if !label.is_empty() {
        let _ = write!(head, "<b>{}</b> ", Escaped(label));
    }
    let _ = write!(head, "{}", Escaped(text));
    found.iter().for_each(|diagnostic| mark(diagnostic, &mut head));
    if children.is_empty() {
        let _ = write!(out, "<div style=\"margin-left:1em\">{head}</div>");
        return;
    }
    let open = if depth < OPEN_LEVELS { " open" } else { "" };
    let _ = write!(out, "<details{open} style=\"margin-left:1em\"><summary>{head}</summary>");
    blocks(children, depth + 1, findings, out);
    out.push_str("</details>");
}

fn mark(diagnostic: &Diagnostic<'_>, out: &mut String) {
    let sign = match diagnostic.severity {
        Severity::Info => "ℹ",
        Severity::Warning => "⚠",
        Severity::Error => "✖",
    };
    let _ = write!(
        out,
        " <span title=\"line {}: {}\">{sign} <code>{}</code></span>",
        diagnostic.line,
        Escaped(&diagnostic.message),
        Escaped(&diagnostic.id)
    );
}

/// A text that HTML takes as it is meant.
struct Escaped<'a>(&'a str);

impl std::fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for c in self.0.chars() {
            match c {
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '&' => f.write_str("&amp;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c => std::fmt::Write::write_char(f, c)?,
            }
        }
        Ok(())
    }
}
