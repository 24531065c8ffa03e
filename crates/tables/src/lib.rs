//! Plans as tables: Arrow record batches for analysts.
//!
//! ```
//! use kehoach_tables::{Builder, Table};
//!
//! let parsed = kehoach::parse("KẾ HOẠCH NĂM 2024\nTháng 9\n- Khai giảng ngày 5/9\n- Đại hội\n");
//! let mut builder = Builder::new();
//! builder.plan(Some("plan.txt"), &kehoach_json::Document::of(&parsed));
//! let batches = builder.finish()?;
//! assert_eq!(batches.get(Table::Activities).num_rows(), 2);
//! # Ok::<(), arrow_schema::ArrowError>(())
//! ```
//!
//! A row of [`Table::Plans`] is a plan; the other tables have its number in their column `plan`. Files that could not
//! be read have a row in [`Table::Errors`]. [`Table::schema`] has the columns, each with what it means under the key
//! `description` of its metadata. Names, types and order of columns are stable; new ones come last.
//!
//! Times are in EDTF as in JSON; where they are whole days, a column of type `date32` has them, too. Places in the text
//! are bytes, as in JSON.

mod builder;
mod column;
mod row;
#[cfg(any(feature = "text", feature = "parquet"))]
mod write;

pub use builder::{Batches, Builder, Failure, Table};
#[cfg(any(feature = "text", feature = "parquet"))]
pub use write::{FileFormat, write};
