//! What must hold for the JSON of every plan.

#![allow(clippy::unwrap_used, reason = "clippy takes the helpers of a test file for code")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use kehoach_json::{
    Document, from_str, read_lines, schema, to_string, to_string_pretty, write_line,
};
use serde_json::Value;

fn fixtures() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/plans");
    // The published crate comes without the fixtures.
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut texts: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    texts.sort();
    texts
}

#[test]
fn reading_back_gives_an_equal_value() {
    for (name, text) in fixtures() {
        let parsed = kehoach::parse(&text);
        let document = Document::of(&parsed);
        let json = to_string(&parsed).unwrap();
        assert_eq!(from_str(&json).unwrap(), document, "{name}");
        assert_eq!(json, serde_json::to_string(&document).unwrap(), "{name}: written otherwise");
        assert_eq!(from_str(&to_string_pretty(&parsed).unwrap()).unwrap(), document, "{name}");
        assert_eq!(json, to_string(&kehoach::parse(&text)).unwrap(), "{name}: not the same bytes");
        assert_eq!(document.clone().into_owned(), document, "{name}");
    }
}

#[test]
fn every_plan_fits_the_schema() {
    let validator = jsonschema::validator_for(schema().as_value()).unwrap();
    for (name, text) in fixtures() {
        for text in [text.clone(), text.replace("\n", "\r\n"), text.chars().take(700).collect()] {
            let value: Value =
                serde_json::from_str(&to_string(&kehoach::parse(&text)).unwrap()).unwrap();
            let errors: Vec<_> = validator
                .iter_errors(&value)
                .map(|e| format!("{}: {e}", e.instance_path))
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:?}");
        }
    }
}

#[test]
fn the_schema_refuses_what_is_no_plan() {
    let validator = jsonschema::validator_for(schema().as_value()).unwrap();
    let good: Value =
        serde_json::from_str(&to_string(&kehoach::parse("KẾ HOẠCH\nI. MỤC ĐÍCH")).unwrap())
            .unwrap();
    assert!(validator.is_valid(&good));
    let mut bad = good.clone();
    bad["body"][0]["line"] = Value::from("two");
    assert!(!validator.is_valid(&bad));
    let mut bad = good;
    bad["body"][0]["type"] = Value::from("chapter");
    assert!(!validator.is_valid(&bad));
}

#[test]
fn no_number_is_a_float_and_every_node_has_its_place() {
    fn look(value: &Value, types: &mut BTreeSet<String>) {
        match value {
            Value::Number(number) => assert!(number.is_u64() || number.is_i64(), "{number}"),
            Value::Array(list) => list.iter().for_each(|v| look(v, types)),
            Value::Object(map) => {
                if let Some(kind) = map.get("type").and_then(Value::as_str) {
                    types.insert(kind.to_owned());
                    assert!(
                        map.contains_key("span") && map["line"].as_u64().unwrap() >= 1,
                        "{map:?}"
                    );
                }
                map.values().for_each(|v| look(v, types));
            }
            _ => {}
        }
    }
    let mut types = BTreeSet::new();
    for (_, text) in fixtures() {
        let json = to_string(&kehoach::parse(&text)).unwrap();
        look(&serde_json::from_str(&json).unwrap(), &mut types);
    }
    if !types.is_empty() {
        let all = ["aside", "field", "item", "paragraph", "period", "section", "table"];
        assert_eq!(types.iter().map(String::as_str).collect::<Vec<_>>(), all);
    }
}

#[test]
fn lines_and_spans_point_at_the_text() {
    let text = "KẾ HOẠCH\r\nNăm 2023\r\nI. MỤC ĐÍCH\r\n- Nộp trước ngày 15/9";
    let json: Value = serde_json::from_str(&to_string(&kehoach::parse(text)).unwrap()).unwrap();
    let item = &json["body"][0]["children"][0];
    let slice = |span: &Value| {
        let at = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        &text[at("start")..at("end")]
    };
    assert_eq!((item["line"].as_u64(), item["path"].as_str()), (Some(4), Some("I/-1")));
    assert_eq!(slice(&item["span"]), "- Nộp trước ngày 15/9");
    assert_eq!(slice(&item["text_span"]), "Nộp trước ngày 15/9");
    let mentions = item["mentions"].as_array().unwrap();
    let date = mentions.iter().find(|m| m["kind"] == "date").unwrap();
    assert_eq!(
        (slice(&date["span"]), date["value"].as_str()),
        (date["text"].as_str().unwrap(), Some("XXXX-09-15"))
    );
    assert_eq!(
        (date["resolved"].as_str(), date["by"].as_str()),
        (Some("2023-09-15"), Some("plan"))
    );
    let activity = &json["activities"][0];
    assert_eq!(activity, &Value::Null, "aims are no activities");
}

/// The text and the cell for the time say the same day.
#[test]
fn an_activity_lists_each_date_once() {
    let text = "KẾ HOẠCH\nCông tác năm 2024\nI. NHIỆM VỤ\n1. Hội thao ngày 20/10 và chung kết ngày 27/10/2024\nThời gian: 20/10/2024\n";
    let json: Value = serde_json::from_str(&to_string(&kehoach::parse(text)).unwrap()).unwrap();
    assert_eq!(json["activities"][0]["dates"], serde_json::json!(["2024-10-20", "2024-10-27"]));
}

#[test]
fn the_format_comes_first_and_another_is_refused() {
    let json = to_string(&kehoach::parse("")).unwrap();
    assert!(json.starts_with(r#"{"format":"kehoach/1","source":{"bytes":0,"lines":1}"#), "{json}");
    let other = json.replacen("kehoach/1", "kehoach/2", 1);
    assert_eq!(
        from_str(&other).unwrap_err().to_string(),
        "the format is `kehoach/2`, this version reads `kehoach/1`"
    );
    let error = from_str("{\n\"format\": 1}").unwrap_err();
    assert!(error.line() == 2 && !error.is_io());
}

#[test]
fn json_lines_hold_a_document_each() {
    let texts = ["KẾ HOẠCH\nI. MỘT\n", "", "KẾ HOẠCH\nII. HAI\n"];
    let mut out = Vec::new();
    for text in texts {
        write_line(&mut out, &kehoach::parse(text)).unwrap();
    }
    assert_eq!(out.iter().filter(|b| **b == b'\n').count(), 3);
    out.extend_from_slice(b"\n \n{\"format\": \"kehoach/1\"\n");
    let documents: Vec<_> = read_lines(out.as_slice()).collect();
    assert_eq!(documents.len(), 4);
    for (document, text) in documents.iter().zip(texts) {
        assert_eq!(document.as_ref().unwrap(), &Document::of(&kehoach::parse(text)));
    }
    assert!(documents[3].is_err());
}

#[test]
fn the_deepest_plan_can_be_read_back() {
    let deep: String = (1..400).map(|n| format!("{}1. Mục\n", "1.".repeat(n))).collect();
    let nested = "KẾ HOẠCH\nPhần I\nChương I\nMục 1\nTiểu mục 1\nA. MỘT\nI. MỘT\n1. Một\n1.1. Một\n1.1.1. Một\na) Một\n(1) Một:\n* Một:\nMột:\n- Một:\n+ Một:\n• Một\n";
    for text in [deep.as_str(), nested] {
        let parsed = kehoach::parse(text);
        let json = to_string(&parsed).unwrap();
        assert_eq!(from_str(&json).unwrap(), Document::of(&parsed));
    }
}
