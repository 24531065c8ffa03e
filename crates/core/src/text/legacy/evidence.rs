//! Is a run one? Which encoding is it in, and how far does it go?

use super::line::Line;
use super::path::Run;
use super::word::Token;
use super::{LEGACY, State};
use crate::text::common::Common;
use crate::text::syllable::Fit;

/// A run that changes more words than this is not ended by a word that reads well in both ways.
const LONG_RUN: usize = 5;

impl Line<'_> {
    /// Puts the runs that are to be repaired, or at least doubted, into `runs`. `context` says that the document is
    /// Vietnamese.
    pub(super) fn runs(&mut self, context: bool, runs: &mut Vec<Run>) {
        runs.clear();
        let opens = |token: &Token| token.opens(State::Tcvn3) + token.opens(State::Vni) > 0;
        if !self.tokens.iter().any(opens) {
            return;
        }
        self.cheapest(runs);
        if runs.is_empty() {
            return;
        }
        let mut near = self.tokens.iter().any(|token| token.far && token.fit >= Fit::Spelled);
        // A run that stands makes its line Vietnamese, so that others may stand.
        loop {
            let mut more = false;
            for run in runs.iter_mut().filter(|run| !run.stands) {
                if self.stands(run, near, context) {
                    run.stands = true;
                    more = !near;
                    near = true;
                }
            }
            if !more {
                break;
            }
        }
        runs.retain(|run| run.stands);
        for run in &mut *runs {
            run.tied = self.is_tied(run);
        }
        self.extend(runs);
    }

    /// Whether there's enough to a run: `near` says that its line is Vietnamese, `context` that the document is.
    fn stands(&self, run: &Run, near: bool, context: bool) -> bool {
        let tokens = &self.tokens[run.tokens.clone()];
        // Words that are evidence, with letters that Vietnamese never uses and without; and words that make no sense.
        let (mut hot, mut soft, mut bad) = (0, 0, 0);
        // Foreign words may read as syllables, but seldom as common words.
        let mut common = 0;
        for token in tokens {
            let reading = token.reading(run.state);
            match token.opens(run.state) {
                2 => hot += 1,
                1 => soft += 1,
                _ => {
                    let odd = reading.changes && reading.fit < Fit::Spelled;
                    bad += usize::from(odd && !reading.short);
                    continue;
                }
            }
            common += usize::from(reading.common.is_some());
        }
        if hot + soft == 0 || bad > hot + soft {
            return false;
        }
        let known = common * 2 >= hot + soft;
        if near {
            return if context { hot + common > 0 } else { known };
        }
        // In a Vietnamese document, several words in a row are enough.
        let several = context && hot > 1 && bad == 0;
        if !(known || several) {
            return false;
        }
        // How much of the whole line reads as Vietnamese?
        let all = self.tokens.len() - self.neutral;
        let reads = |token: &Token| {
            let reading = token.reading(run.state);
            usize::from(reading.fit >= Fit::Toneless || reading.short)
        };
        let outside = self.good - tokens.iter().map(Token::good).sum::<usize>();
        let good = outside + tokens.iter().map(reads).sum::<usize>();
        if context {
            return good * 2 >= all;
        }
        hot > 0 && hot + soft > 1 && good * 10 >= all * 7 || hot > 2 && good * 2 >= all
    }

    /// Whether the run reads as well in the other encoding.
    fn is_tied(&self, run: &Run) -> bool {
        self.tokens[run.tokens.clone()].iter().all(|token| {
            let (this, that) = (token.reading(run.state), token.reading(run.state.other()));
            !this.changes || (that.turns() && that.fit >= this.fit)
        })
    }

    /// Settles a tie by the runs elsewhere in the document, then by which reading has the commoner words.
    pub(super) fn settle(&self, run: &mut Run, elsewhere: Option<State>) {
        if let Some(state) = elsewhere {
            run.state = state;
            return;
        }
        let tokens = &self.tokens[run.tokens.clone()];
        let common = |state| tokens.iter().filter(|t| t.reading(state).common.is_some()).count();
        let (this, that) = (common(run.state), common(run.state.other()));
        if that > this {
            run.state = run.state.other();
        }
        run.doubtful = this == that;
    }

    /// Words at the edges of a run may read as words in both ways: takes those in that make more sense decoded.
    fn extend(&self, runs: &mut [Run]) {
        // Nothing else on the line can only be Unicode.
        let plain = |state| {
            self.tokens.iter().enumerate().all(|(at, token)| {
                let reading = token.reading(state);
                token.ascii
                    || (!reading.cold && reading.fit == Fit::Proper)
                    || runs.iter().any(|run| run.tokens.contains(&at))
            })
        };
        let long = |run: &Run| run.changed + 2 > LONG_RUN;
        let plain = if runs.iter().any(long) { LEGACY.map(plain) } else { [false; 2] };
        for n in 0..runs.len() {
            let floor = if n == 0 { 0 } else { runs[n - 1].tokens.end };
            let ceiling = runs.get(n + 1).map_or(self.tokens.len(), |next| next.tokens.start);
            let state = runs[n].state;
            // Left, then right; unmarked words are stepped over.
            for left in [true, false] {
                loop {
                    let run = &runs[n];
                    let (edge, limit) =
                        if left { (run.tokens.start, floor) } else { (run.tokens.end, ceiling) };
                    let Some(at) = self.candidate(edge, limit, state, left) else { break };
                    let beside = if left { at + 1 } else { at.wrapping_sub(1) };
                    let beside = run.tokens.contains(&beside).then_some(beside);
                    let sure = plain[state.index()] && run.changed > LONG_RUN;
                    if !self.better_decoded(at, beside, left, state, sure) {
                        break;
                    }
                    let tokens = &mut runs[n].tokens;
                    *tokens = if left { at..tokens.end } else { tokens.start..at + 1 };
                    runs[n].changed += 1;
                }
            }
        }
    }

    /// The next word beyond the edge of a run that can be read in both ways.
    fn candidate(&self, edge: usize, limit: usize, state: State, left: bool) -> Option<usize> {
        for step in 0..3 {
            let at = if left {
                edge.checked_sub(step + 1).filter(|at| *at >= limit)
            } else {
                Some(edge + step).filter(|at| *at < limit)
            }?;
            let token = &self.tokens[at];
            if token.ascii {
                continue;
            }
            let reading = token.reading(state);
            return (reading.turns() && reading.fit >= Fit::Spelled).then_some(at);
        }
        None
    }

    /// Whether word `at` makes more sense decoded, beside word `edge` of the run and its neighbour on the other side.
    fn better_decoded(
        &self,
        at: usize,
        edge: Option<usize>,
        left: bool,
        state: State,
        sure: bool,
    ) -> bool {
        let (word, read) = (self.word(Some(at)), self.read(Some(at), state));
        let inner = self.read(edge, state);
        let outer_at = if left { at.checked_sub(1) } else { Some(at + 1) };
        let (outer, outer_read) = (self.word(outer_at), self.read(outer_at, state));
        let pairs = |word, beside, before: bool| {
            if before {
                Common::are_compound(word, beside)
            } else {
                Common::are_compound(beside, word)
            }
        };
        let kept = pairs(word, outer, !left) || pairs(word, inner, left);
        let made = pairs(read, inner, left) || pairs(read, outer_read, !left);
        if made != kept {
            return made;
        }
        let (better, worse) = (read.is_some(), word.is_some());
        let joined = edge.is_some_and(|edge| self.are_joined(at.min(edge), at.max(edge)));
        better && !worse && joined || sure && better >= worse
    }

    /// Whether two words in a row stand in one phrase: no bracket and no quote between them, and no two parts of a name,
    /// which no other word vouches for.
    fn are_joined(&self, first: usize, second: usize) -> bool {
        let (first, second) = (&self.tokens[first], &self.tokens[second]);
        let between = &self.text[first.range.end..second.range.start];
        let is_name = |token: &Token| {
            let mut chars = self.text_of(token).chars();
            chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
        };
        between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | ';' | '-' | '/'))
            && !(is_name(first) && is_name(second))
    }
}
