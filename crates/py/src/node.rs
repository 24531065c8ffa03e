//! How a type of a document becomes a Python class.

/// Makes [a class](class) of a wire type, and has Python get it wherever a document has that type.
macro_rules! node {
    ($(#[$attribute:meta])* $name:ident($wire:ty) $($rest:tt)*) => {
        $crate::node::class! { $(#[$attribute])* $name($wire) $($rest)* }

        impl $crate::expose::Expose for $wire {
            fn expose<'py>(
                view: $crate::view::View<Self>,
                py: Python<'py>,
            ) -> PyResult<Bound<'py, PyAny>> {
                Ok(Bound::new(py, $name::restored(view))?.into_any())
            }

            fn brief(&self, out: &mut String) {
                $name::brief(self, out);
            }
        }
    };
}

/// Makes a class of a wire type: a frozen view with a getter for each field, `==`, `hash`, `repr`, pattern matching,
/// copy and pickle.
///
/// `name(Type) match(fields) { fields }`: the fields in `match` are those of `__match_args__` and of the `repr`.
/// A field is exposed as its type says; one with `= function` as that function makes it of the view on the node.
macro_rules! class {
    (
        $(#[$attribute:meta])*
        $name:ident($wire:ty) match($($matched:ident $(as $renamed:ident)?),*) {
            $($(#[$doc:meta])* $field:ident $(= $function:expr)?,)*
        }
        $($more:tt)*
    ) => {
        $(#[$attribute])*
        #[pyclass(frozen, module = "kehoach")]
        pub(crate) struct $name(
            pub(crate) $crate::view::View<$wire>,
            $crate::given::Given<{ [$(stringify!($field)),*].len() }>,
        );

        impl $name {
            #[allow(clippy::unnecessary_wraps, reason = "a plan may have to make its view first")]
            fn view(&self) -> PyResult<&$crate::view::View<$wire>> {
                Ok(&self.0)
            }

            pub(crate) const fn restored(view: $crate::view::View<$wire>) -> Self {
                Self(view, $crate::given::Given::nothing())
            }

            /// The file that it was read from, which the plan alone knows.
            const fn file(&self) -> Option<&std::path::PathBuf> {
                None
            }

            fn at(self, _file: Option<std::path::PathBuf>) -> Self {
                self
            }

            const fn given(&self) -> &$crate::given::Given<{ [$(stringify!($field)),*].len() }> {
                &self.1
            }

            /// Whether the two say the same.
            fn same(node: &$wire, other: &$wire) -> bool {
                node == other
            }
        }

        impl $name {
            fn brief(node: &$wire, out: &mut String) {
                let fields: &[(&str, &dyn Fn(&mut String))] = &[$((
                    $crate::node::methods!(@name $matched $($renamed)?),
                    &|out: &mut String| $crate::expose::Expose::brief(&node.$matched, out),
                )),*];
                out.push_str(concat!(stringify!($name), "("));
                for (i, (name, brief)) in fields.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(name);
                    out.push('=');
                    brief(out);
                }
                out.push(')');
            }
        }

        $crate::node::methods! {
            $name($wire) match($($matched $(as $renamed)?),*) {
                $($(#[$doc])* $field $(= $function)?,)*
            }
            $($more)*
        }
    };
}

/// The methods of [a class](class): those of its fields, and those that each object has.
macro_rules! methods {
    (
        $name:ident($wire:ty) match($($matched:ident $(as $renamed:ident)?),*) {
            $($(#[$doc:meta])* $field:ident $(= $function:expr)?,)*
        }
        $($more:tt)*
    ) => {
        impl $name {
            const GETTERS: &[&str] = &[$(stringify!($field)),*];
        }

        #[pymethods]
        impl $name {
            #[classattr]
            fn __match_args__<'py>(py: Python<'py>) -> PyResult<Bound<'py, pyo3::types::PyTuple>> {
                pyo3::types::PyTuple::new(py, [$($crate::node::methods!(@name $matched $($renamed)?)),*] as [&str; _])
            }

            $(
                $(#[$doc])*
                #[getter]
                fn $field<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    let getter =
                        const { $crate::given::getter($name::GETTERS, stringify!($field)) };
                    self.given().or_make(py, getter, || {
                        $crate::node::methods!(@get self, py, $field $(, $function)?)
                    })
                }
            )*

            fn __eq__(&self, other: &Self) -> PyResult<bool> {
                Ok(Self::same(self.view()?.get(), other.view()?.get()))
            }

            fn __hash__(&self) -> PyResult<u64> {
                use std::hash::{DefaultHasher, Hash, Hasher};

                let mut hasher = DefaultHasher::new();
                self.__repr__()?.hash(&mut hasher);
                Ok(hasher.finish())
            }

            fn __repr__(&self) -> PyResult<String> {
                let mut out = String::new();
                Self::brief(self.view()?.get(), &mut out);
                Ok(out)
            }

            fn __copy__(slf: Py<Self>) -> Py<Self> {
                slf
            }

            fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
                slf
            }

            /// It as `dict`s, `list`s and `str`s, with the names of the format `kehoach/1`; spans are in bytes.
            fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                $crate::pickle::dict(self.view()?, py)
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
                $crate::pickle::reduce(slf.as_any(), slf.get().view()?, slf.get().file())
            }

            #[staticmethod]
            #[pyo3(signature = (json, text, file=None))]
            fn _restore(
                json: &str,
                text: Option<String>,
                file: Option<std::path::PathBuf>,
            ) -> PyResult<Self> {
                Ok(Self::restored($crate::pickle::restore(json, text)?).at(file))
            }

            $($more)*
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $renamed:ident) => { stringify!($renamed) };
    (@get $slf:ident, $py:ident, $field:ident) => {
        $crate::expose::Expose::expose($slf.view()?.part(|node| &node.$field), $py)
    };
    (@get $slf:ident, $py:ident, $field:ident, $function:expr) => {
        ($function)($slf.view()?, $py)
    };
}

pub(crate) use {class, methods, node};
