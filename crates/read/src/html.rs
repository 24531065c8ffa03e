//! Web pages: those that word processors save, and those with a site around the plan.

use std::borrow::Cow;
use std::collections::HashMap;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use encoding_rs::Encoding;
use memchr::memmem;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::document::{Alignment, Document, Place};
use crate::error::{Error, Kind};
use crate::font::{self, Face};
use crate::number::NumberFormat;
use crate::writer::{AutoLabel, Paragraph, Run, Writer};
use crate::{Damage, Format, Options, limits};

/// How deep elements may be nested; each start tag may cost a look at all that are open.
const MAX_OPEN: usize = limits::MAX_DEPTH * 8;

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let (text, replaced) = decode(bytes);
    let writer = || {
        let mut writer = Writer::new(Format::Html, options);
        if replaced {
            let what = "bytes that its encoding does not know were replaced by U+FFFD";
            writer.damage(Damage::new("the text", what));
        }
        writer
    };
    if deepest(&text) > MAX_OPEN {
        return Err(Kind::TooDeep { part: "the page".to_owned(), limit: MAX_OPEN }.into());
    }
    let document = lines(&text, writer())?;
    if !document.text.trim().is_empty() {
        return Ok(document);
    }
    // A title or a style sheet whose end is lost takes all that follows: read on from the body.
    let Some(body) = memmem::find(text.as_bytes(), b"<body") else { return Ok(document) };
    let mut writer = writer();
    writer.damage(Damage::new("the head", "its end is lost: read from the body on"));
    lines(&text[body..], writer)
}

fn lines(text: &str, writer: Writer) -> Result<Document, Error> {
    let page = Html::parse_document(text);
    let main = main_element(&page);
    let mut walk = Walk::new(writer, main.is_some());
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element, main == Some(node.id())),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
        if walk.writer.is_full() {
            break;
        }
    }
    walk.end_paragraph();
    walk.writer.finish()
}

/// The page as text: by its BOM, by what it says, as UTF-8, else as Windows' Western encoding.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    const LEAD_BYTES: usize = 2048;
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        let (text, _, replaced) = encoding.decode(bytes);
        return (text, replaced);
    }
    let lead = bytes[..bytes.len().min(LEAD_BYTES)].to_ascii_lowercase();
    let said = memmem::find(&lead, b"charset=").and_then(|at| {
        let rest = &lead[at + 8..];
        let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        Encoding::for_label(&rest[..rest.iter().take_while(is_name).count()])
    });
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), false);
    }
    let encoding = said.unwrap_or(encoding_rs::WINDOWS_1252);
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    (text, replaced)
}

/// How deep the elements of a page are nested at most, told from its tags: those whose end may be left out do not count.
fn deepest(text: &str) -> usize {
    const UNENDED: [&str; 30] = [
        "p", "li", "td", "tr", "th", "dt", "dd", "option", "optgroup", "tbody", "thead", "tfoot",
        "colgroup", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
        "param", "source", "track", "wbr", "html", "body", "head",
    ];
    let (mut depth, mut deepest) = (0_usize, 0);
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let rest = &text[at + 1..];
        let (closes, rest) = match rest.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, rest),
        };
        let len = rest.bytes().take(12).take_while(u8::is_ascii_alphanumeric).count();
        let name = &rest[..len];
        if name.is_empty() || UNENDED.iter().any(|one| name.eq_ignore_ascii_case(one)) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

// ----- the plan in the page -----

/// The element that holds the plan, where the page has a site around it: nearly all text that is not in links.
fn main_element(page: &Html) -> Option<NodeId> {
    /// What of the text must be inside, in percent.
    const NEARLY_ALL: usize = 70;
    /// From this share of text in links and the like on, a page has a site around its text, in percent.
    const SITE: usize = 15;

    // The text of each element that is prose, and the text that is not, bottom up.
    let mut prose: HashMap<NodeId, usize> = HashMap::new();
    let mut sums: Vec<usize> = vec![0];
    let (mut beside, mut skipping, mut unseen) = (0_usize, 0_usize, 0_usize);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    sums.push(0);
                    skipping += usize::from(is_beside(element.name()));
                    unseen += usize::from(is_unseen(element.name()));
                }
                Node::Text(text) => {
                    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
                    if unseen > 0 {
                        // What nobody sees is no site.
                    } else if skipping > 0 {
                        beside += letters;
                    } else if let Some(sum) = sums.last_mut() {
                        *sum += letters;
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    skipping -= usize::from(is_beside(element.name()));
                    unseen -= usize::from(is_unseen(element.name()));
                    let sum = sums.pop().unwrap_or(0);
                    prose.insert(node.id(), sum);
                    if let Some(outer) = sums.last_mut() {
                        *outer += sum;
                    }
                }
            }
        }
    }
    let all = sums.first().copied().unwrap_or(0);
    if all == 0 || beside * 100 < (all + beside) * SITE {
        return None;
    }
    let mut at = page.tree.root();
    let mut found = None;
    while let Some(child) = at
        .children()
        .filter(
            |child| matches!(child.value(), Node::Element(element) if holds_blocks(element.name())),
        )
        .max_by_key(|child| prose.get(&child.id()).copied().unwrap_or(0))
    {
        if prose.get(&child.id()).copied().unwrap_or(0) * 100 < all * NEARLY_ALL {
            break;
        }
        found = Some(child.id());
        at = child;
    }
    found
}

/// Whether text in such an element is no prose.
fn is_beside(name: &str) -> bool {
    matches!(
        name,
        "a" | "nav"
            | "header"
            | "footer"
            | "aside"
            | "button"
            | "select"
            | "option"
            | "form"
            | "label"
            | "textarea"
    )
}

/// Whether text in such an element is not shown.
fn is_unseen(name: &str) -> bool {
    matches!(name, "head" | "script" | "style" | "noscript" | "template" | "svg")
}

/// Whether such an element may be all around a plan.
fn holds_blocks(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "div"
            | "section"
            | "article"
            | "main"
            | "center"
            | "table"
            | "tbody"
            | "tr"
            | "td"
            | "span"
            | "font"
    )
}

// ----- the walk -----

/// What holds inside an element.
#[derive(Debug, Clone, Default)]
struct State {
    run: Run,
    alignment: Alignment,
    heading: Option<u8>,
    class: Option<String>,
    indent: i32,
    /// Nothing in it counts.
    skip: bool,
    /// Blanks and line ends count.
    preformatted: bool,
    /// Its text is the label of the paragraph.
    label: bool,
    /// Whether it began that label.
    owner: bool,
    level: u8,
    /// Whether it began a part of the page.
    region: bool,
    main: bool,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    format: NumberFormat,
    next: i64,
    bullet: &'static str,
}

#[derive(Debug, Default)]
struct OpenTable {
    column: u16,
    /// For each column that a cell covers from above: for how many rows more, and how many columns it covers.
    hanging: HashMap<u16, (u16, u16)>,
    columns: u16,
}

#[derive(Debug)]
struct Walk {
    writer: Writer,
    states: Vec<State>,
    lists: Vec<List>,
    tables: Vec<OpenTable>,
    label: Option<AutoLabel>,
    /// The label that Word wrote into the text, as far as it was read.
    written: Option<(String, u8)>,
    /// Whether the last thing said was a blank.
    blank: bool,
    /// Breaks that wait for text behind them.
    breaks: usize,
}

impl Walk {
    fn new(mut writer: Writer, has_main: bool) -> Self {
        if has_main {
            // Until the plan begins, all is the site's.
            writer.enter(Place::Artifact);
        }
        Self {
            writer,
            states: vec![State::default()],
            lists: Vec::new(),
            tables: Vec::new(),
            label: None,
            written: None,
            blank: true,
            breaks: 0,
        }
    }

    fn state(&self) -> State {
        self.states.last().cloned().unwrap_or_default()
    }

    fn open(&mut self, element: &Element, is_main: bool) {
        let mut state = self.state();
        state.region = false;
        state.main = false;
        state.owner = false;
        // What is inside a label belongs to it.
        let in_label = std::mem::take(&mut state.label);
        let name = element.name();
        if state.skip || is_skipped(element) {
            state.skip = true;
            self.states.push(state);
            return;
        }
        if is_block(name) {
            self.end_paragraph();
            state.class = element.attr("class").map(str::to_owned);
        }
        set(&mut state, element);
        if is_main {
            self.writer.leave();
            state.main = true;
        }
        if let Some(place) = place(element) {
            self.writer.enter(place);
            state.region = true;
        }
        if state.label && self.written.is_none() {
            self.written = Some((String::new(), state.level));
            state.owner = true;
        }
        state.label |= in_label;
        self.states.push(state);
        match name {
            "br" => self.line_break(element),
            "tr" => {
                self.writer.begin_row();
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                }
            }
            "table" => self.begin_table(element),
            "td" | "th" => self.begin_cell(element),
            "ol" | "ul" | "menu" | "dir" => self.begin_list(element),
            "li" => self.begin_item(element),
            _ => {}
        }
    }

    fn close(&mut self, element: &Element) {
        if self.states.len() < 2 {
            return;
        }
        let state = self.state();
        if state.skip {
            self.states.pop();
            return;
        }
        let name = element.name();
        if is_block(name) {
            if matches!(name, "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6") && self.breaks > 0 {
                self.begin_paragraph();
            }
            self.end_paragraph();
        }
        self.states.pop();
        if state.owner {
            self.end_written_label();
        }
        match name {
            "table" => {
                self.writer.end_table();
                self.tables.pop();
            }
            "tr" => self.end_row(),
            "td" | "th" => self.writer.end_cell(),
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.pop();
            }
            "li" => self.label = None,
            _ => {}
        }
        if state.region {
            self.writer.leave();
        }
        if state.main {
            self.writer.enter(Place::Artifact);
        }
    }

    // ----- text -----

    fn text(&mut self, text: &str) {
        let state = self.state();
        if state.skip {
            return;
        }
        if let Some((label, _)) = self.written.as_mut().filter(|_| state.label) {
            label.push_str(text);
            return;
        }
        if state.preformatted {
            for (nth, line) in text.split('\n').enumerate() {
                if nth > 0 {
                    self.breaks += 1;
                }
                if !line.is_empty() {
                    self.say(line.trim_end_matches('\r'), &state.run);
                }
            }
            return;
        }
        let mut folded = String::with_capacity(text.len());
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
                if !self.blank {
                    folded.push(' ');
                }
                self.blank = true;
            } else {
                folded.push(c);
                self.blank = false;
            }
        }
        // Blanks alone begin no paragraph.
        if self.writer.is_open() || !folded.trim_matches(' ').is_empty() {
            self.say(&folded, &state.run);
        }
    }

    fn say(&mut self, text: &str, run: &Run) {
        if text.is_empty() {
            return;
        }
        self.begin_paragraph();
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.writer.soft_break(run);
        }
        self.writer.text(text, run);
    }

    fn line_break(&mut self, element: &Element) {
        let style = element.attr("style").unwrap_or_default();
        if property(style, "page-break-before").is_some_and(|value| value == "always") {
            self.writer.page_break();
            return;
        }
        if self.writer.is_open() || self.breaks > 0 {
            self.breaks += 1;
        } else {
            // A break before any text is an empty line of its own.
            self.begin_paragraph();
            self.breaks += 1;
        }
        self.blank = true;
    }

    fn begin_paragraph(&mut self) {
        if !self.writer.is_open() {
            self.writer.begin_paragraph();
        }
    }

    fn end_paragraph(&mut self) {
        self.blank = true;
        // A break at the end of a block begins no line.
        let breaks = std::mem::take(&mut self.breaks);
        if !self.writer.is_open() {
            return;
        }
        for _ in 1..breaks {
            self.writer.soft_break(&Run::default());
        }
        let state = self.state();
        let style = state.class.as_deref().and_then(|name| self.writer.style(name));
        let label = self.label.take();
        self.writer.end_paragraph(Paragraph {
            style,
            alignment: state.alignment,
            indent: state.indent,
            heading: state.heading,
            label,
            hidden: false,
        });
    }

    // ----- lists -----

    fn begin_list(&mut self, element: &Element) {
        let depth = self.lists.len();
        let ordered = element.name() == "ol";
        let kind = element.attr("type").unwrap_or_default();
        let style = element.attr("style").unwrap_or_default();
        let style = property(style, "list-style-type").unwrap_or_default();
        let format = match (kind, style) {
            ("I", _) | (_, "upper-roman") => NumberFormat::UpperRoman,
            ("i", _) | (_, "lower-roman") => NumberFormat::LowerRoman,
            ("A", _) | (_, "upper-alpha" | "upper-latin") => NumberFormat::UpperLetter,
            ("a", _) | (_, "lower-alpha" | "lower-latin") => NumberFormat::LowerLetter,
            (_, "decimal-leading-zero") => NumberFormat::PaddedDecimal,
            (_, "none") => NumberFormat::None,
            _ if ordered => NumberFormat::Decimal,
            _ => NumberFormat::Bullet,
        };
        let bullet = match (kind, style) {
            ("circle", _) | (_, "circle") => "◦",
            ("square", _) | (_, "square") => "▪",
            ("disc", _) | (_, "disc") => "•",
            _ => ["•", "◦", "▪"][depth.min(2)],
        };
        let start = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
        self.lists.push(List { format, next: start, bullet });
    }

    fn begin_item(&mut self, element: &Element) {
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let Some(list) = self.lists.last_mut() else { return };
        if let Some(value) = element.attr("value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        let number = list.next;
        list.next = number.saturating_add(1);
        let style = element.attr("style").unwrap_or_default();
        if property(style, "list-style-type").or(property(style, "display")) == Some("none") {
            return;
        }
        self.label = match list.format {
            NumberFormat::None => None,
            NumberFormat::Bullet => {
                Some(AutoLabel { text: list.bullet.to_owned(), level, bullet: true })
            }
            format => {
                let mut text = String::new();
                format.write(number, &mut text);
                text.push('.');
                Some(AutoLabel { text, level, bullet: false })
            }
        };
    }

    /// A label that Word wrote out is complete.
    fn end_written_label(&mut self) {
        let Some((text, level)) = self.written.take() else { return };
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{A0}');
        if text.is_empty() || text.len() > 255 {
            return;
        }
        let bullet = !text.chars().any(char::is_alphanumeric) || matches!(text, "o" | "§" | "Ø");
        let text = match text {
            "·" => "•".to_owned(),
            "o" => "◦".to_owned(),
            "§" => "▪".to_owned(),
            "Ø" => "➢".to_owned(),
            "ü" => "✓".to_owned(),
            text => text.chars().map(|c| font::bullet("", c)).collect(),
        };
        self.label = Some(AutoLabel { text, level, bullet });
    }

    // ----- tables -----

    fn begin_table(&mut self, element: &Element) {
        self.writer.begin_table();
        let border = element.attr("border").is_some_and(|border| border != "0");
        let style = element.attr("style").unwrap_or_default();
        if let Some(table) = self.writer.table() {
            table.bordered = border || draws(style);
        }
        self.tables.push(OpenTable::default());
    }

    fn begin_cell(&mut self, element: &Element) {
        self.cover();
        let number = |name: &str| {
            let value = element.attr(name).and_then(|value| value.trim().parse::<u16>().ok());
            value.unwrap_or(1).clamp(1, limits::MAX_COLUMNS)
        };
        let (columns, rows) = (number("colspan"), number("rowspan"));
        let style = element.attr("style").unwrap_or_default();
        if let Some(table) = self.writer.table() {
            table.bordered |= draws(style);
        }
        let Some(table) = self.tables.last_mut() else { return };
        if rows > 1 {
            table.hanging.insert(table.column, (rows - 1, columns));
        }
        table.column = table.column.saturating_add(columns).min(limits::MAX_COLUMNS);
        table.columns = table.columns.max(table.column);
        self.writer.begin_cell();
        self.writer.span_columns(columns);
    }

    /// Says the cells at this place of the row that others cover from above.
    fn cover(&mut self) {
        while let Some(table) = self.tables.last_mut() {
            let column = table.column;
            let Some((rows, columns)) = table.hanging.get_mut(&column) else { return };
            let columns = *columns;
            *rows -= 1;
            if *rows == 0 {
                table.hanging.remove(&column);
            }
            table.column = column.saturating_add(columns).min(limits::MAX_COLUMNS);
            self.writer.begin_cell();
            self.writer.span_columns(columns);
            self.writer.continue_above();
            self.writer.end_cell();
        }
    }

    fn end_row(&mut self) {
        self.writer.end_cell();
        let any = self.tables.last().is_some_and(|table| table.column > 0);
        if any {
            self.cover();
        }
        self.writer.end_row();
    }
}

/// Takes in what an element says of the text in it.
fn set(state: &mut State, element: &Element) {
    let name = element.name();
    match name {
        "b" | "strong" | "th" => state.run.bold = true,
        "i" | "em" => state.run.italic = true,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            state.run.bold = true;
            state.heading = name.as_bytes().get(1).copied().map(|digit| digit - b'0');
        }
        "center" => state.alignment = Alignment::Center,
        "pre" | "textarea" => state.preformatted = true,
        "ins" => state.run.inserted = true,
        "del" => state.run.deleted = true,
        "td" => state.alignment = Alignment::Left,
        "p" | "div" => state.indent = 0,
        _ => {}
    }
    if let Some(face) = element.attr("face") {
        state.run.face = Face::of_name(face.split(',').next().unwrap_or_default());
    }
    if let Some(align) = element.attr("align") {
        state.alignment = alignment(align).unwrap_or(state.alignment);
    }
    let Some(style) = element.attr("style") else { return };
    if let Some(align) = property(style, "text-align") {
        state.alignment = alignment(align).unwrap_or(state.alignment);
    }
    if let Some(weight) = property(style, "font-weight") {
        state.run.bold =
            weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600);
    }
    if let Some(kind) = property(style, "font-style") {
        state.run.italic = kind != "normal";
    }
    if let Some(kind) = property(style, "text-transform") {
        state.run.capitals = kind == "uppercase";
    }
    if let Some(display) = property(style, "display") {
        state.run.hidden |= display == "none";
    }
    if let Some(family) = property(style, "font-family") {
        state.run.face = Face::of_name(family.split(',').next().unwrap_or_default().trim());
    }
    let points = |name| property(style, name).and_then(twentieths).unwrap_or(0);
    if is_block(name) && style.contains("margin") || style.contains("text-indent") {
        state.indent = points("margin-left").saturating_add(points("text-indent"));
    }
    if let Some(list) = property(style, "mso-list") {
        if list.eq_ignore_ascii_case("ignore") {
            state.label = true;
        } else {
            let level = list.split_whitespace().find_map(|word| word.strip_prefix("level"));
            let level = level.and_then(|level| level.parse::<u8>().ok()).unwrap_or(1);
            state.level = level.saturating_sub(1);
        }
    }
}

fn alignment(value: &str) -> Option<Alignment> {
    match value.trim().to_ascii_lowercase().as_str() {
        "center" | "middle" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        "justify" => Some(Alignment::Justify),
        "left" | "start" => Some(Alignment::Left),
        _ => None,
    }
}

/// The value of a property in a `style` attribute.
fn property<'s>(style: &'s str, name: &str) -> Option<&'s str> {
    style.split(';').find_map(|one| {
        let (key, value) = one.split_once(':')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches(['"', '\'']))
    })
}

fn twentieths(length: &str) -> Option<i32> {
    let unit = length.find(|c: char| c.is_ascii_alphabetic())?;
    let value: f64 = length[..unit].trim().parse().ok()?;
    let points = match &length[unit..] {
        "pt" => value,
        "px" => value * 0.75,
        "in" => value * 72.0,
        "cm" => value * 72.0 / 2.54,
        "mm" => value * 72.0 / 25.4,
        _ => return None,
    };
    Some((points * 20.0).round().clamp(-32000.0, 32000.0) as i32)
}

/// Whether a style draws a border.
fn draws(style: &str) -> bool {
    ["border", "border-left", "border-top", "border-bottom", "border-right"].iter().any(|side| {
        property(style, side).is_some_and(|border| {
            !border.contains("none") && !border.starts_with('0') && !border.is_empty()
        })
    })
}

/// Which part of the page an element is, as word processors write it.
fn place(element: &Element) -> Option<Place> {
    let id = element.attr("id").unwrap_or_default();
    let style = element.attr("style").unwrap_or_default();
    match (element.name(), element.attr("title").unwrap_or_default()) {
        ("div", "header") => return Some(Place::Header),
        ("div", "footer") => return Some(Place::Footer),
        ("div", _) => {}
        _ => return None,
    }
    match property(style, "mso-element") {
        Some("footnote") => return Some(Place::Footnote),
        Some("endnote") => return Some(Place::Endnote),
        Some("comment") => return Some(Place::Comment),
        _ => {}
    }
    let numbered = |prefix: &str| {
        let rest = id.strip_prefix(prefix);
        rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if numbered("sdfootnote") || numbered("ftn") {
        Some(Place::Footnote)
    } else if numbered("sdendnote") || numbered("edn") {
        Some(Place::Endnote)
    } else {
        None
    }
}

/// Whether nothing in an element is text: scripts, and the marks of notes.
fn is_skipped(element: &Element) -> bool {
    match element.name() {
        "script" | "style" | "head" | "noscript" | "template" | "svg" | "select" | "iframe"
        | "object" | "textarea" | "button" => true,
        "a" => {
            let class = element.attr("class").unwrap_or_default();
            let style = element.attr("style").unwrap_or_default();
            class.starts_with("sdfootnote")
                || class.starts_with("sdendnote")
                || property(style, "mso-footnote-id").is_some()
                || property(style, "mso-endnote-id").is_some()
        }
        _ => false,
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "menu"
            | "dir"
            | "dl"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "caption"
            | "blockquote"
            | "pre"
            | "center"
            | "hr"
            | "form"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "main"
            | "address"
            | "figure"
            | "figcaption"
            | "fieldset"
            | "body"
            | "html"
    )
}
