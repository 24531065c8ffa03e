//! A plan that was copied with the web page around it: what the site puts above and below is no part of the plan.

use super::Role;
use super::build::Builder;
use crate::grammar::{artifact, head};
use crate::lines::Shape;

/// How many lines of a page may stand above the plan.
const SITE_WINDOW: usize = 600;

/// How many lines behind a title its bases or first section stand.
const HEAD_REACH: usize = 16;

impl Builder<'_> {
    /// Skips what a web page puts above the plan, where the page shows itself; gives the plan's first line.
    pub(super) fn skip_site(&mut self, i: usize) -> usize {
        let end = self.lines.len().min(i + SITE_WINDOW);
        let signs = |from: usize, to: usize| {
            self.lines[from..to].iter().filter(|l| artifact::is_site(l.body(self.text))).count()
        };
        let Some(title) = (i..end).find(|at| self.heads_plan(*at)) else { return i };
        let start = self.letterhead_above(i, title);
        if start <= i || signs(i, start) == 0 {
            return i;
        }
        self.site = true;
        for at in i..start {
            self.open(Role::Artifact, at, None);
        }
        start
    }

    /// Whether a title at line `at` is followed by the rest of a plan: bases, or a first section.
    fn heads_plan(&self, at: usize) -> bool {
        let framed = || self.lines[..at].iter().any(|l| artifact::is_site(l.body(self.text)));
        let title = self.lines.get(at).is_some_and(|l| l.shape == Shape::Title && l.capitals);
        title && (self.begins_plan(at) || framed())
    }

    /// Whether a title in capitals stands at line `at` with its bases or its first section soon behind it.
    fn begins_plan(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at) else { return false };
        line.shape == Shape::Title
            && line.capitals
            && (at + 1..self.lines.len().min(at + HEAD_REACH)).any(|n| {
                matches!(self.lines[n].shape, Shape::Ordinal(o, _) if o.value == 1)
                    || self.begins_bases(n)
            })
    }

    /// The first line of the letterhead above a title: issuers, motto, number, place and date.
    fn letterhead_above(&self, from: usize, title: usize) -> usize {
        let mut start = title;
        while start > from {
            let line = &self.lines[start - 1];
            let text = line.text(self.text);
            let belongs = match line.shape {
                Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Stamp | Shape::Rule => {
                    true
                }
                Shape::Text | Shape::Authority => {
                    line.capitals && head::is_issuer(text) || head::second_column(text).is_some()
                }
                _ => false,
            };
            if !belongs {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Whether the page around the plan goes on at line `i`: everything from there on is the site's.
    pub(super) fn site_returns(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let ended = self.tail.seen || self.tail.closed;
        ended
            && artifact::is_site(line.body(self.text))
            && !(self.tail.open && matches!(line.shape, Shape::Item(..)))
    }

    /// Where the next plan begins behind the foot of a page at line `i`: at its letterhead, or at its title.
    pub(super) fn next_plan(&self, i: usize) -> usize {
        let found = (i + 1..self.lines.len()).find(|at| {
            let line = &self.lines[*at];
            line.shape == Shape::Motto
                || head::joins_motto(line.text(self.text))
                || self.begins_plan(*at)
        });
        found.map_or(self.lines.len(), |at| self.letterhead_above(i + 1, at))
    }

    /// Whether line `i` is a button or a link that the page put into the plan.
    pub(super) fn is_button(&self, i: usize) -> bool {
        self.site && self.lines.get(i).is_some_and(|line| artifact::is_site(line.body(self.text)))
    }
}
