//! How lists are counted where the style sheet says so: `ol ol { list-style-type: lower-alpha }`.

use super::sheet::{self, around};
use super::walk::List;
use crate::number::NumberFormat;

/// How many rules are taken in, and how many lists inside each other one may name.
const MAX_RULES: usize = 1 << 8;
const MAX_PATH: usize = 16;

/// The rules of a style sheet that say how lists are counted, in its order.
#[derive(Debug, Default)]
pub(super) struct Counted {
    rules: Vec<Rule>,
}

#[derive(Debug)]
struct Rule {
    /// The lists from the outermost one named to the one that it is about.
    path: Vec<Step>,
    format: NumberFormat,
}

/// A list that a rule names: whether it is a numbered one, where that is said, and its class.
#[derive(Debug, Default, PartialEq, Eq)]
struct Step {
    ordered: Option<bool>,
    class: Option<String>,
}

impl Counted {
    pub(super) fn read(page: &str) -> Self {
        let mut counted = Self::default();
        for (at, _) in page.match_indices("list-style").take(MAX_RULES) {
            let (before, behind) = around(page, at);
            let Some((head, inside)) = before.rsplit_once('{') else { continue };
            if inside.contains(['}', '<', '>']) {
                continue;
            }
            let value = behind.split([';', '}']).next().unwrap_or_default();
            let Some(format) = value.split_once(':').and_then(|(_, value)| counting(value)) else {
                continue;
            };
            let head = head.rsplit(['}', '/', ';']).next().unwrap_or_default();
            // The sheet may begin with this rule.
            let head = head.rsplit_once("style>").map_or(head, |(_, head)| head);
            for selector in head.split(',') {
                counted.rules.extend(path(selector).map(|path| Rule { path, format }));
            }
        }
        counted
    }

    /// How a list is counted that stands in others: as the rule says that names most of them.
    pub(super) fn format(
        &self,
        ordered: bool,
        classes: &str,
        outer: &[List],
    ) -> Option<NumberFormat> {
        let fits = |rule: &&Rule| {
            let Some((last, path)) = rule.path.split_last() else { return false };
            let mut lists = outer.iter();
            last.is(ordered, classes)
                && path.iter().all(|step| lists.any(|list| step.is(list.ordered, &list.classes)))
        };
        let weight = |rule: &&Rule| {
            let classes = rule.path.iter().filter(|step| step.class.is_some()).count();
            (classes, rule.path.len())
        };
        self.rules.iter().filter(fits).max_by_key(weight).map(|rule| rule.format)
    }
}

impl Step {
    fn is(&self, ordered: bool, classes: &str) -> bool {
        self.ordered.is_none_or(|of| of == ordered)
            && self.class.as_ref().is_none_or(|of| classes.split_whitespace().any(|one| one == of))
    }
}

/// The lists that a selector names; nothing where it names what is not looked at here, as the frame of a site.
fn path(selector: &str) -> Option<Vec<Step>> {
    let mut path = Vec::new();
    for part in selector.split(['>', ' ', '\t', '\r', '\n']).filter(|part| !part.is_empty()) {
        let (name, class) = part
            .split_once('.')
            .map_or((part, None), |(name, class)| (name, Some(class.to_owned())));
        let ordered = match name.to_ascii_lowercase().as_str() {
            "ol" => Some(true),
            "ul" => Some(false),
            // Items are counted as the list is that they stand in.
            "li" if class.is_none() => continue,
            "" if class.is_some() => None,
            _ => return None,
        };
        path.push(Step { ordered, class });
    }
    (1..=MAX_PATH).contains(&path.len()).then_some(path)
}

/// The format among the words of a `list-style`, where it counts. What takes the labels away is often given back by a
/// rule that is not looked at here.
pub(super) fn counting(value: &str) -> Option<NumberFormat> {
    const COUNTING: [&str; 8] = [
        "decimal",
        "decimal-leading-zero",
        "lower-alpha",
        "lower-latin",
        "upper-alpha",
        "upper-latin",
        "lower-roman",
        "upper-roman",
    ];
    let mut words = value.split_ascii_whitespace().map(|word| word.trim_matches(['"', '\'', '!']));
    words.find(|word| COUNTING.contains(word)).map(sheet::format)
}
