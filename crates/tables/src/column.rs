//! The types of columns, and how values get into them.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, ListBuilder, StringBuilder, StringDictionaryBuilder,
    UInt32Builder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, builder::ArrayBuilder};
use arrow_schema::{DataType, Field};

/// A type of column.
pub(crate) trait Column {
    type Builder: ArrayBuilder + Default;
    type Value<'v>;
    const NULLABLE: bool;

    fn data_type() -> DataType;
    fn push(builder: &mut Self::Builder, value: Self::Value<'_>);

    fn finish(builder: &mut Self::Builder) -> ArrayRef {
        ArrayBuilder::finish(builder)
    }
}

/// The elements of a list are never null.
fn list_of(data_type: DataType) -> DataType {
    DataType::List(Arc::new(Field::new_list_field(data_type, true)))
}

fn dictionary() -> DataType {
    DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8))
}

/// Makes types of columns.
macro_rules! columns {
    ($(
        $(#[$doc:meta])*
        $name:ident($builder:ty, $value:ty, $nullable:literal): $data_type:expr, |$b:ident, $v:ident| $push:expr;
    )*) => {$(
        $(#[$doc])*
        pub(crate) struct $name;

        impl Column for $name {
            type Builder = $builder;
            type Value<'v> = $value;
            const NULLABLE: bool = $nullable;

            fn data_type() -> DataType {
                $data_type
            }

            fn push($b: &mut Self::Builder, $v: Self::Value<'_>) {
                $push
            }
        }
    )*};
}

columns! {
    /// A number.
    Number(UInt32Builder, u32, false): DataType::UInt32, |b, v| b.append_value(v);
    /// Yes or no.
    Flag(BooleanBuilder, bool, false): DataType::Boolean, |b, v| b.append_value(v);
    /// A text.
    Text(StringBuilder, &'v str, false): DataType::Utf8, |b, v| b.append_value(v);
    /// A text that may be absent.
    MaybeText(StringBuilder, Option<&'v str>, true): DataType::Utf8, |b, v| b.append_option(v);
    /// One of a few words.
    Word(StringDictionaryBuilder<Int32Type>, &'v str, false): dictionary(), |b, v| b.append_value(v);
    /// One of a few words, or none.
    MaybeWord(StringDictionaryBuilder<Int32Type>, Option<&'v str>, true): dictionary(), |b, v| b.append_option(v);
    /// A day, counted from 1970-01-01, or none.
    MaybeDay(Date32Builder, Option<i32>, true): DataType::Date32, |b, v| b.append_option(v);
    /// Texts.
    Texts(ListBuilder<StringBuilder>, Vec<&'v str>, false): list_of(DataType::Utf8),
        |b, v| b.append_value(v.into_iter().map(Some));
    /// Days, counted from 1970-01-01.
    Days(ListBuilder<Date32Builder>, Vec<i32>, false): list_of(DataType::Date32),
        |b, v| b.append_value(v.into_iter().map(Some));
}

/// Makes the rows of a table: a struct of values, the builders of its columns, and its schema.
macro_rules! table {
    ($(#[$doc:meta])* $row:ident, $columns:ident {
        $(#[doc = $description:literal] $name:ident: $type:ident,)*
    }) => {
        $(#[$doc])*
        pub(crate) struct $row<'v> {
            $(pub(crate) $name: <$crate::column::$type as $crate::column::Column>::Value<'v>,)*
        }

        #[derive(Default)]
        pub(crate) struct $columns {
            $($name: <$crate::column::$type as $crate::column::Column>::Builder,)*
        }

        impl $columns {
            pub(crate) fn push(&mut self, row: $row<'_>) {
                $(<$crate::column::$type as $crate::column::Column>::push(&mut self.$name, row.$name);)*
            }

            pub(crate) fn schema() -> arrow_schema::Schema {
                arrow_schema::Schema::new(vec![$($crate::column::field::<$crate::column::$type>(
                    stringify!($name),
                    $description,
                ),)*])
            }

            pub(crate) fn finish(&mut self) -> Vec<arrow_array::ArrayRef> {
                vec![$(<$crate::column::$type as $crate::column::Column>::finish(&mut self.$name),)*]
            }
        }
    };
}

pub(crate) use table;

/// A column of a schema, with what it means.
pub(crate) fn field<C: Column>(name: &str, description: &str) -> Field {
    let metadata = HashMap::from([("description".to_owned(), description.trim().to_owned())]);
    Field::new(name, C::data_type(), C::NULLABLE).with_metadata(metadata)
}
