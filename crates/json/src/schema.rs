//! The JSON Schema of the format.

use schemars::Schema;
use schemars::generate::SchemaSettings;

use crate::Document;

/// The JSON Schema (draft 2020-12) of `kehoach/1`, as published in `schema/plan.v1.json`.
///
/// ```
/// let schema = kehoach_json::schema();
/// assert_eq!(schema.get("title").unwrap(), "kehoach/1");
/// ```
#[must_use]
pub fn schema() -> Schema {
    let mut schema =
        SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Document<'static>>();
    schema.insert("title".into(), crate::FORMAT.into());
    schema
}
