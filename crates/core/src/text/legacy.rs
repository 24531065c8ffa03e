//! Runs of TCVN3 and VNI inside Unicode text.
//!
//! Where a document's font is lost, its letters come out as the Latin-1 characters of the same numbers: `thùc hiÖn c¸c
//! phong trµo`. A whole file can be like that, or a line, or a word. Neither a word nor a file can decide: `dùng` is
//! `dựng` in TCVN3 and a word by itself, and one ordinary word in ten would read as another one if it were decoded.
//!
//! So each line is read as a way through three states, Unicode, TCVN3 and VNI, that costs least. A word costs where it
//! makes no sense, and changing states costs; letters that Vietnamese never uses (*hot* ones) pull into a legacy state,
//! letters that the legacy encodings have not keep out of it (*cold* words). Then each run is asked whether its line, or
//! the document, is Vietnamese at all: nothing is done to French or German.

use std::ops::Range;

use super::common::{is_common, is_compound};
use super::letter::is_letter;
use super::repair::{RepairKind, SuspicionKind, Writer};
use super::scan::{self, Suspect};
use super::syllable::{Fit, fit};
use super::tables::generated::{TCVN3, VNI};
use super::{Encoding, Letter};
use crate::hint::LegacyRun;

/// Repairs the runs in those of `lines` that are suspected of any; the lines must come in order.
pub(super) fn repair_lines(writer: &mut Writer<'_>, lines: &[Suspect], context: bool) {
    let text = writer.source();
    let mut found: Vec<(Line, Vec<Run>)> = Vec::new();
    let mut tally = [0_usize; 2];
    for suspect in lines.iter().filter(|suspect| suspect.flags & scan::LEGACY != 0) {
        let line = Line::new(text, suspect.line.clone());
        let runs = line.runs(text, context);
        for run in runs.iter().filter(|run| !run.tied) {
            tally[index(run.state)] += run.changed;
        }
        if !runs.is_empty() {
            found.push((line, runs));
        }
    }
    for (line, mut runs) in found {
        for run in &mut runs {
            if run.tied {
                line.settle(text, run, tally);
            }
        }
        line.write(writer, &mut runs);
    }
}

/// Writes runs whose encoding is known, letter by letter.
pub(super) fn write_known(writer: &mut Writer<'_>, runs: &[LegacyRun]) {
    let text = writer.source();
    let mut done = 0;
    for run in runs {
        let state = match run.encoding {
            Encoding::Tcvn3 => State::Tcvn3,
            Encoding::Vni => State::Vni,
            _ => continue,
        };
        if run.span.start() < done {
            continue;
        }
        let Some(piece) = text.get(run.span.range()) else { continue };
        done = run.span.end();
        let mut from = run.span.start();
        for line in piece.split_inclusive('\n') {
            write_known_line(writer, from..from + line.len(), state, run);
            from += line.len();
        }
    }
}

fn write_known_line(writer: &mut Writer<'_>, range: Range<usize>, state: State, run: &LegacyRun) {
    let text = writer.source();
    let mut changed = None;
    let mut end = range.start;
    let mut chars = text[range.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let from = range.start + at;
        let mut to = from + c.len_utf8();
        let byte = latin(c);
        let mut letter = c;
        if state == State::Tcvn3 {
            letter = byte.and_then(|byte| TCVN3.single(byte)).unwrap_or(c);
        } else if let Some(byte) = byte {
            let pair = chars.peek().and_then(|(_, mark)| VNI.pair(byte, latin(*mark)?));
            if let Some(pair) = pair
                && let Some((_, mark)) = chars.next()
            {
                to += mark.len_utf8();
                letter = pair;
            } else {
                letter = VNI.single(byte).unwrap_or(c);
            }
        }
        if run.capitals {
            letter = capital_of(letter);
        }
        let mut utf8 = [0; 4];
        let new: &str = letter.encode_utf8(&mut utf8);
        if text[from..to] != *new {
            let start = writer.put(from..to, new);
            changed.get_or_insert((from, start));
            end = to;
        }
    }
    if let Some((from, start)) = changed {
        writer.record(RepairKind::Legacy(run.encoding), from..end, start);
    }
}

/// Notes the words of `text` that read as words and make a compound with their neighbour only when they are decoded.
pub(super) fn suspect_leftovers(writer: &mut Writer<'_>, encodings: [bool; 2]) {
    let text = writer.source();
    let mut start = 0;
    for part in text.split_inclusive(['\n', '\r']) {
        let range = start..start + part.len();
        start = range.end;
        if part.is_ascii() || part.len() > 1 << 16 {
            continue;
        }
        let line = Line::new(text, range);
        for at in 0..line.tokens.len() {
            for state in [State::Tcvn3, State::Vni] {
                if encodings[index(state)] {
                    line.doubt_leftover(writer, at, state);
                }
            }
        }
    }
}

/// Whether a text is Vietnamese in the main: a letter that only Vietnamese has in every 60 bytes.
pub(super) fn is_vietnamese(text: &str) -> bool {
    let bytes = text.as_bytes();
    let own = bytes
        .windows(2)
        .filter(|pair| matches!(pair, [0xE1, 0xBA | 0xBB] | [0xC6, 0xA0 | 0xA1 | 0xAF | 0xB0]))
        .count();
    own >= 10 && own * 60 >= bytes.len()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Unicode,
    Tcvn3,
    Vni,
}

const STATES: [State; 3] = [State::Unicode, State::Tcvn3, State::Vni];

const fn index(state: State) -> usize {
    match state {
        State::Unicode | State::Tcvn3 => 0,
        State::Vni => 1,
    }
}

/// What a word is in one of the legacy encodings.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// How well it fits when it's decoded.
    fit: Fit,
    /// It can't be written in the encoding.
    cold: bool,
    /// It has a letter that Vietnamese never uses.
    hot: bool,
    /// It may be something else: signs at its edges, formulas, units.
    weak: bool,
    /// Decoding gives another word.
    changes: bool,
    /// An abbreviation in capitals with Đ: it fits no model, and is as good as a word beside one.
    short: bool,
}

/// A word: letters, and signs that are letters in TCVN3.
#[derive(Debug)]
struct Token {
    range: Range<usize>,
    ascii: bool,
    /// How well it fits as it stands.
    fit: Fit,
    /// Holds a letter beyond Latin-1.
    far: bool,
    tcvn3: Reading,
    vni: Reading,
}

impl Token {
    /// One if it reads as Vietnamese as it stands, else none.
    fn good(&self) -> usize {
        usize::from(self.fit >= Fit::Toneless)
    }

    fn reading(&self, state: State) -> &Reading {
        match state {
            State::Unicode | State::Tcvn3 => &self.tcvn3,
            State::Vni => &self.vni,
        }
    }

    /// Whether it's evidence for the encoding by itself, and how good: 2 hot, 1 only that it makes sense there alone.
    fn opens(&self, state: State) -> u32 {
        let reading = self.reading(state);
        if reading.cold || reading.fit < Fit::Proper || !reading.changes || self.fit != Fit::None {
            return 0;
        }
        if reading.hot && !reading.weak { 2 } else { u32::from(!reading.weak) }
    }
}

/// A stretch of words in one encoding.
#[derive(Debug)]
struct Run {
    state: State,
    /// Indices of tokens.
    tokens: Range<usize>,
    /// How many words change.
    changed: usize,
    /// Reads as well in the other encoding.
    tied: bool,
    /// Not to be repaired, only noted.
    doubtful: bool,
}

struct Line {
    tokens: Vec<Token>,
    /// How many of them read as Vietnamese as they stand.
    good: usize,
    /// How many say nothing either way: numerals, abbreviations.
    neutral: usize,
}

/// Words longer than this are no syllables in any encoding.
const LONGEST_WORD: usize = 16;

const SWITCH: u32 = 20;

impl Line {
    fn new(text: &str, range: Range<usize>) -> Self {
        let line = &text[range.clone()];
        let mut tokens: Vec<Token> = Vec::new();
        let mut chars = line.char_indices().peekable();
        let mut buffer = Vec::new();
        while let Some((start, c)) = chars.next() {
            if !in_token(c) {
                continue;
            }
            let mut end = start + c.len_utf8();
            while let Some((at, c)) = chars.next_if(|(_, c)| in_token(*c)) {
                end = at + c.len_utf8();
            }
            // A sign by itself is a sign, but ®/c is đ/c.
            let alone = &line[start..end];
            if alone.chars().count() == 1
                && alone.chars().all(is_sign_or_micro)
                && !(matches!(alone, "®" | "§") && line[end..].starts_with('/'))
            {
                continue;
            }
            let whole = join_hyphen(line, &mut tokens, range.start, start, end);
            let at = whole.unwrap_or(start);
            tokens.push(Token::new(&line[at..end], range.start + at, &mut buffer));
        }
        let good = tokens.iter().map(Token::good).sum();
        let neutral = |token: &&Token| {
            let word = &text[token.range.clone()];
            token.fit == Fit::None && word.bytes().all(|b| b.is_ascii_uppercase())
        };
        let neutral = tokens.iter().filter(neutral).count();
        Self { tokens, good, neutral }
    }

    /// The runs that are to be repaired, or at least doubted.
    fn runs(&self, text: &str, context: bool) -> Vec<Run> {
        let mut runs = self.cheapest();
        let mut near = self.tokens.iter().any(|token| token.far && token.fit >= Fit::Spelled);
        // A run that stands makes its line Vietnamese, so that others may stand.
        let mut stands = vec![false; runs.len()];
        loop {
            let mut more = false;
            for (run, stands) in runs.iter_mut().zip(&mut stands) {
                if !*stands && self.stands(text, run, near, context) {
                    *stands = true;
                    more = !near;
                    near = true;
                }
            }
            if !more {
                break;
            }
        }
        let mut each = stands.iter();
        runs.retain(|_| each.next().copied().unwrap_or(false));
        for run in &mut runs {
            self.tie(run);
        }
        self.extend(text, &mut runs);
        runs
    }

    /// The way through the states that costs least, as runs outside of Unicode.
    fn cheapest(&self) -> Vec<Run> {
        let mut costs = [0, SWITCH, SWITCH];
        let mut back: Vec<[u8; 3]> = Vec::with_capacity(self.tokens.len());
        for token in &self.tokens {
            let mut next = [u32::MAX; 3];
            let mut from = [0_u8; 3];
            for (n, state) in STATES.into_iter().enumerate() {
                for (m, cost) in costs.into_iter().enumerate() {
                    let switch = match (n, m) {
                        _ if n == m => 0,
                        (0, _) | (_, 0) => SWITCH,
                        _ => SWITCH + SWITCH / 4,
                    };
                    let cost = cost.saturating_add(switch).saturating_add(token.cost(state));
                    if cost < next[n] {
                        next[n] = cost;
                        from[n] = m as u8;
                    }
                }
            }
            // Costs stay small however long the line is.
            let least = next.into_iter().min().unwrap_or(0);
            costs = next.map(|cost| cost.saturating_sub(least));
            back.push(from);
        }
        let mut state =
            (0..3).min_by_key(|n| costs[*n] + if *n == 0 { 0 } else { SWITCH }).unwrap_or(0);
        let mut runs: Vec<Run> = Vec::new();
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
                    }),
                }
            }
            state = usize::from(back[at][state]);
        }
        runs.reverse();
        for run in &mut runs {
            let changes = |n: &usize| {
                let reading = self.tokens[*n].reading(run.state);
                reading.changes && !reading.cold
            };
            // What makes no sense at an edge stays outside.
            let fits = |n: &usize| {
                let reading = self.tokens[*n].reading(run.state);
                changes(n) && (reading.fit >= Fit::Spelled || reading.short)
            };
            let first = run.tokens.clone().find(fits);
            let last = run.tokens.clone().rfind(fits);
            run.tokens = first.map_or(0..0, |first| first..last.unwrap_or(first) + 1);
            run.changed = run.tokens.clone().filter(changes).count();
        }
        runs.retain(|run| run.changed > 0);
        runs
    }

    /// Whether there's enough to a run: `near` says that its line is Vietnamese, `context` that the document is.
    fn stands(&self, text: &str, run: &Run, near: bool, context: bool) -> bool {
        let tokens = &self.tokens[run.tokens.clone()];
        let (mut hot, mut soft, mut bad) = (0, 0, 0);
        for token in tokens {
            match token.opens(run.state) {
                2 => hot += 1,
                1 => soft += 1,
                _ => {
                    let reading = token.reading(run.state);
                    let odd = reading.changes && reading.fit < Fit::Spelled;
                    bad += usize::from(odd && !reading.short);
                }
            }
        }
        if hot + soft == 0 || bad > hot + soft {
            return false;
        }
        // Foreign words may read as syllables, but seldom as common words.
        let common = run.tokens.clone().filter(|at| {
            self.tokens[*at].opens(run.state) > 0 && is_common(&self.read(text, *at, run.state))
        });
        let common = common.count();
        let known = common * 2 >= hot + soft;
        if near {
            return if context { hot + common > 0 } else { known };
        }
        if !known {
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
    fn tie(&self, run: &mut Run) {
        let other = if run.state == State::Vni { State::Tcvn3 } else { State::Vni };
        let tokens = &self.tokens[run.tokens.clone()];
        run.tied = tokens.iter().all(|token| {
            let (this, that) = (token.reading(run.state), token.reading(other));
            !this.changes || (that.changes && !that.cold && that.fit >= this.fit)
        });
    }

    /// Settles a tie by the runs elsewhere in the document, then by which reading has the commoner words.
    fn settle(&self, text: &str, run: &mut Run, tally: [usize; 2]) {
        let other = if run.state == State::Vni { State::Tcvn3 } else { State::Vni };
        let common = |state| {
            self.tokens[run.tokens.clone()]
                .iter()
                .filter(|token| {
                    is_common(&decoded(&text[token.range.clone()], state).to_lowercase())
                })
                .count()
        };
        let known = tally.map(|n| n > 0);
        if known[0] != known[1] {
            run.state = if known[0] { State::Tcvn3 } else { State::Vni };
            return;
        }
        let (this, that) = (common(run.state), common(other));
        if that > this {
            run.state = other;
        }
        run.doubtful = this == that;
    }

    /// Words at the edges of a run may read as words in both ways: takes those in that make more sense decoded.
    fn extend(&self, text: &str, runs: &mut [Run]) {
        let mut inside = vec![false; self.tokens.len()];
        for at in runs.iter().flat_map(|run| run.tokens.clone()) {
            inside[at] = true;
        }
        // Nothing else on the line can only be Unicode.
        let plain = |state| {
            self.tokens.iter().zip(&inside).all(|(token, inside)| {
                let reading = token.reading(state);
                *inside || token.ascii || (!reading.cold && reading.fit == Fit::Proper)
            })
        };
        let plain = [plain(State::Tcvn3), plain(State::Vni)];
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
                    let sure = plain[index(state)] && run.changed > 5;
                    if !self.better_decoded(text, at, beside, left, state, sure) {
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
            return (reading.changes && !reading.cold && reading.fit >= Fit::Spelled).then_some(at);
        }
        None
    }

    /// Whether word `at` makes more sense decoded, beside word `edge` of the run and its neighbour on the other side.
    fn better_decoded(
        &self,
        text: &str,
        at: usize,
        edge: Option<usize>,
        left: bool,
        state: State,
        sure: bool,
    ) -> bool {
        let word = self.word(text, at);
        let read = self.read(text, at, state);
        let inner = edge.map_or(String::new(), |edge| self.read(text, edge, state));
        let outer_at = if left { at.checked_sub(1) } else { Some(at + 1) };
        let outer = outer_at.map_or(String::new(), |outer| self.word(text, outer));
        let pairs = |word: &str, beside: &str, before: bool| {
            if before { is_compound(word, beside) } else { is_compound(beside, word) }
        };
        let outer_read = outer_at.map_or(String::new(), |outer| self.read(text, outer, state));
        let kept = pairs(&word, &outer, !left) || pairs(&word, &inner, left);
        let made = pairs(&read, &inner, left) || pairs(&read, &outer_read, !left);
        if made != kept {
            return made;
        }
        let (better, worse) = (is_common(&read), is_common(&word));
        better && !worse && edge.is_some() || sure && better >= worse
    }

    fn word(&self, text: &str, at: usize) -> String {
        self.tokens.get(at).map_or(String::new(), |token| text[token.range.clone()].to_lowercase())
    }

    fn read(&self, text: &str, at: usize, state: State) -> String {
        self.tokens.get(at).map_or(String::new(), |token| {
            decoded(&text[token.range.clone()], state).to_lowercase()
        })
    }

    /// Writes the runs, decoded.
    fn write(&self, writer: &mut Writer<'_>, runs: &mut [Run]) {
        let text = writer.source();
        for (n, run) in runs.iter().enumerate() {
            let encoding = if run.state == State::Vni { Encoding::Vni } else { Encoding::Tcvn3 };
            let range = self.tokens[run.tokens.start].range.start
                ..self.tokens[run.tokens.end - 1].range.end;
            if run.doubtful {
                let to =
                    self.tokens[run.tokens.clone()].iter().fold(String::new(), |mut to, token| {
                        if !to.is_empty() {
                            to.push(' ');
                        }
                        to + &decoded(&text[token.range.clone()], run.state)
                    });
                writer.doubt(SuspicionKind::Legacy(encoding), range, to);
                continue;
            }
            let upper =
                if run.state == State::Tcvn3 { self.capitals(text, run) } else { Vec::new() };
            let mut units = Vec::new();
            let mut begin = None;
            for at in run.tokens.clone() {
                let token = &self.tokens[at];
                let reading = token.reading(run.state);
                let capital = upper.get(at - run.tokens.start).copied().unwrap_or(false);
                if reading.cold || !(reading.changes || capital) || !converts(reading) {
                    continue;
                }
                if begin.is_none() {
                    begin = Some((token.range.start, writer.keep_to(token.range.start)));
                }
                units.clear();
                read(&text[token.range.clone()], run.state, &mut units);
                let mut from = token.range.start;
                let mut to = [0; 4];
                for (c, len) in &units {
                    let c = if capital { capital_of(*c) } else { *c };
                    let new: &str = c.encode_utf8(&mut to);
                    if text[from..from + len] != *new {
                        writer.put(from..from + len, new);
                    }
                    from += len;
                }
            }
            if let Some((from, start)) = begin {
                writer.record(RepairKind::Legacy(encoding), from..range.end, start);
            }
            self.doubt_edges(writer, run, encoding, runs.get(n + 1));
        }
    }

    /// Notes the words beside a run that would be common words if they were decoded.
    fn doubt_edges(
        &self,
        writer: &mut Writer<'_>,
        run: &Run,
        encoding: Encoding,
        next: Option<&Run>,
    ) {
        let text = writer.source();
        let beside = [run.tokens.start.checked_sub(1), Some(run.tokens.end)];
        for at in beside.into_iter().flatten() {
            let Some(token) = self.tokens.get(at) else { continue };
            let reading = token.reading(run.state);
            if next.is_some_and(|next| next.tokens.contains(&at))
                || reading.cold
                || !reading.changes
                || reading.fit < Fit::Proper
            {
                continue;
            }
            let to = decoded(&text[token.range.clone()], run.state);
            if is_common(&to.to_lowercase()) && !is_common(&self.word(text, at)) {
                writer.doubt(SuspicionKind::Legacy(encoding), token.range.clone(), to);
            }
        }
    }

    /// Notes word `at` if it reads as a word as it stands, and makes a compound only when it's decoded.
    fn doubt_leftover(&self, writer: &mut Writer<'_>, at: usize, state: State) {
        let token = &self.tokens[at];
        let reading = token.reading(state);
        if token.ascii || reading.cold || !reading.changes || reading.fit < Fit::Proper {
            return;
        }
        let text = writer.source();
        let (word, read) = (self.word(text, at), self.read(text, at, state));
        let before = at.checked_sub(1).map_or(String::new(), |n| self.word(text, n));
        let after = self.word(text, at + 1);
        let pairs = |word: &str| is_compound(&before, word) || is_compound(word, &after);
        if pairs(&read) && !pairs(&word) {
            let encoding = if state == State::Vni { Encoding::Vni } else { Encoding::Tcvn3 };
            let to = decoded(&text[token.range.clone()], state);
            writer.doubt(SuspicionKind::Legacy(encoding), token.range.clone(), to);
        }
    }

    /// Which words of a TCVN3 run were in a font of capitals: the ASCII letters of the word, or of its neighbours where
    /// it has only one, are capitals.
    fn capitals(&self, text: &str, run: &Run) -> Vec<bool> {
        let all = |at: usize| -> Option<(usize, bool, bool)> {
            let token = self.tokens.get(at)?;
            let word = &text[token.range.clone()];
            let lower = word.chars().any(|c| c.is_ascii_lowercase());
            let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
            Some((capitals, lower, !token.ascii))
        };
        // A word tells by itself if it has two capitals and a letter from the table, or is in capitals and Unicode.
        let tells = |at: usize| match all(at) {
            Some((capitals, false, true)) => {
                let word = &text[self.tokens[at].range.clone()];
                let inside = run.tokens.contains(&at);
                capitals >= 2
                    && word.chars().any(|c| {
                        (inside && !c.is_ascii())
                            || (!inside && c as u32 > 0xFF && c.is_uppercase())
                    })
            }
            _ => false,
        };
        let range = run.tokens.clone();
        let mut upper: Vec<bool> = range.clone().map(tells).collect();
        let may = |at: usize| matches!(all(at), Some((_, false, _)));
        // It goes on to its neighbours.
        for n in 0..upper.len() {
            let at = range.start + n;
            let before = if n == 0 { at.checked_sub(1).is_some_and(&tells) } else { upper[n - 1] };
            upper[n] |= before && may(at);
        }
        for n in (0..upper.len()).rev() {
            let at = range.start + n;
            let after = if n + 1 == upper.len() { tells(at + 1) } else { upper[n + 1] };
            upper[n] |= after && may(at);
        }
        upper
    }
}

impl Token {
    fn new(word: &str, start: usize, buffer: &mut Vec<(char, usize)>) -> Self {
        let ascii = word.is_ascii();
        let range = start..start + word.len();
        let long = word.len() > 4 * LONGEST_WORD || word.chars().count() > LONGEST_WORD;
        let none = Reading {
            fit: Fit::None,
            cold: !ascii,
            hot: false,
            weak: false,
            changes: false,
            short: false,
        };
        if long {
            return Self { range, ascii, fit: Fit::None, far: false, tcvn3: none, vni: none };
        }
        let mixed = !ascii && mixes_cases(word);
        let here = if mixed { Fit::None } else { fit(word.chars()) };
        if ascii {
            let same = Reading { fit: here, ..none };
            return Self { range, ascii, fit: here, far: false, tcvn3: same, vni: same };
        }
        let far = word.chars().any(|c| c as u32 > 0xFF && c != '\u{3bc}' && !is_hyphen(c));
        let reading = |state: State, buffer: &mut Vec<(char, usize)>| {
            buffer.clear();
            if far || !read(word, state, buffer) {
                return none;
            }
            Reading {
                fit: fit(buffer.iter().map(|(c, _)| *c)),
                cold: false,
                hot: mixed || word.chars().any(|c| is_hot(c, state)),
                weak: state == State::Tcvn3 && is_weak(word),
                changes: !buffer.iter().map(|(c, _)| *c).eq(word.chars()),
                short: is_abbreviation(word, if state == State::Vni { 'Ñ' } else { '§' }),
            }
        };
        let tcvn3 = reading(State::Tcvn3, buffer);
        let vni = reading(State::Vni, buffer);
        Self { range, ascii, fit: here, far, tcvn3, vni }
    }

    /// What the word costs in a state, in tenths.
    fn cost(&self, state: State) -> u32 {
        if self.ascii {
            return 0;
        }
        if state == State::Unicode {
            return match self.opens(State::Tcvn3).max(self.opens(State::Vni)) {
                2 => 60,
                1 => 45,
                _ if self.fit >= Fit::Toneless || self.far => 0,
                _ => 3,
            };
        }
        let reading = self.reading(state);
        if reading.cold {
            return 10_000;
        }
        match (self.fit >= Fit::Toneless, reading.fit) {
            _ if !reading.changes || reading.short => 0,
            (false, Fit::Proper) => u32::from(!reading.hot),
            (false, Fit::Spelled) => 2,
            (true, Fit::Proper) => 3,
            (true, Fit::Spelled) => 8,
            (true, _) => 30,
            (false, _) => {
                if reading.hot {
                    15
                } else {
                    20
                }
            }
        }
    }
}

/// Whether a word inside a run is decoded: not if it's plain with a sign at its edge, unless it's an abbreviation.
fn converts(reading: &Reading) -> bool {
    reading.fit > Fit::None || !reading.weak || reading.short
}

/// Letters, marks, and the signs that are letters in TCVN3.
fn in_token(c: char) -> bool {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1ea0}'..='\u{1ef9}' => true,
        '\u{a1}'..='\u{ae}' | '\u{b5}'..='\u{b9}' | '\u{bb}'..='\u{be}' => true,
        '\0'..='\u{bf}' => false,
        '\u{300}'..='\u{36f}' => true,
        _ => is_letter(c),
    }
}

/// A hyphen inside of a TCVN3 word stands for ư: gives where the word begins whose end is `start..end`, and takes its
/// beginning off the tokens.
fn join_hyphen(
    line: &str,
    tokens: &mut Vec<Token>,
    base: usize,
    start: usize,
    end: usize,
) -> Option<usize> {
    let hyphen = line[..start].chars().next_back().filter(|c| is_hyphen(*c))?;
    let head = tokens.last()?;
    if head.range.end - base + hyphen.len_utf8() != start || !head.ascii || head.range.len() > 3 {
        return None;
    }
    let from = head.range.start - base;
    let word = &line[from..end];
    if end - start > 16 || word.is_ascii() || head.fit != Fit::None {
        return None;
    }
    let mut units = Vec::new();
    let fits = read(word, State::Tcvn3, &mut units)
        && fit(units.iter().map(|(c, _)| *c)) == Fit::Proper
        && fit(word.chars().filter(|c| !is_hyphen(*c))) == Fit::None;
    if !fits {
        return None;
    }
    tokens.pop();
    Some(from)
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// Decodes a word into letters and the bytes that each took; says whether the encoding has all of it.
fn read(word: &str, state: State, out: &mut Vec<(char, usize)>) -> bool {
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        if state == State::Tcvn3 {
            let letter = match c {
                c if is_hyphen(c) => Some('ư'),
                '\u{3bc}' => Some('à'),
                c => latin(c).and_then(|byte| TCVN3.single(byte)).filter(|c| is_letter(*c)),
            };
            let Some(letter) = letter else { return false };
            out.push((letter, c.len_utf8()));
            continue;
        }
        let Some(byte) = latin(c) else { return false };
        let pair =
            chars.peek().and_then(|mark| Some((VNI.pair(byte, latin(*mark)?)?, mark.len_utf8())));
        if let Some((letter, len)) = pair {
            chars.next();
            out.push((letter, c.len_utf8() + len));
        } else if let Some(letter) = VNI.single(byte).filter(|c| is_letter(*c)) {
            out.push((letter, c.len_utf8()));
        } else {
            return false;
        }
    }
    true
}

fn decoded(word: &str, state: State) -> String {
    let mut units = Vec::new();
    if read(word, state, &mut units) {
        units.iter().map(|(c, _)| *c).collect()
    } else {
        word.to_owned()
    }
}

fn latin(c: char) -> Option<u8> {
    u8::try_from(u32::from(c)).ok()
}

/// A letter of the encoding that Vietnamese never uses.
fn is_hot(c: char, state: State) -> bool {
    match state {
        State::Vni => matches!(
            c,
            'Ø' | 'ø'
                | 'Û'
                | 'û'
                | 'Ï'
                | 'ï'
                | 'Å'
                | 'å'
                | 'Ä'
                | 'ä'
                | 'Ü'
                | 'ü'
                | 'Ë'
                | 'ë'
                | 'Ñ'
                | 'ñ'
                | 'Æ'
                | 'æ'
                | 'Î'
                | 'î'
                | 'Ö'
                | 'ö'
        ),
        _ => c == '\u{3bc}' || (!c.is_ascii() && c as u32 <= 0xFF && !is_vietnamese_letter(c)),
    }
}

fn is_vietnamese_letter(c: char) -> bool {
    let letter = Letter::of(c);
    is_letter(c)
        && !matches!(c, 'Ð' | 'ð')
        && (letter.tone != super::Tone::Level || letter.shape != letter.base())
}

fn is_sign_or_micro(c: char) -> bool {
    is_sign(c) || c == 'µ'
}

/// Signs that have a meaning of their own.
const fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{a1}'..='\u{ad}' | '®' | '¶' | '·' | '¸' | '¹' | '»' | '¼' | '½' | '¾' | '×' | '÷'
    )
}

/// Whether a word may be something else: its only marked letters are signs that have a meaning there, at its edges
/// (`©VTV`, `h¹`), between single letters (`m×n`) or in front (`µm`).
fn is_weak(word: &str) -> bool {
    let mut chars = word.chars();
    let (first, last) = (chars.next().unwrap_or(' '), chars.next_back().unwrap_or(' '));
    if matches!(first, 'µ' | '\u{3bc}' | '«' | '»' | '·' | '×' | '÷') || last == '»' {
        return true;
    }
    let meant = |c: char| is_sign(c) && !matches!(c, '¨' | '¬' | '\u{ad}' | '¸');
    if word.chars().any(|c| !c.is_ascii() && !meant(c)) {
        return false;
    }
    let mut inner = chars.filter(|c| !c.is_ascii()).peekable();
    let edges = inner.peek().is_none() && !matches!(first, '®' | '§');
    let formula = word.chars().count() == 3 && inner.any(|c| matches!(c, '×' | '÷' | '·'));
    (last != '·' && (edges || word.chars().count() <= 2)) || formula
}

/// Whether a word is an abbreviation in capitals that has Đ (`d`) as its only marked letter.
fn is_abbreviation(word: &str, d: char) -> bool {
    matches!(word, "®" | "ñ")
        || word.chars().count() <= 8
            && word.chars().any(|c| c == d)
            && word.chars().all(|c| c.is_ascii_uppercase() || c == d)
}

/// Whether a capital stands where only a small letter can, or the other way round: `chÝnh`, `NéI`. Such letters are no
/// Vietnamese as they stand.
fn mixes_cases(word: &str) -> bool {
    let lower = word.chars().any(|c| c.is_ascii_lowercase());
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let marked = |c: char| !c.is_ascii() && is_letter(c) && c as u32 <= 0xFF;
    if lower {
        return word.chars().skip(1).any(|c| marked(c) && c.is_uppercase());
    }
    capitals >= 2 && word.chars().any(|c| marked(c) && c.is_lowercase())
}

fn capital_of(c: char) -> char {
    c.to_uppercase().next().unwrap_or(c)
}
