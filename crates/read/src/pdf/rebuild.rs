//! Files whose table of objects is lost or wrong: cut ones, above all.
//!
//! A PDF is read from its end, where a table says at which byte each object stands. Without one, objects are found by
//! how they begin (`12 0 obj`), as viewers do. They are written anew, one behind the other, with a table of their own,
//! and pages that the page tree no longer reaches are put into a new one.

use std::collections::{BTreeMap, HashSet};
use std::io::Write as _;

use memchr::memmem::{self, Finder};
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

use super::fonts;

/// The largest number of an object, as Acrobat has it.
const MAX_NUMBER: u32 = 8_388_607;

/// How many objects are looked for.
const MAX_OBJECTS: usize = 1 << 20;

/// How many dictionaries of fonts are tried for a page that lost its own.
const MAX_RESOURCES: usize = 64;

/// What could be put together again.
#[derive(Debug)]
pub(super) struct Rebuilt {
    pub(super) file: Document,
    /// How many objects were found.
    pub(super) objects: usize,
    /// How many pages the file had, where it still says so.
    pub(super) pages_before: Option<usize>,
}

/// Finds the objects of a file and its pages; nothing where there is not one page.
pub(super) fn rebuild(bytes: &[u8]) -> Option<Rebuilt> {
    let found = objects(bytes);
    let places: BTreeMap<u32, usize> = found.iter().map(|one| (one.number, one.start)).collect();
    let mut file = Document::load_mem(&written_anew(bytes, &found)).ok()?;
    let known: HashSet<ObjectId> = file.objects.keys().copied().collect();
    let silent = fonts::without_meaning(&file);
    for object in file.objects.values_mut() {
        prune(object, &known);
    }
    for id in silent {
        file.objects.insert(id, Object::Dictionary(fonts::silent()));
    }
    let (pages, pages_before) = pages(&mut file, &places);
    if pages.is_empty() {
        return None;
    }
    plant(&mut file, pages);
    Some(Rebuilt { file, objects: places.len(), pages_before })
}

/// Whether a file says that it is encrypted, wherever it says so.
pub(super) fn says_encrypted(bytes: &[u8]) -> bool {
    const ENTRY: &[u8] = b"/Encrypt";
    memmem::find_iter(bytes, ENTRY).any(|at| {
        let rest = bytes[at + ENTRY.len()..].trim_ascii_start();
        let number = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        number > 0 && rest[number..].trim_ascii_start().starts_with(b"0 R")
    })
}

// ----- finding -----

/// An object that was found.
#[derive(Debug, Clone)]
struct Found {
    number: u32,
    generation: u16,
    /// Where it begins: at its number.
    start: usize,
    /// Where what it is begins and ends; of a stream, its dictionary.
    body: (usize, usize),
    /// Where the data of a stream begin and end.
    data: Option<(usize, usize)>,
}

/// Where a word comes next: asked with places that only grow, it looks at each byte once.
struct Next<'b> {
    bytes: &'b [u8],
    finder: Finder<'static>,
    at: usize,
}

impl<'b> Next<'b> {
    fn new(bytes: &'b [u8], word: &'static [u8]) -> Self {
        let finder = Finder::new(word);
        let at = finder.find(bytes).unwrap_or(bytes.len());
        Self { bytes, finder, at }
    }

    /// Where the word comes next from `from` on; the end of the file where it does not.
    fn from(&mut self, from: usize) -> usize {
        if self.at < from {
            let rest = self.bytes.get(from..).unwrap_or_default();
            self.at = self.finder.find(rest).map_or(self.bytes.len(), |at| from + at);
        }
        self.at
    }
}

/// The objects of a file in the order in which they stand.
fn objects(bytes: &[u8]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut seen = HashSet::new();
    let (mut begins, mut ends) = (Next::new(bytes, b"obj"), Next::new(bytes, b"endobj"));
    let mut streams = Next::new(bytes, b"stream");
    let mut at = 0;
    while found.len() < MAX_OBJECTS {
        let word = begins.from(at);
        if word >= bytes.len() {
            break;
        }
        let body = word + b"obj".len();
        at = body;
        let Some((number, generation, start)) = header(bytes, word) else { continue };
        let end = ends.from(body);
        let mut one = Found { number, generation, start, body: (body, end), data: None };
        // Within an object that lost its end, others may begin.
        let stream = streams.from(body);
        let dictionary = bytes[body..stream.min(end)].trim_ascii();
        if stream < end && dictionary.ends_with(b">>") && begins.from(body) > stream {
            let from = data_start(bytes, stream);
            let to = data_end(bytes, dictionary, from, end);
            one.body = (body, stream);
            one.data = Some((from, to));
            at = to;
        }
        if let Some(before) = found.last_mut() {
            before.body.1 = before.body.1.min(start);
        }
        // What the cut left of an object does not replace a whole one.
        let whole = end < bytes.len();
        if seen.insert(number) || whole {
            found.push(one);
        }
    }
    found
}

/// The number and the generation before `obj`, and where they begin.
fn header(bytes: &[u8], word: usize) -> Option<(u32, u16, usize)> {
    let (generation, before) = number_before(bytes, word)?;
    let (number, start) = number_before(bytes, before)?;
    let generation = u16::try_from(generation).ok()?;
    (number > 0 && number <= MAX_NUMBER).then_some((number, generation, start))
}

/// The number that stands before `end` with blanks behind it, and where it begins.
fn number_before(bytes: &[u8], end: usize) -> Option<(u32, usize)> {
    const LONGEST: usize = 20;
    let before = &bytes[end.saturating_sub(LONGEST)..end];
    let trimmed = before.trim_ascii_end();
    let digits = trimmed.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    if trimmed.len() == before.len() || digits == 0 {
        return None;
    }
    let start = trimmed.len() - digits;
    let number = std::str::from_utf8(&trimmed[start..]).ok()?.parse().ok()?;
    Some((number, end - before.len() + start))
}

/// Where the data of a stream begin: behind the end of the line with the word.
fn data_start(bytes: &[u8], word: usize) -> usize {
    let mut at = word + b"stream".len();
    while matches!(bytes.get(at), Some(b' ' | b'\t')) {
        at += 1;
    }
    at += usize::from(bytes.get(at) == Some(&b'\r'));
    (at + usize::from(bytes.get(at) == Some(&b'\n'))).min(bytes.len())
}

/// Where the data of a stream end: where its dictionary says, if that holds, or before the word that ends it.
fn data_end(bytes: &[u8], dictionary: &[u8], from: usize, end: usize) -> usize {
    const END: &[u8] = b"endstream";
    let stated = memmem::find(dictionary, b"/Length").and_then(|at| {
        let rest = dictionary[at + b"/Length".len()..].trim_ascii_start();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let length: usize = std::str::from_utf8(&rest[..digits]).ok()?.parse().ok()?;
        let to = from.checked_add(length)?;
        bytes.get(to..)?.trim_ascii_start().starts_with(END).then_some(to)
    });
    stated.unwrap_or_else(|| {
        let end = end.max(from);
        memmem::find(&bytes[from..end], END).map_or(end, |at| from + at)
    })
}

/// The objects as a file of their own.
fn written_anew(bytes: &[u8], found: &[Found]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = Vec::new();
    let mut size = 0;
    for one in found {
        let Found { number, generation, body: (from, to), .. } = *one;
        size = size.max(number + 1);
        // Writing to memory does not fail.
        let _ = write!(table, "{number} 1\n{:010} {generation:05} n \n", out.len());
        let _ = writeln!(out, "{number} {generation} obj");
        let body = &bytes[from..to];
        if let Some((from, to)) = one.data {
            let body = body.trim_ascii();
            out.extend(body.strip_suffix(b">>").unwrap_or(body));
            // Of two entries with one name, the last one counts.
            let _ = write!(out, " /Length {} >>\nstream\n", to - from);
            out.extend(&bytes[from..to]);
            out.extend(b"\nendstream");
        } else {
            out.extend(body);
        }
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(b"xref\n");
    out.extend(table);
    let _ = write!(out, "trailer\n<< /Size {size} >>\nstartxref\n{start}\n%%EOF\n");
    out
}

/// Takes out the references to objects that are not there.
fn prune(object: &mut Object, known: &HashSet<ObjectId>) {
    let lost = |object: &Object| object.as_reference().is_ok_and(|id| !known.contains(&id));
    let dictionary = match object {
        Object::Array(items) => {
            for item in items.iter_mut() {
                if lost(item) {
                    *item = Object::Null;
                }
                prune(item, known);
            }
            return;
        }
        Object::Dictionary(dictionary) => dictionary,
        Object::Stream(stream) => &mut stream.dict,
        _ => return,
    };
    let gone: Vec<Vec<u8>> =
        dictionary.iter().filter(|(_, value)| lost(value)).map(|(name, _)| name.clone()).collect();
    for name in gone {
        dictionary.remove(&name);
    }
    for (_, value) in dictionary.iter_mut() {
        prune(value, known);
    }
}

// ----- pages -----

/// The pages in their order, and how many there were.
fn pages(file: &mut Document, places: &BTreeMap<u32, usize>) -> (Vec<ObjectId>, Option<usize>) {
    if let Some(root) = file.objects.iter().rev().find_map(|(id, object)| {
        let catalog = object.as_dict().ok().filter(|one| one.has_type(b"Catalog"))?;
        catalog.has(b"Pages").then_some(*id)
    }) {
        file.trailer.set("Root", Object::Reference(root));
    }
    let mut pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let root = file.catalog().and_then(|root| root.get_deref(b"Pages", file));
    let mut count = root.and_then(Object::as_dict).ok().and_then(count);
    if count.is_some_and(|count| pages.len() >= count) {
        return (pages, count);
    }
    count = count.or_else(|| {
        let nodes = file.objects.values().filter_map(|object| object.as_dict().ok());
        nodes.filter(|node| node.has_type(b"Pages")).filter_map(self::count).max()
    });
    let place = |id: &ObjectId| places.get(&id.0).copied().unwrap_or(usize::MAX);
    let in_tree: HashSet<ObjectId> = pages.iter().copied().collect();
    let is_page = |object: &Object| object.as_dict().is_ok_and(|one| one.has_type(b"Page"));
    let mut others: Vec<(usize, ObjectId)> = file
        .objects
        .iter()
        .filter(|(id, object)| is_page(object) && !in_tree.contains(id))
        .map(|(id, _)| {
            // Pages stand in the order of what is on them.
            let first = file.get_page_contents(*id).first().map_or(place(id), place);
            (first, *id)
        })
        .collect();
    let orphans = orphans(file, pages.iter().chain(others.iter().map(|(_, id)| id)));
    others.extend(orphans.into_iter().map(|(content, page)| (place(&content), page)));
    others.sort_unstable();
    pages.extend(others.into_iter().map(|(_, id)| id));
    (pages, count.filter(|count| *count <= MAX_OBJECTS))
}

fn count(node: &Dictionary) -> Option<usize> {
    node.get(b"Count").and_then(Object::as_i64).ok().and_then(|count| count.try_into().ok())
}

/// Makes pages of what pages show that are lost themselves; each with the content that it has.
fn orphans<'a>(
    file: &mut Document,
    pages: impl Iterator<Item = &'a ObjectId>,
) -> Vec<(ObjectId, ObjectId)> {
    let shown: HashSet<ObjectId> = pages.flat_map(|id| file.get_page_contents(*id)).collect();
    let contents: Vec<(ObjectId, Vec<Vec<u8>>)> = file
        .objects
        .iter()
        .filter(|(id, _)| !shown.contains(id))
        .filter_map(|(id, object)| Some((*id, fonts_of_content(object.as_stream().ok()?)?)))
        .collect();
    if contents.is_empty() {
        return Vec::new();
    }
    let resources = resources(file);
    let mut made = Vec::new();
    for (content, names) in contents {
        let fits = |resources: &&Dictionary| names.iter().all(|name| resources.has(name));
        let mut page = Dictionary::new();
        page.set("Type", Object::Name(b"Page".to_vec()));
        page.set("Contents", Object::Reference(content));
        if let Some(fonts) = resources.iter().find(fits) {
            let mut resources = Dictionary::new();
            resources.set("Font", fonts.clone());
            page.set("Resources", resources);
        }
        made.push((content, file.add_object(page)));
    }
    made
}

/// The names of the fonts that a stream sets text in, if it is the content of a page.
fn fonts_of_content(stream: &Stream) -> Option<Vec<Vec<u8>>> {
    const OTHERS: [&[u8]; 5] = [b"Type", b"Subtype", b"Length1", b"FunctionType", b"N"];
    if OTHERS.iter().any(|name| stream.dict.has(name)) {
        return None;
    }
    let content = stream.decompressed_content().ok()?;
    let names = fonts::names(&content);
    (!names.is_empty()).then_some(names)
}

/// The dictionaries of fonts that are there, whatever pages they belonged to.
fn resources(file: &Document) -> Vec<Dictionary> {
    let fonts = |dictionary: &Dictionary| {
        let fonts = dictionary.get_deref(b"Font", file).and_then(Object::as_dict).ok()?;
        Some(fonts.clone())
    };
    let of_object = |object: &Object| {
        let dictionary = object.as_dict().ok()?;
        fonts(dictionary).or_else(|| {
            let resources = dictionary.get_deref(b"Resources", file).and_then(Object::as_dict);
            fonts(resources.ok()?)
        })
    };
    file.objects.values().filter_map(of_object).take(MAX_RESOURCES).collect()
}

/// Puts pages into a tree of their own.
fn plant(file: &mut Document, pages: Vec<ObjectId>) {
    let mut tree = Dictionary::new();
    tree.set("Type", Object::Name(b"Pages".to_vec()));
    tree.set("Kids", Object::Array(pages.into_iter().map(Object::Reference).collect()));
    let tree = file.add_object(tree);
    let mut catalog = Dictionary::new();
    catalog.set("Type", Object::Name(b"Catalog".to_vec()));
    catalog.set("Pages", Object::Reference(tree));
    let catalog = file.add_object(catalog);
    file.trailer.set("Root", Object::Reference(catalog));
}
