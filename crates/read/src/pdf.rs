//! PDF with a text layer: characters with their places, put back into lines, paragraphs, columns and cells.

mod actual_text;
mod bombs;
mod characters;
mod fonts;
mod forms;
mod grid;
mod inherit;
mod layout;
mod lzw;
mod rebuild;

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use actual_text::Mark;
use inherit::Turn;

use crate::contained::contain;
use crate::document::Document;
use crate::error::{Error, Kind};
use crate::writer::Writer;
use crate::{Damage, Format, Options, limits};

/// A character on a page; places are in points, from the top left corner.
#[derive(Debug, Clone)]
struct Glyph {
    text: String,
    left: f64,
    right: f64,
    /// Where it stands on its line.
    base: f64,
    size: f64,
}

/// A line drawn on a page, from `from` to `to` along it, `at` across it.
#[derive(Debug, Clone, Copy)]
struct Rule {
    at: f64,
    from: f64,
    to: f64,
}

#[derive(Debug, Default)]
struct Page {
    glyphs: Vec<Glyph>,
    across: Vec<Rule>,
    down: Vec<Rule>,
    /// How high it is as it is shown.
    height: f64,
    /// Its left, lower, right and upper edge as it is written.
    edges: [f64; 4],
    turn: Turn,
    /// What the spans say that are still to come.
    said: std::vec::IntoIter<String>,
    /// The first character of the span that is open, and what it says.
    open: Option<(usize, String)>,
}

pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Document, Error> {
    let mut writer = Writer::new(Format::Pdf, options);
    bombs::refuse(bytes)?;
    // The library underneath is not written for damaged files: what it panics at is an error of the file.
    let file = contain(|| pdf_extract::Document::load_mem(bytes)).and_then(Result::ok);
    if file.as_ref().is_some_and(pdf_extract::Document::is_encrypted) {
        return Err(Kind::Encrypted(Format::Pdf).into());
    }
    let mut read = file.map(Read::of).transpose()?.unwrap_or_default();
    if !read.is_whole() {
        if rebuild::says_encrypted(bytes) {
            return Err(Kind::Encrypted(Format::Pdf).into());
        }
        if let Some(rebuilt) = contain(|| rebuild::rebuild(bytes)).flatten() {
            let before = rebuilt.pages_before;
            let again = Read::of(rebuilt.file)?;
            if again.letters > read.letters || read.pages.is_empty() {
                let what = format!(
                    "it is missing or damaged; {} objects were found without it",
                    rebuilt.objects
                );
                writer.damage(Damage::new("the cross-reference table", what));
                let here = again.pages.len();
                let what = match before {
                    Some(all) if all > here => format!("{here} of {all} pages are left"),
                    Some(_) => String::new(),
                    None => format!("{here} page(s) were found; how many there were is lost"),
                };
                if !what.is_empty() {
                    writer.damage(Damage::new("the page tree", what));
                }
                read = again;
            }
        }
    }
    read.say_damage(&mut writer);
    if read.letters == 0 {
        return Err(match &read {
            Read { pages, lost, empty, silent, .. }
                if lost.is_empty() && silent.is_empty() && !empty.is_empty() =>
            {
                Kind::Scanned { pages: pages.len() }
            }
            Read { silent, .. } if !silent.is_empty() => {
                Kind::FontsLost { format: Format::Pdf, pages: silent.len() }
            }
            Read { pages, .. } if pages.is_empty() => {
                Kind::NoPart { format: Format::Pdf, part: "page tree" }
            }
            _ => Kind::NoPart { format: Format::Pdf, part: "text" },
        }
        .into());
    }
    layout::write(read.pages, &mut writer);
    writer.finish()
}

/// What was read of a file.
#[derive(Debug, Default)]
struct Read {
    pages: Vec<Page>,
    /// How many pages the page tree says that there are.
    stated: usize,
    /// The numbers of the pages that could not be read to the end.
    lost: Vec<String>,
    /// Those of the pages without text.
    empty: Vec<String>,
    /// Those of the pages with fonts that say nothing.
    silent: Vec<String>,
    letters: usize,
}

impl Read {
    fn of(mut file: pdf_extract::Document) -> Result<Self, Error> {
        let mut read = Self { stated: stated_pages(&file), ..Self::default() };
        let numbers = contain(|| file.get_pages()).unwrap_or_default();
        let mut known = fonts::Known::new();
        let mut glyphs = 0;
        let mut mended = false;
        for (number, id) in numbers {
            let turn = contain(|| inherit::settle(&mut file, id)).unwrap_or_default();
            let broken = contain(|| fonts::silence_broken(&mut file, id, &mut known));
            let said = contain(|| actual_text::mark(&mut file, id));
            let said = said.unwrap_or_default();
            let ends = contain(|| forms::end(&file, id)) == Some(true);
            let mut page = Page { turn, ..Page::default() };
            let mut ended = ends && page.read(&file, number, &said);
            if ends && !ended && !mended {
                // Where a font is damaged, its page is read again once the fonts are mended.
                mended = true;
                let _ = contain(|| characters::mend(&mut file));
            }
            if ends && !ended && mended {
                let mut again = Page { turn, ..Page::default() };
                let whole = again.read(&file, number, &said);
                if whole || again.glyphs.len() > page.glyphs.len() {
                    (page, ended) = (again, whole);
                }
            }
            let letters = page.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
            if !ended {
                read.lost.push(number.to_string());
            } else if broken.unwrap_or(0) > 0 || letters == 0 && !page.glyphs.is_empty() {
                read.silent.push(number.to_string());
            } else if page.glyphs.is_empty() {
                read.empty.push(number.to_string());
            }
            read.letters += letters;
            glyphs += page.glyphs.len();
            if glyphs > limits::MAX_TEXT_BYTES / 16 {
                return Err(Kind::TextTooLarge { limit: limits::MAX_TEXT_BYTES }.into());
            }
            read.pages.push(page);
        }
        Ok(read)
    }

    /// Whether nothing is missing that another way of reading could find.
    fn is_whole(&self) -> bool {
        !self.pages.is_empty()
            && self.pages.len() >= self.stated
            && self.lost.is_empty()
            && self.silent.is_empty()
    }

    fn say_damage(&self, writer: &mut Writer) {
        for (pages, what) in [
            (&self.lost, "could not be read to the end"),
            (&self.silent, "have text in fonts that are lost: what it says is not known"),
            (&self.empty, "have no text layer: they are pictures"),
        ] {
            if !pages.is_empty() {
                let what = format!("page(s) {} {what}", pages.join(", "));
                writer.damage(Damage::new("the pages", what));
            }
        }
    }
}

/// How many pages the root of the page tree says that there are.
fn stated_pages(file: &pdf_extract::Document) -> usize {
    let root = file.catalog().and_then(|catalog| catalog.get_deref(b"Pages", file));
    let count = root.and_then(|root| root.as_dict()?.get(b"Count")?.as_i64());
    count.ok().and_then(|count| count.try_into().ok()).unwrap_or(0)
}

impl Page {
    /// Reads a page; whether to its end. `said` is what its spans say.
    fn read(&mut self, file: &pdf_extract::Document, number: u32, said: &[String]) -> bool {
        self.said = Vec::from(said).into_iter();
        matches!(contain(|| pdf_extract::output_doc_page(file, self, number)), Some(Ok(())))
    }

    fn point(&self, ctm: &Transform, x: f64, y: f64) -> (f64, f64) {
        let across = ctm.m11 * x + ctm.m21 * y + ctm.m31;
        let up = ctm.m12 * x + ctm.m22 * y + ctm.m32;
        let [left, lower, right, upper] = self.edges;
        match self.turn {
            Turn::None => (across - left, upper - up),
            Turn::Quarter => (up - lower, across - left),
            Turn::Half => (right - across, up - lower),
            Turn::ThreeQuarters => (upper - up, right - across),
        }
    }

    fn begin_span(&mut self) {
        self.end_span();
        self.open = self.said.next().map(|text| (self.glyphs.len(), text));
    }

    /// The characters of the span that is open are one, which says what the span says.
    fn end_span(&mut self) {
        let Some((first, text)) = self.open.take() else { return };
        let right = self.glyphs.iter().skip(first).map(|glyph| glyph.right);
        let right = right.fold(f64::NEG_INFINITY, f64::max);
        if let Some(glyph) = self.glyphs.get_mut(first) {
            glyph.text = text;
            glyph.right = right;
            self.glyphs.truncate(first + 1);
        }
    }

    /// Takes the straight lines of a path: of one that is filled, what is as thin as a line.
    fn rules(&mut self, ctm: &Transform, path: &Path, filled: bool) {
        let mut corners: Vec<(f64, f64)> = Vec::new();
        let mut shapes: Vec<Vec<(f64, f64)>> = Vec::new();
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => {
                    shapes.push(std::mem::take(&mut corners));
                    corners.push(self.point(ctm, x, y));
                }
                PathOp::LineTo(x, y) => corners.push(self.point(ctm, x, y)),
                PathOp::CurveTo(_, _, _, _, x, y) => corners.push(self.point(ctm, x, y)),
                PathOp::Rect(x, y, width, height) => {
                    shapes.push(std::mem::take(&mut corners));
                    let (right, top) = (x + width, y + height);
                    shapes.push(
                        [(x, y), (right, y), (right, top), (x, top), (x, y)]
                            .map(|(x, y)| self.point(ctm, x, y))
                            .to_vec(),
                    );
                }
                PathOp::Close => {
                    if let Some(&first) = corners.first() {
                        corners.push(first);
                    }
                }
            }
        }
        shapes.push(corners);
        for shape in shapes {
            if filled {
                self.bar(&shape);
            } else {
                for two in shape.windows(2) {
                    self.bar(two);
                }
            }
        }
    }

    /// Takes a shape that is as thin as a line.
    fn bar(&mut self, corners: &[(f64, f64)]) {
        const THIN: f64 = 2.5;
        const SHORT: f64 = 6.0;
        const MOST: usize = 20_000;
        if corners.len() < 2 || self.across.len() + self.down.len() > MOST {
            return;
        }
        let side = |pick: fn(&(f64, f64)) -> f64| {
            let low = corners.iter().map(pick).fold(f64::INFINITY, f64::min);
            let high = corners.iter().map(pick).fold(f64::NEG_INFINITY, f64::max);
            (low, high)
        };
        let ((left, right), (top, bottom)) = (side(|corner| corner.0), side(|corner| corner.1));
        let (width, height) = (right - left, bottom - top);
        if !(width.is_finite() && height.is_finite()) {
            return;
        }
        if height <= THIN && width > SHORT {
            self.across.push(Rule { at: f64::midpoint(top, bottom), from: left, to: right });
        } else if width <= THIN && height > SHORT {
            self.down.push(Rule { at: f64::midpoint(left, right), from: top, to: bottom });
        }
    }
}

impl OutputDev for Page {
    fn begin_page(
        &mut self,
        _: u32,
        media_box: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.edges = [media_box.llx, media_box.lly, media_box.urx, media_box.ury];
        self.height = match self.turn {
            Turn::None => media_box.ury,
            Turn::Half => media_box.ury - media_box.lly,
            Turn::Quarter | Turn::ThreeQuarters => media_box.urx - media_box.llx,
        };
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.end_span();
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let (left, base) = self.point(place, 0.0, 0.0);
        let across = place.m11.hypot(place.m12) * font_size;
        let up = place.m21.hypot(place.m22) * font_size;
        let right = left + width * across;
        // Text that stands upright or on its head is no text of a plan: a stamp, a watermark.
        let (along, off) = match self.turn {
            Turn::None | Turn::Half => (place.m11, place.m12),
            Turn::Quarter | Turn::ThreeQuarters => (place.m12, place.m11),
        };
        let level = along.abs() > off.abs() * 4.0;
        if level && left.is_finite() && right.is_finite() && base.is_finite() && up > 0.5 {
            self.glyphs.push(Glyph { text: text.to_owned(), left, right, base, size: up });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        ctm: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        match Mark::of(path) {
            Some(Mark::Begin) => self.begin_span(),
            Some(Mark::End) => self.end_span(),
            None => self.rules(ctm, path, false),
        }
        Ok(())
    }

    fn fill(
        &mut self,
        ctm: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        self.rules(ctm, path, true);
        Ok(())
    }
}
