//! The cheapest way through the states of a line.

use std::ops::Range;

use super::line::Line;
use super::{STATES, State};
use crate::text::syllable::Fit;

/// What a change of state costs, in tenths of a word that makes no sense.
const SWITCH: u32 = 20;

/// A stretch of words in one encoding.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) state: State,
    /// Indices of tokens.
    pub(super) tokens: Range<usize>,
    /// How many words change.
    pub(super) changed: usize,
    /// Reads as well in the other encoding.
    pub(super) tied: bool,
    /// Not to be repaired, only noted.
    pub(super) doubtful: bool,
    /// There's enough to it: see [`evidence`](super::evidence).
    pub(super) stands: bool,
}

impl Line<'_> {
    /// Finds the way that costs least, and puts its runs outside of Unicode into `runs`.
    pub(super) fn cheapest(&mut self, runs: &mut Vec<Run>) {
        runs.clear();
        self.walk(runs);
        for run in &mut *runs {
            // What makes no sense at an edge stays outside.
            let fits = |n: &usize| {
                let reading = self.tokens[*n].reading(run.state);
                reading.turns() && (reading.fit >= Fit::Spelled || reading.short)
            };
            let first = run.tokens.clone().find(fits);
            let last = run.tokens.clone().rfind(fits);
            run.tokens = first.map_or(0..0, |first| first..last.unwrap_or(first) + 1);
            let changes = |n: &usize| self.tokens[*n].reading(run.state).turns();
            run.changed = run.tokens.clone().filter(changes).count();
        }
        runs.retain(|run| run.changed > 0);
    }

    fn walk(&mut self, runs: &mut Vec<Run>) {
        let mut costs = [0, SWITCH, SWITCH];
        self.back.clear();
        for token in &self.tokens {
            let mut next = [u32::MAX; 3];
            let mut from = [0_u8; 3];
            for (n, here) in token.costs().into_iter().enumerate() {
                for (m, before) in costs.into_iter().enumerate() {
                    let switch = match (n, m) {
                        _ if n == m => 0,
                        (0, _) | (_, 0) => SWITCH,
                        _ => SWITCH + SWITCH / 4,
                    };
                    let cost = before + switch + here;
                    if cost < next[n] {
                        (next[n], from[n]) = (cost, m as u8);
                    }
                }
            }
            // Costs stay small however long the line is.
            let least = next[0].min(next[1]).min(next[2]);
            costs = next.map(|cost| cost - least);
            self.back.push(from);
        }
        let end = |n: &usize| costs[*n] + if *n == 0 { 0 } else { SWITCH };
        let mut state = (0..3).min_by_key(end).unwrap_or(0);
        for at in (0..self.tokens.len()).rev() {
            if state != 0 {
                match runs.last_mut() {
                    Some(run) if run.state == STATES[state] && run.tokens.start == at + 1 => {
                        run.tokens.start = at;
                    }
                    _ => runs.push(Run {
                        state: STATES[state],
                        tokens: at..at + 1,
                        changed: 0,
                        tied: false,
                        doubtful: false,
                        stands: false,
                    }),
                }
            }
            state = usize::from(self.back[at][state]);
        }
        runs.reverse();
    }
}
