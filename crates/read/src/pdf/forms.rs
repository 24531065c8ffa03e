//! Forms that a page draws, and that draw others.
//!
//! The library underneath follows them wherever they lead. A form that draws itself would lead it on until the stack is
//! full, and forms that each draw the next one twice, for ever.

use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// How deep forms may draw each other.
const MAX_NESTING: usize = 24;

/// How many forms a page may draw, those that forms draw included.
const MAX_DRAWN: usize = 10_000;

/// Whether what a page draws comes to an end soon.
pub(super) fn end(file: &Document, page: ObjectId) -> bool {
    let Ok((own, inherited)) = file.get_page_resources(page) else { return true };
    let Ok(content) = file.get_page_content(page) else { return true };
    let dictionary = |id: &ObjectId| file.get_dictionary(*id).ok();
    let resources: Vec<&Dictionary> =
        own.into_iter().chain(inherited.iter().filter_map(dictionary)).collect();
    let mut drawn = 0;
    resources.iter().all(|resources| follow(file, &content, resources, &mut Vec::new(), &mut drawn))
}

/// Whether following the forms that `content` draws comes to an end; `path` are the forms that lead here.
fn follow(
    file: &Document,
    content: &[u8],
    resources: &Dictionary,
    path: &mut Vec<ObjectId>,
    drawn: &mut usize,
) -> bool {
    for name in names(content) {
        let Some((id, form)) = form(file, resources, name) else { continue };
        *drawn += 1;
        if path.contains(&id) || path.len() >= MAX_NESTING || *drawn > MAX_DRAWN {
            return false;
        }
        let own = form.dict.get(b"Resources").ok().and_then(|own| resolved(file, own));
        let inner = form.decompressed_content().unwrap_or_else(|_| form.content.clone());
        path.push(id);
        let ends = follow(file, &inner, own.unwrap_or(resources), path, drawn);
        path.pop();
        if !ends {
            return false;
        }
    }
    true
}

/// The names of what a content draws: `/Name Do`.
fn names(content: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut before: &[u8] = &[];
    let words = content.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    words.filter_map(move |word| {
        let last = std::mem::replace(&mut before, word);
        last.strip_prefix(b"/").filter(|_| word == b"Do")
    })
}

/// The form of this name; pictures are none.
fn form<'f>(
    file: &'f Document,
    resources: &'f Dictionary,
    name: &[u8],
) -> Option<(ObjectId, &'f Stream)> {
    let objects = resolved(file, resources.get(b"XObject").ok()?)?;
    let id = objects.get(name).ok()?.as_reference().ok()?;
    let form = file.get_object(id).ok()?.as_stream().ok()?;
    let picture = form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|t| t == b"Image");
    (!picture).then_some((id, form))
}

fn resolved<'f>(file: &'f Document, object: &'f Object) -> Option<&'f Dictionary> {
    file.dereference(object).ok()?.1.as_dict().ok()
}
