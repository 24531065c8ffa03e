//! JSON laid out for review: whatever fits on a line stands on one, keys stay in their order.

/// How long a line may be, in characters.
const WIDTH: usize = 140;

/// Lays out compact JSON. The input is trusted to be JSON.
#[must_use]
pub fn layout(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    value(json, 0, &mut out);
    out.push('\n');
    out
}

fn value(json: &str, indent: usize, out: &mut String) {
    let container = json.starts_with(['{', '[']);
    let fits = || json.len() < 4 * WIDTH && indent + json.chars().count() <= WIDTH;
    if !container || fits() {
        out.push_str(json);
        return;
    }
    let (open, inner, close) = (&json[..1], &json[1..json.len() - 1], &json[json.len() - 1..]);
    out.push_str(open);
    let mut parts = members(inner).peekable();
    while let Some(part) = parts.next() {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent + 1));
        match key(part) {
            Some(at) if open == "{" => {
                out.push_str(&part[..at]);
                out.push(' ');
                value(&part[at..], indent + 1, out);
            }
            _ => value(part, indent + 1, out),
        }
        if parts.peek().is_some() {
            out.push(',');
        }
    }
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(close);
}

/// The members of a container, split at the commas of its own level.
fn members(inner: &str) -> impl Iterator<Item = &str> {
    let mut rest = inner;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (mut depth, mut string, mut escaped) = (0usize, false, false);
        let end = rest.bytes().position(|b| {
            match b {
                _ if escaped => escaped = false,
                b'\\' if string => escaped = true,
                b'"' => string = !string,
                _ if string => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b',' => return depth == 0,
                _ => {}
            }
            false
        });
        let (part, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.strip_prefix(',').unwrap_or(after);
        Some(part)
    })
}

/// Where the value of a member begins: behind its key and the colon.
fn key(member: &str) -> Option<usize> {
    // Keys hold no escapes.
    let end = member.strip_prefix('"')?.find('"')? + 2;
    member[end..].starts_with(':').then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_stays_long_breaks() {
        assert_eq!(layout(r#"{"b":1,"a":[2,3]}"#), "{\"b\":1,\"a\":[2,3]}\n");
        let long = "ế".repeat(120);
        let json = format!(r#"{{"b":"{long},\"]","a":[{{"c":"{long}"}},2]}}"#);
        let expected =
            format!("{{\n \"b\": \"{long},\\\"]\",\n \"a\": [{{\"c\":\"{long}\"}},2]\n}}\n");
        assert_eq!(layout(&json), expected);
    }
}
