//! Where the plan is in a page that has a site around it.

use std::collections::HashMap;

use ego_tree::NodeId;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// The element that holds the plan, where the page has a site around it: nearly all text that is not in links.
pub(super) fn main_element(page: &Html) -> Option<NodeId> {
    /// What of the text must be inside, in percent.
    const NEARLY_ALL: usize = 70;
    /// From this share of text in links and the like on, a page has a site around its text, in percent.
    const SITE: usize = 15;

    // The text of each element that is prose, and the text that is not, bottom up.
    let mut prose: HashMap<NodeId, usize> = HashMap::new();
    let mut sums: Vec<usize> = vec![0];
    let (mut beside, mut skipping, mut unseen) = (0_usize, 0_usize, 0_usize);
    for edge in page.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    sums.push(0);
                    skipping += usize::from(is_beside(element.name()));
                    unseen += usize::from(is_unseen(element.name()));
                }
                Node::Text(text) => {
                    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
                    if unseen > 0 {
                        // What nobody sees is no site.
                    } else if skipping > 0 {
                        beside += letters;
                    } else if let Some(sum) = sums.last_mut() {
                        *sum += letters;
                    }
                }
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    skipping -= usize::from(is_beside(element.name()));
                    unseen -= usize::from(is_unseen(element.name()));
                    let sum = sums.pop().unwrap_or(0);
                    prose.insert(node.id(), sum);
                    if let Some(outer) = sums.last_mut() {
                        *outer += sum;
                    }
                }
            }
        }
    }
    let all = sums.first().copied().unwrap_or(0);
    if all == 0 || beside * 100 < (all + beside) * SITE {
        return None;
    }
    let mut at = page.tree.root();
    let mut found = None;
    while let Some(child) = at
        .children()
        .filter(
            |child| matches!(child.value(), Node::Element(element) if holds_blocks(element.name())),
        )
        .max_by_key(|child| prose.get(&child.id()).copied().unwrap_or(0))
    {
        if prose.get(&child.id()).copied().unwrap_or(0) * 100 < all * NEARLY_ALL {
            break;
        }
        found = Some(child.id());
        at = child;
    }
    found
}

/// Whether text in such an element is no prose.
fn is_beside(name: &str) -> bool {
    matches!(
        name,
        "a" | "nav"
            | "header"
            | "footer"
            | "aside"
            | "button"
            | "select"
            | "option"
            | "form"
            | "label"
            | "textarea"
    )
}

/// Whether text in such an element is not shown.
fn is_unseen(name: &str) -> bool {
    matches!(name, "head" | "script" | "style" | "noscript" | "template" | "svg")
}

/// Whether such an element may be all around a plan.
fn holds_blocks(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "div"
            | "section"
            | "article"
            | "main"
            | "center"
            | "table"
            | "tbody"
            | "tr"
            | "td"
            | "span"
            | "font"
    )
}
