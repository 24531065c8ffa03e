//! The extension module `kehoach._kehoach` of the Python package.
//!
//! It only translates: the wire form of a plan, [`kehoach_json::Document`], becomes Python classes that are views on
//! one shared document; files become plans, failures become exceptions.

mod activity;
mod block;
mod command;
mod date;
mod expose;
mod failure;
mod find;
mod findings;
mod given;
mod head;
mod html;
mod node;
mod pickle;
mod plan;
mod read;
mod read_many;
mod source;
mod span;
mod tables;
mod tail;
mod text;
mod view;

/// What `kehoach` is made of; the package gives it its names.
#[pyo3::pymodule(gil_used = false)]
mod _kehoach {
    /// The version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "so Python names it")]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    #[pymodule_export]
    use crate::activity::{Activity, Detail};
    #[pymodule_export]
    use crate::block::{
        Aside, Cell, ColumnGroup, Field, Item, Paragraph, Period, Row, Section, Table,
    };
    #[pymodule_export]
    use crate::command::main;
    #[pymodule_export]
    use crate::date::PartialDate;
    #[pymodule_export]
    use crate::findings::{Coverage, Diagnostic, Evidence, Repair};
    #[pymodule_export]
    use crate::head::{Head, Issuer, Number, PlaceDate, Timeframe, Title};
    #[pymodule_export]
    use crate::pickle::_restore;
    #[pymodule_export]
    use crate::plan::{Appendix, Attachment, Plan, from_json, schema};
    #[pymodule_export]
    use crate::read::{parse, read};
    #[pymodule_export]
    use crate::read_many::{ReadMany, Result};
    #[pymodule_export]
    use crate::span::Span;
    #[pymodule_export]
    use crate::tables::{ArrowTable, Tables, tables};
    #[pymodule_export]
    use crate::tail::{Recipient, Recipients, Signature, Tail};
    #[pymodule_export]
    use crate::text::{Basis, Mention, Reference, Text};
}
