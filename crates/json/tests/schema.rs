//! The published schema is the one that the types give.

use std::path::PathBuf;

#[test]
fn the_published_schema_is_fresh() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema/plan.v1.json");
    let fresh = serde_json::to_string_pretty(&kehoach_json::schema()).unwrap() + "\n";
    if std::env::var_os("KEHOACH_UPDATE").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == fresh,
        "schema/plan.v1.json is stale; rewrite it with\n  KEHOACH_UPDATE=1 cargo test -p kehoach-json --test schema"
    );
}
