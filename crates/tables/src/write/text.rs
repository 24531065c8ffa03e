//! CSV and JSON Lines.

use std::io::{self, Write};

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Date32Type, Int32Type, UInt32Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use serde::Serializer as _;
use serde_json::Value;

/// What joins the elements of a list in a cell of CSV.
const JOIN: &str = "; ";

/// So that spreadsheets take the file for UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(crate) fn csv(rows: &RecordBatch, mut out: impl Write) -> io::Result<()> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut writer = csv::Writer::from_writer(out);
    let schema = rows.schema();
    writer.write_record(schema.fields().iter().map(|field| field.name()))?;
    for row in 0..rows.num_rows() {
        writer.write_record(rows.columns().iter().map(|column| cell(&value(column, row))))?;
    }
    writer.flush()
}

pub(crate) fn jsonl(rows: &RecordBatch, mut out: impl Write) -> io::Result<()> {
    let schema = rows.schema();
    for row in 0..rows.num_rows() {
        let cells = schema.fields().iter().zip(rows.columns());
        let values = cells.map(|(field, column)| (field.name(), value(column, row)));
        let mut line = serde_json::Serializer::new(&mut out);
        line.collect_map(values.filter(|(_, value)| !value.is_null()))?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// A value as it stands in a cell.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join(JOIN),
        other => other.to_string(),
    }
}

/// The value in a row of a column; the types are those that tables have.
fn value(column: &dyn Array, row: usize) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::Date32 => {
            let day = column.as_primitive::<Date32Type>().value_as_date(row);
            day.map_or(Value::Null, |day| day.to_string().into())
        }
        DataType::Dictionary(..) => {
            let words = column.as_dictionary::<Int32Type>();
            words.key(row).map_or(Value::Null, |key| value(words.values(), key))
        }
        DataType::List(_) => {
            let list = column.as_list::<i32>().value(row);
            (0..list.len()).map(|i| value(&list, i)).collect::<Vec<_>>().into()
        }
        _ => Value::Null,
    }
}
