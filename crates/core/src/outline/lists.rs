//! What does an item hang from?
//!
//! Markers rank: a dash stands above `+`, `+` above the rest. A paragraph that ends with a colon owns the list behind
//! it. `*`, `•` and the rest are subheadings, above the dashes, where they end with a colon and other blocks follow,
//! or where they come before the first dash of their section.

use super::BlockId;
use crate::grammar::marker::{Marker, Rank};

/// The open items of the place that is being read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Lists {
    /// Open items, outermost first, without the subheading.
    open: Vec<Item>,
    /// The subheading that items hang from, and paragraphs too where it ends with a colon or reads as a title.
    subheading: Option<Item>,
    /// The paragraph that owns the list, with the rank of the list's first item once there is one.
    owner: Option<(BlockId, Option<Rank>)>,
    /// The day that owns every list behind it, up to the next day: `Thứ Hai (10/10):`.
    day: Option<BlockId>,
    /// Whether a dash has stood in this section.
    dashed: bool,
}

/// What is known of an item when it is placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) block: BlockId,
    pub(super) marker: Marker,
    /// Whether its text ends with a colon and a block of another kind follows.
    pub(super) heads: bool,
    /// Whether it reads as a title, short and without a stop, above a paragraph.
    pub(super) titles: bool,
    /// Its level in its list, where a word processor counts it.
    pub(super) level: Option<u8>,
}

impl Item {
    const fn rank(&self) -> Rank {
        self.marker.rank()
    }

    /// Whether it stands in a deeper level of a list than `outer`, which has the same kind of marker.
    fn is_below(&self, outer: &Self) -> bool {
        self.rank() == outer.rank()
            && self.level.zip(outer.level).is_some_and(|(own, out)| own > out)
    }
}

impl Lists {
    /// A new section, period, column or page: nothing is open.
    pub(super) fn reset(&mut self) {
        self.open.clear();
        self.subheading = None;
        self.owner = None;
        self.day = None;
        self.dashed = false;
    }

    /// A day of a week's programme: the lists behind it are its own, whatever their markers.
    pub(super) fn day(&mut self, id: BlockId) {
        self.reset();
        self.day = Some(id);
    }

    /// Whether a block is the day that owns the lists behind it.
    pub(super) fn is_day(&self, id: BlockId) -> bool {
        self.day == Some(id)
    }

    /// A paragraph or a field closes every open list; one that ends with a colon owns the list behind it.
    pub(super) fn paragraph(&mut self, owns: Option<BlockId>) {
        self.open.clear();
        self.owner = owns.map(|id| (id, None));
        self.day = self.day.filter(|_| owns.is_some());
    }

    /// A field, or a heading in capitals, closes the subheading too: it speaks of the section.
    pub(super) fn field(&mut self, owns: Option<BlockId>) {
        self.paragraph(owns);
        self.subheading = None;
    }

    /// What a paragraph hangs from, other than the enclosing section.
    pub(super) fn subheading(&self) -> Option<BlockId> {
        self.subheading.filter(|item| item.heads || item.titles).map(|item| item.block)
    }

    /// Places an item and opens it; `None` hangs it from the enclosing section, period or column.
    pub(super) fn item(&mut self, item: Item) -> Option<BlockId> {
        let Item { marker, heads, .. } = item;
        let rank = marker.rank();
        if let Some((_, first)) = &mut self.owner {
            match first {
                None => *first = Some(rank),
                Some(first) if rank < *first => self.owner = None,
                Some(_) => {}
            }
        }
        self.dashed |= rank == Rank::Dash;
        // "v Chỉ tiêu", "- Tỷ lệ:", "o Nữ: 72%": another marker below a dash is no further subheading.
        let again = self.subheading.is_some_and(|of| of.marker == marker || self.open.is_empty());
        let subheads = rank == Rank::Other && (heads || !self.dashed || again);
        // A subheading stands above the dashes that a paragraph owns: it closes their list.
        let dashes = matches!(self.owner, Some((_, Some(first))) if first < Rank::Other);
        let inner = self.owner_within();
        let next = || self.subheading.is_some_and(|of| of.marker == marker);
        if subheads && dashes && (heads || inner.is_some() && next()) {
            self.owner = None;
        }
        let owner = self.owner.map(|(id, _)| id).or(self.day);
        if subheads && !self.subheading.is_some_and(|above| item.is_below(&above)) {
            self.open.clear();
            self.subheading = Some(item);
            return owner;
        }
        while self.open.last().is_some_and(|above| above.rank() >= rank && !item.is_below(above)) {
            self.open.pop();
        }
        let above = self.open.last().or(self.subheading.as_ref()).map(|item| item.block);
        let above = if self.open.is_empty() { inner.or(above) } else { above };
        self.open.push(item);
        above.or(owner)
    }

    /// The paragraph that owns the list, where it stands below the subheading.
    fn owner_within(&self) -> Option<BlockId> {
        let (owner, _) = self.owner?;
        self.subheading.is_some_and(|of| of.block < owner).then_some(owner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::marker::marker;

    /// Places items given as marks (`-`, `+`, `*`, a digit behind is its level, a trailing `:` heads what follows, a trailing
    /// `!` is a title, `P:` is an owning paragraph, `P` a plain one, `D` a day) and gives the index of what each hangs from.
    fn parents(marks: &[&str]) -> Vec<Option<usize>> {
        let mut lists = Lists::default();
        marks
            .iter()
            .enumerate()
            .map(|(n, mark)| {
                let block = BlockId::new(n);
                let heads = mark.ends_with(':');
                let level = mark[1..].chars().next().and_then(|c| c.to_digit(10));
                let level = level.map(|level| level as u8);
                let marker = match &mark[..1] {
                    "D" => {
                        lists.day(block);
                        return None;
                    }
                    "P" => {
                        let parent = lists.subheading();
                        lists.paragraph(heads.then_some(block));
                        return parent.map(BlockId::index);
                    }
                    sign => marker(&format!("{sign} x")).expect("a marker").0,
                };
                let titles = mark.ends_with('!');
                lists.item(Item { block, marker, heads, titles, level }).map(BlockId::index)
            })
            .collect()
    }

    #[test]
    fn markers_rank() {
        assert_eq!(parents(&["-", "+", "*", "+", "-"]), [None, Some(0), Some(1), Some(0), None]);
        assert_eq!(parents(&["+", "-", "+"]), [None, None, Some(1)]);
    }

    #[test]
    fn levels_of_a_word_processor_stand_above_equal_markers() {
        assert_eq!(parents(&["-0", "-1", "-1", "-0", "-"]), [None, Some(0), Some(0), None, None]);
        assert_eq!(parents(&["*0", "*1", "*2", "*0"]), [None, Some(0), Some(1), None]);
    }

    #[test]
    fn paragraphs_with_a_colon_own_their_list() {
        assert_eq!(
            parents(&["P:", "-", "+", "-", "P", "-"]),
            [None, Some(0), Some(1), Some(0), None, None]
        );
        assert_eq!(parents(&["P:", "+", "+", "-"]), [None, Some(0), Some(0), None]);
        assert_eq!(parents(&["P:", "-", "*:", "-"]), [None, Some(0), None, Some(2)]);
        assert_eq!(parents(&["P:", "*", "*"]), [None, Some(0), Some(0)]);
    }

    #[test]
    fn paragraphs_with_a_colon_own_their_list_below_a_subheading_too() {
        assert_eq!(
            parents(&["*:", "P:", "-", "-", "*", "*"]),
            [None, Some(0), Some(1), Some(1), None, None]
        );
        assert_eq!(parents(&["*:", "P:", "-", "*:", "-"]), [None, Some(0), Some(1), None, Some(3)]);
    }

    #[test]
    fn a_day_owns_the_lists_behind_it() {
        assert_eq!(
            parents(&["D", "*:", "-", "*:", "-", "D", "*:", "-"]),
            [None, Some(0), Some(1), Some(0), Some(3), None, Some(5), Some(6)]
        );
        assert_eq!(parents(&["D", "+", "-", "P:", "-"]), [None, Some(0), Some(0), None, Some(3)]);
    }

    #[test]
    fn stars_are_subheadings_above_dashes() {
        assert_eq!(parents(&["*:", "-", "+", "*:", "-"]), [None, Some(0), Some(1), None, Some(3)]);
        assert_eq!(parents(&["-", "*:", "-", "*", "-"]), [None, None, Some(1), None, Some(3)]);
        assert_eq!(parents(&["*:", "P", "P"]), [None, Some(0), Some(0)]);
        assert_eq!(parents(&["*!", "P", "P", "*", "P"]), [None, Some(0), Some(0), None, None]);
        assert_eq!(parents(&["-", "*!", "P"]), [None, Some(0), None]);
        assert_eq!(parents(&["-", "*"]), [None, Some(0)]);
        assert_eq!(parents(&["*:", "-:", "o", "o", "*:"]), [None, Some(0), Some(1), Some(1), None]);
    }
}
