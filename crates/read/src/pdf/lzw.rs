//! How far data unfold that LZW packed.
//!
//! One code of 12 bits may stand for four thousand bytes, so data of this kind are bombs as easily as deflated ones.
//! What they unfold to is counted here, and not kept.

use crate::error::Kind;
use crate::limits::{INFLATION_FLOOR_BYTES, MAX_INFLATION_RATIO, MAX_PART_BYTES};

const CLEAR: usize = 256;
const END: usize = 257;
const FIRST_FREE: usize = 258;
const MAX_CODES: usize = 1 << 12;
const MIN_WIDTH: u32 = 9;
const MAX_WIDTH: u32 = 12;

/// A decoder that counts what comes out, and knows when data are none of its own.
#[derive(Debug)]
pub(super) struct Lzw {
    /// How many bytes each code stands for that the data made so far.
    made_codes: Vec<usize>,
    /// How many codes sooner than needed the codes get longer: 1 as a rule, and 0 where the file says so.
    early: usize,
    width: u32,
    bits: u32,
    waiting: u32,
    /// How many bytes the code before stood for.
    before: Option<usize>,
    taken: usize,
    made: usize,
    ended: bool,
}

impl Lzw {
    pub(super) fn new(early: bool) -> Self {
        Self {
            made_codes: Vec::new(),
            early: usize::from(early),
            width: MIN_WIDTH,
            bits: 0,
            waiting: 0,
            before: None,
            taken: 0,
            made: 0,
            ended: false,
        }
    }

    /// How many bytes were given to it so far, as long as they made sense.
    pub(super) const fn taken(&self) -> usize {
        self.taken
    }

    /// Takes more of the data; an error where they unfold to more than the limits allow.
    pub(super) fn take(&mut self, data: &[u8]) -> Result<(), Kind> {
        let part = || "a stream".to_owned();
        for &byte in data {
            if self.ended {
                return Ok(());
            }
            self.taken += 1;
            self.bits = self.bits << 8 | u32::from(byte);
            self.waiting += 8;
            while self.waiting >= self.width && !self.ended {
                self.waiting -= self.width;
                let code = self.bits >> self.waiting & ((1 << self.width) - 1);
                self.code(usize::try_from(code).unwrap_or(END));
            }
            if self.made > MAX_PART_BYTES {
                return Err(Kind::PartTooLarge { part: part(), limit: MAX_PART_BYTES });
            }
            if self.made > INFLATION_FLOOR_BYTES
                && self.made > self.taken.saturating_mul(MAX_INFLATION_RATIO)
            {
                return Err(Kind::Bomb { part: part(), ratio: MAX_INFLATION_RATIO });
            }
        }
        Ok(())
    }

    /// How many bytes a code stands for.
    fn len(&self, code: usize) -> Option<usize> {
        match code.checked_sub(FIRST_FREE) {
            None => Some(1),
            Some(nth) => self.made_codes.get(nth).copied(),
        }
    }

    fn code(&mut self, code: usize) {
        if code == CLEAR {
            self.made_codes.clear();
            self.width = MIN_WIDTH;
            self.before = None;
            return;
        }
        let next = FIRST_FREE + self.made_codes.len();
        let new = self.before.map(|before| before + 1);
        // The code that is about to be made may stand here already.
        let len = self.len(code).or(new.filter(|_| code == next));
        let Some(len) = len.filter(|_| code != END) else {
            // It is the end, or no data of this kind.
            self.ended = true;
            return;
        };
        if let Some(new) = new
            && next < MAX_CODES
        {
            self.made_codes.push(new);
        }
        self.made = self.made.saturating_add(len);
        self.before = Some(len);
        let codes = FIRST_FREE + self.made_codes.len() + self.early;
        self.width = (codes.ilog2() + 1).clamp(MIN_WIDTH, MAX_WIDTH);
    }
}
