//! A plan for people: what its head says, how much of it was placed, and its outline.

use std::io::{self, Write};

use kehoach::Parsed;

use super::style::{FAINT, LABEL};
use super::tree;

/// Writes the summary and the tree.
pub(crate) fn write(out: &mut impl Write, parsed: &Parsed<'_>) -> io::Result<()> {
    let plan = parsed.plan();
    if let Some(title) = &plan.head.title {
        writeln!(out, "{LABEL}{}{LABEL:#}", title.text())?;
    }
    let mut fact = |name: &str, value: &str| {
        if value.is_empty() { Ok(()) } else { writeln!(out, "{FAINT}{name:<10}{FAINT:#} {value}") }
    };
    let issuers: Vec<_> = plan.head.issuers.iter().map(|issuer| issuer.name()).collect();
    fact("issued by", &issuers.join(" / "))?;
    if let Some(number) = &plan.head.number {
        fact("number", number.text.as_str())?;
    }
    if let Some(place_date) = &plan.head.place_date {
        fact("place", place_date.text.as_str())?;
    }
    if let Some(timeframe) = plan.timeframe {
        fact("for", &timeframe.to_string())?;
    }
    let coverage = plan.coverage;
    fact(
        "lines",
        &format!(
            "{} placed by a rule, {} by what they stand in, {} left over",
            coverage.by_rule, coverage.by_fallback, coverage.left_over
        ),
    )?;
    writeln!(out)?;
    tree::write(out, parsed.outline(), parsed.source().repaired())
}
