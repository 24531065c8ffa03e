//! What a stretch of a page says, where the page itself says so.
//!
//! Where a font draws a letter of two pieces (`ê` and its tone), what its pieces mean by themselves is often wrong, and
//! the page names the letter beside them: `/Span <</ActualText …>> BDC … EMC`. The library underneath does not tell of
//! such spans, but of the paths that a page draws, in order. So each span is put between two paths that no page draws.

use memchr::memmem;
use pdf_extract::content::{Content, Operation};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Path, PathOp, Stream};

/// Where the paths stand that mark the begin and the end of a span: far off any page.
const BEGIN: f64 = -7_654_321.0;
const END: f64 = -7_654_322.0;

/// How deep marked content may be nested.
const MAX_NESTING: usize = 64;

/// Puts marks around the spans of a page that say what they say; gives what they say, in order.
pub(super) fn mark(file: &mut Document, page: ObjectId) -> Vec<String> {
    let marked = || -> Option<(Vec<u8>, Vec<String>)> {
        let content = file.get_page_content(page).ok()?;
        memmem::find(&content, b"ActualText")?;
        let content = Content::decode(&content).ok()?;
        let mut texts = Vec::new();
        let mut operations = Vec::with_capacity(content.operations.len());
        // For each piece of marked content that is open, whether it says what it says.
        let mut open: Vec<bool> = Vec::new();
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" | "BMC" if open.len() < MAX_NESTING => {
                    // A span in a span is said by the outer one.
                    let inside = open.contains(&true);
                    let text = actual_text(&operation).filter(|_| !inside);
                    open.push(text.is_some());
                    operations.push(operation);
                    if let Some(text) = text {
                        path(BEGIN, &mut operations);
                        texts.push(text);
                    }
                }
                "EMC" => {
                    if open.pop() == Some(true) {
                        path(END, &mut operations);
                    }
                    operations.push(operation);
                }
                _ => operations.push(operation),
            }
        }
        Some((Content { operations }.encode().ok()?, texts))
    };
    let Some((content, texts)) = marked() else { return Vec::new() };
    let stream = file.add_object(Stream::new(Dictionary::new(), content));
    match file.get_object_mut(page).and_then(Object::as_dict_mut) {
        Ok(page) => page.set("Contents", stream),
        Err(_) => return Vec::new(),
    }
    texts
}

fn actual_text(operation: &Operation) -> Option<String> {
    let properties = operation.operands.get(1)?.as_dict().ok()?;
    let bytes = properties.get(b"ActualText").and_then(Object::as_str).ok()?;
    let text = match bytes.strip_prefix(b"\xFE\xFF") {
        Some(units) => {
            let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            char::decode_utf16(units).collect::<Result<String, _>>().ok()?
        }
        None => std::str::from_utf8(bytes).ok()?.to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

fn path(at: f64, operations: &mut Vec<Operation>) {
    let point = || vec![Object::Real(at as f32), Object::Real(0.0)];
    operations.push(Operation::new("m", point()));
    operations.push(Operation::new("S", Vec::new()));
}

/// What a path marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// A span begins.
    Begin,
    /// It ends.
    End,
}

impl Mark {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let [PathOp::MoveTo(x, _)] = path.ops[..] else { return None };
        if (x - BEGIN).abs() < 0.5 {
            Some(Self::Begin)
        } else if (x - END).abs() < 0.5 {
            Some(Self::End)
        } else {
            None
        }
    }
}
