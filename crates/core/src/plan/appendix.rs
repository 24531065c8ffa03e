//! Appendices.

use super::Block;
use super::own::{Own, own};
use super::text::Text;
use crate::span::Span;

/// Phụ lục: what is appended to a plan and is no plan itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Appendix<'s> {
    /// `Phụ lục II`.
    pub text: Text<'s>,
    /// The lines of its title, and of the note which plan it belongs to.
    pub title: Vec<Text<'s>>,
    /// What stands in it.
    pub body: Vec<Block<'s>>,
    /// From its first line to the end of its last block.
    pub span: Span,
}

own!(Appendix { text, title, body; span });
