//! A cover page: the head of a plan, printed once more on a page before it.

use super::{Lowering, Stage};
use crate::outline::{self, BlockId, Role};
use crate::plan::{Aside, AsideKind, Head, Text};

/// How many lines of its own a cover has at most, besides those of a head.
const MOST_LINES: u32 = 16;

/// How many blocks a head has before its title at most.
const REACH: usize = 16;

impl Lowering<'_, '_> {
    /// Whether all that was read is a cover page, and its head begins anew with a block: nothing but names and fields stood below
    /// the title, and the title that follows says the same.
    pub(super) fn repeats_cover(&self, id: BlockId, block: &outline::Block) -> bool {
        let part = &self.part;
        let bare = part.stage == Stage::Body
            && self.parts.is_empty()
            && !part.outlined
            && !part.covered
            && part.bases.is_empty()
            && part.enacting.is_none()
            && part.appendix.is_none()
            && part.appendices.is_empty();
        let Some(title) = part.head.title.as_ref().filter(|_| bare) else { return false };
        let behind = title.lines.last().map_or(0, |line| line.line);
        let first = self.line(block.first).map_or(u32::MAX, |line| line.number);
        if first.saturating_sub(behind) > MOST_LINES {
            return false;
        }
        let blocks = self.input.outline.blocks().get(id.index()..).unwrap_or_default();
        let mut again = String::new();
        let from = blocks.iter().take(REACH).position(|b| b.role == Role::Title);
        let Some(from) = from else { return false };
        for line in blocks.iter().skip(from).take_while(|b| b.role == Role::Title) {
            again.push_str(self.line_text(line.first));
        }
        let (first, again) = (letters(&title.text()), letters(&again));
        !first.is_empty() && (again.starts_with(&first) || first.starts_with(&again))
    }

    /// What stood on the cover stands beside the head that is read now.
    pub(super) fn leave_cover(&mut self) {
        let Head { issuers, motto, number, place_date, title, addressees, stamps, asides, .. } =
            std::mem::take(&mut self.part.head);
        let mut lines: Vec<Text<'_>> = Vec::new();
        lines.extend(issuers.into_iter().flat_map(|issuer| issuer.lines));
        lines.extend(motto);
        lines.extend(number.map(|number| number.text));
        lines.extend(place_date.map(|place_date| place_date.text));
        lines.extend(title.into_iter().flat_map(|title| title.lines));
        lines.extend(addressees);
        lines.extend(stamps);
        let head = &mut self.part.head.asides;
        head.extend(asides);
        head.extend(lines.into_iter().map(|text| Aside { kind: AsideKind::Artifact, text }));
        head.sort_by_key(|aside| aside.text.span.start());
        self.part.covered = true;
        self.part.stage = Stage::Head;
    }
}

/// The letters and digits of a text, in small letters.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
