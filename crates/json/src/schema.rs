//! The JSON Schema of the format.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::Document;

/// The JSON Schema (draft 2020-12) of `kehoach/1`, as published in `schema/plan.v1.json`.
///
/// ```
/// let schema = kehoach_json::schema();
/// assert_eq!(schema.get("title").unwrap(), "kehoach/1");
/// ```
#[must_use]
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<Document<'static>>();
    schema.insert("title".into(), crate::FORMAT.into());
    if let Some(block) = schema.get_mut("$defs").and_then(|defs| defs.get_mut("Block"))
        && let Some(decided) = decided_by_type(block)
    {
        *block = decided;
    }
    schema
}

/// The schema of an enum whose `type` says which variant it is.
///
/// What comes from the types is a `oneOf`. Validators then try every variant of every block, with all that stands in it,
/// which takes exponential time in the depth of a plan; and what is wrong in one variant is reported for all. So each
/// variant is asked for by its `type`.
fn decided_by_type(block: &Value) -> Option<Value> {
    let mut names = Vec::new();
    let mut rules = Vec::new();
    for variant in block.get("oneOf")?.as_array()? {
        let name = variant.pointer("/properties/type/const")?.clone();
        let own = json!({ "$ref": variant.get("$ref")? });
        let is = json!({ "properties": { "type": { "const": &name } }, "required": ["type"] });
        rules.push(json!({ "if": is, "then": own }));
        names.push(name);
    }
    let mut out = Map::new();
    if let Some(description) = block.get("description") {
        out.insert("description".into(), description.clone());
    }
    out.insert("type".into(), "object".into());
    out.insert("properties".into(), json!({ "type": { "enum": names } }));
    out.insert("required".into(), json!(["type"]));
    out.insert("allOf".into(), Value::Array(rules));
    Some(Value::Object(out))
}
