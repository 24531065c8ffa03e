//! Plans as Arrow tables, handed over by the PyCapsule interface.

use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::ArrowError;
use arrow_schema::ffi::FFI_ArrowSchema;
use kehoach_tables::{self as model, Batches, Builder};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyIterator, PyTuple};

use crate::plan::Plan;
use crate::read_many::Result;

/// How many plans stand in one batch.
const PLANS_A_BATCH: u32 = 4096;

/// The six tables of some plans.
#[pyclass(frozen, module = "kehoach")]
pub(crate) struct Tables {
    batches: Arc<Vec<Batches>>,
}

/// A table, in the form of Arrow: `polars.DataFrame`, `pyarrow.table`, `pandas.DataFrame.from_arrow` and duckdb take it
/// without a copy.
#[pyclass(frozen, module = "kehoach")]
pub(crate) struct ArrowTable {
    batches: Arc<Vec<Batches>>,
    table: model::Table,
}

/// Makes tables of plans, and of the results of `read_many`.
#[pyfunction]
pub(crate) fn tables(plans: &Bound<'_, PyAny>) -> PyResult<Tables> {
    if plans.is_instance_of::<Plan>() || plans.is_instance_of::<Result>() {
        return tables(PyTuple::new(plans.py(), [plans])?.as_any());
    }
    let mut builder = Builder::new();
    let mut batches = Vec::new();
    let mut first = 0;
    for item in plans.try_iter().map_err(|_| wrong(plans))? {
        add(&item?, &mut builder)?;
        if builder.next() - first >= PLANS_A_BATCH {
            first = builder.next();
            batches.push(builder.finish().map_err(arrow)?);
        }
    }
    batches.push(builder.finish().map_err(arrow)?);
    Ok(Tables { batches: Arc::new(batches) })
}

fn add(item: &Bound<'_, PyAny>, builder: &mut Builder) -> PyResult<()> {
    let py = item.py();
    let plan = |plan: &Plan, builder: &mut Builder| -> PyResult<()> {
        let path = plan.file().map(|path| path.to_string_lossy());
        builder.plan(path.as_deref(), plan.view()?.get());
        Ok(())
    };
    if let Ok(item) = item.cast::<Plan>() {
        return plan(item.get(), builder);
    }
    let Ok(result) = item.cast::<Result>() else {
        return Err(wrong(item));
    };
    let result = result.get();
    if let Some(read) = result.plan() {
        return plan(read.get(), builder);
    }
    let Some(error) = result.error() else { return Ok(()) };
    let error = error.bind(py);
    let told = |name| error.getattr(name)?.extract::<String>();
    builder.failure(
        Some(&result.path().to_string_lossy()),
        model::Failure {
            error: &error.get_type().name()?.to_string(),
            message: &told("message")?,
            message_vi: &told("message_vi")?,
            place: error.getattr("place")?.extract::<Option<String>>()?.as_deref(),
        },
    );
    Ok(())
}

/// What is said of something that is no plan.
fn wrong(given: &Bound<'_, PyAny>) -> PyErr {
    let class = given.get_type();
    PyTypeError::new_err(format!("plans must be plans or results of read_many, not {class}"))
}

fn arrow(error: ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

impl Tables {
    fn table(&self, table: model::Table) -> ArrowTable {
        ArrowTable { batches: self.batches.clone(), table }
    }
}

#[pymethods]
impl Tables {
    /// A row a plan; its `plan` is what the other tables refer to.
    #[getter]
    fn plans(&self) -> ArrowTable {
        self.table(model::Table::Plans)
    }

    /// A row a section or block of time.
    #[getter]
    fn sections(&self) -> ArrowTable {
        self.table(model::Table::Sections)
    }

    /// A row a thing that is to be done.
    #[getter]
    fn activities(&self) -> ArrowTable {
        self.table(model::Table::Activities)
    }

    /// A row a date, act or number that a text names.
    #[getter]
    fn mentions(&self) -> ArrowTable {
        self.table(model::Table::Mentions)
    }

    /// A row a thing that was noticed.
    #[getter]
    fn diagnostics(&self) -> ArrowTable {
        self.table(model::Table::Diagnostics)
    }

    /// A row a file that could not be read.
    #[getter]
    fn errors(&self) -> ArrowTable {
        self.table(model::Table::Errors)
    }

    /// The six tables: `{table.name: polars.DataFrame(table) for table in tables}`.
    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        let tables = model::Table::ALL.map(|table| self.table(table));
        PyTuple::new(py, tables)?.try_iter()
    }

    /// The table of a name: `tables["plans"]`.
    fn __getitem__(&self, name: &str) -> PyResult<ArrowTable> {
        let found = model::Table::ALL.into_iter().find(|table| table.name() == name);
        found.map(|table| self.table(table)).ok_or_else(|| {
            let names = model::Table::ALL.map(model::Table::name).join(", ");
            PyKeyError::new_err(format!("no table {name}; there are {names}"))
        })
    }

    fn __repr__(&self) -> String {
        let counts: Vec<_> = model::Table::ALL
            .map(|table| format!("{}=<{}>", table.name(), self.table(table).rows()))
            .into();
        format!("Tables({})", counts.join(", "))
    }
}

impl ArrowTable {
    fn rows(&self) -> usize {
        self.batches.iter().map(|batches| batches.get(self.table).num_rows()).sum()
    }
}

#[pymethods]
impl ArrowTable {
    /// The name of the table.
    #[getter]
    fn name(&self) -> &'static str {
        self.table.name()
    }

    /// The names of the columns.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.table.schema().fields().iter().map(|field| field.name()))
    }

    /// What each column means, by its name.
    #[getter]
    fn descriptions<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let descriptions = PyDict::new(py);
        for field in self.table.schema().fields() {
            let meaning = field.metadata().get("description").map_or("", String::as_str);
            descriptions.set_item(field.name(), meaning)?;
        }
        Ok(descriptions)
    }

    /// How many rows it has.
    #[getter]
    fn num_rows(&self) -> usize {
        self.rows()
    }

    fn __len__(&self) -> usize {
        self.rows()
    }

    /// The rows as an Arrow C stream, in a capsule; each call gives a new stream over the same memory.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The interface lets a producer that cannot cast leave the wish alone.
        let _ = requested_schema;
        let batches: Vec<std::result::Result<RecordBatch, ArrowError>> =
            self.batches.iter().map(|batches| Ok(batches.get(self.table).clone())).collect();
        let reader = RecordBatchIterator::new(batches, self.table.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    /// The columns as an Arrow C schema, in a capsule.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(&*self.table.schema()).map_err(arrow)?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __repr__(&self) -> String {
        let columns = self.table.schema().fields().len();
        format!("ArrowTable({}, {} rows, {columns} columns)", self.table.name(), self.rows())
    }
}
