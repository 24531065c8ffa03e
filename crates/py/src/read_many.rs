//! Many files, on all cores, in bounded memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;
use pyo3::types::PyIterator;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::failure::Failure;
use crate::plan::Plan;
use crate::read::{self, Options};

/// How many files are read ahead of the one that is taken next, for each worker.
const AHEAD: usize = 4;

/// How many workers there can be; more would only wait for each other.
const MAX_WORKERS: usize = 256;

/// How much stack a worker has, in bytes: as much as the main thread, so that what can be read does not hang on how.
const STACK_BYTES: usize = 8 << 20;

/// How long to wait for a file before looking whether Ctrl-C was pressed.
const PATIENCE: Duration = Duration::from_millis(50);

/// What became of one file: `plan`, or `error` where it could not be read.
#[pyclass(frozen, module = "kehoach")]
pub(crate) struct Result {
    /// The file.
    #[pyo3(get)]
    path: PathBuf,
    /// The plan; `None` where it could not be read.
    #[pyo3(get)]
    plan: Option<Py<Plan>>,
    /// Why it could not be read; `None` where it could.
    #[pyo3(get)]
    error: Option<Py<PyAny>>,
    /// How long it took to read it, in seconds.
    #[pyo3(get)]
    seconds: f64,
}

#[pymethods]
impl Result {
    #[classattr]
    fn __match_args__() -> (&'static str, &'static str, &'static str) {
        ("path", "plan", "error")
    }

    #[new]
    fn new(path: PathBuf, plan: Option<Py<Plan>>, error: Option<Py<PyAny>>, seconds: f64) -> Self {
        Self { path, plan, error, seconds }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let path = self.path.display();
        match (&self.plan, &self.error) {
            (Some(plan), _) => {
                Ok(format!("Result({path}, {}, {:.3} s)", plan.bind(py).repr()?, self.seconds))
            }
            (None, Some(error)) => Ok(format!("Result({path}, {})", error.bind(py).repr()?)),
            (None, None) => Ok(format!("Result({path})")),
        }
    }

    fn __getnewargs__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let plan = self.plan.as_ref().map(|plan| plan.clone_ref(py));
        let error = self.error.as_ref().map(|error| error.clone_ref(py));
        Ok((self.path.clone(), plan, error, self.seconds).into_pyobject(py)?.into_any())
    }
}

impl Result {
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn plan(&self) -> Option<&Py<Plan>> {
        self.plan.as_ref()
    }

    pub(crate) fn error(&self) -> Option<&Py<PyAny>> {
        self.error.as_ref()
    }
}

/// What to do about a file that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnError {
    Record,
    Raise,
    Skip,
}

/// What a worker sends.
struct Done {
    number: u64,
    path: PathBuf,
    plan: std::result::Result<Plan, Failure>,
    seconds: f64,
}

/// An iterator over what became of each file.
#[pyclass(frozen, module = "kehoach._kehoach")]
pub(crate) struct ReadMany {
    /// Which files were read to the end, and which are to come.
    state: Mutex<State>,
    pool: ThreadPool,
    /// Set when nobody waits any more: files that are not begun yet are left alone.
    cancelled: Arc<AtomicBool>,
    options: Options,
    on_error: OnError,
    ordered: bool,
    ahead: usize,
}

struct State {
    paths: Option<Py<PyIterator>>,
    /// The number of the next file to be begun, from 0.
    begun: u64,
    /// The number of the next file to be given out; where order does not matter, how many were.
    given: u64,
    /// Files that are done and not given out.
    waiting: BTreeMap<u64, Done>,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
}

#[pymethods]
impl ReadMany {
    #[new]
    #[pyo3(signature = (paths, *, workers, on_error, ordered, encoding, repair, mentions))]
    fn new(
        paths: &Bound<'_, PyAny>,
        workers: Option<isize>,
        on_error: &str,
        ordered: bool,
        encoding: Option<&str>,
        repair: bool,
        mentions: bool,
    ) -> PyResult<Self> {
        let on_error = match on_error {
            "record" => OnError::Record,
            "raise" => OnError::Raise,
            "skip" => OnError::Skip,
            other => {
                return Err(PyValueError::new_err(format!(
                    "on_error must be 'record', 'raise' or 'skip', not '{other}'"
                )));
            }
        };
        let workers = match workers.map(usize::try_from) {
            None => 0,
            Some(Ok(workers @ 1..=MAX_WORKERS)) => workers,
            Some(_) => {
                return Err(PyValueError::new_err(format!(
                    "workers must be from 1 to {MAX_WORKERS}, or None for one a core"
                )));
            }
        };
        let options = Options::new(encoding, repair, mentions)?;
        let pool = ThreadPoolBuilder::new()
            .num_threads(workers)
            .stack_size(STACK_BYTES)
            .thread_name(|n| format!("kehoach-{n}"))
            .build()
            .map_err(|error| PyValueError::new_err(format!("workers: {error}")))?;
        let (sender, receiver) = channel();
        let state = State {
            paths: Some(paths.try_iter()?.unbind()),
            begun: 0,
            given: 0,
            waiting: BTreeMap::new(),
            sender,
            receiver,
        };
        Ok(Self {
            ahead: pool.current_num_threads() * AHEAD,
            pool,
            state: Mutex::new(state),
            cancelled: Arc::default(),
            options,
            on_error,
            ordered,
        })
    }

    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Result>> {
        let mut state = self.state.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        loop {
            self.begin(py, &mut state)?;
            let next =
                if self.ordered { Some(state.given) } else { state.waiting.keys().next().copied() };
            if let Some(done) = next.and_then(|number| state.waiting.remove(&number)) {
                state.given += 1;
                match (done.plan, self.on_error) {
                    (Ok(plan), _) => {
                        let plan = Some(Py::new(py, plan.at(Some(done.path.clone())))?);
                        let (path, seconds) = (done.path, done.seconds);
                        return Ok(Some(Result { path, plan, error: None, seconds }));
                    }
                    (Err(failure), OnError::Record) => {
                        let error = Some(failure.object(py)?.unbind());
                        let (path, seconds) = (done.path, done.seconds);
                        return Ok(Some(Result { path, plan: None, error, seconds }));
                    }
                    (Err(failure), OnError::Raise) => {
                        self.close();
                        return Err(failure.into());
                    }
                    (Err(_), OnError::Skip) => continue,
                }
            }
            if state.begun == state.given {
                return Ok(None);
            }
            let state = &mut *state;
            let receiver = &mut state.receiver;
            match py.detach(move || receiver.recv_timeout(PATIENCE)) {
                Ok(done) => {
                    state.waiting.insert(done.number, done);
                }
                Err(RecvTimeoutError::Timeout) => py.check_signals()?,
                // The state itself has a sender.
                Err(RecvTimeoutError::Disconnected) => return Ok(None),
            }
        }
    }

    /// Leaves alone what is not begun yet.
    fn close(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    fn __repr__(&self) -> String {
        let ordered = if self.ordered { "True" } else { "False" };
        format!("ReadMany(workers={}, ordered={ordered})", self.workers())
    }

    /// How many threads read.
    #[getter]
    fn workers(&self) -> usize {
        self.pool.current_num_threads()
    }
}

impl ReadMany {
    /// Begins files until enough are under way.
    fn begin(&self, py: Python<'_>, state: &mut State) -> PyResult<()> {
        while state.begun - state.given < self.ahead as u64
            && !self.cancelled.load(Ordering::Relaxed)
        {
            let Some(paths) = &state.paths else { return Ok(()) };
            let Some(path) = paths.clone_ref(py).into_bound(py).next() else {
                state.paths = None;
                return Ok(());
            };
            let path: PathBuf = path?.extract()?;
            let (number, sender) = (state.begun, state.sender.clone());
            let (options, cancelled) = (self.options, self.cancelled.clone());
            self.pool.spawn(move || {
                if cancelled.load(Ordering::Relaxed) {
                    return;
                }
                let start = Instant::now();
                let plan =
                    read::path(&path, options).and_then(|parsed| Plan::parsed(parsed).ready());
                let seconds = start.elapsed().as_secs_f64();
                // Nobody may wait any more.
                let _ = sender.send(Done { number, path, plan, seconds });
            });
            state.begun += 1;
        }
        Ok(())
    }
}

impl Drop for ReadMany {
    fn drop(&mut self) {
        self.close();
    }
}
