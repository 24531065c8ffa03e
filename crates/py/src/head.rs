//! Phần đầu: the head of a plan.

use kehoach_json as wire;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::date;
use crate::node::node;
use crate::text::Basis;
use crate::view::View;

node! {
    /// Phần đầu: what stands above the bases and the body.
    Head(wire::Head<'static>) match(issuers, number, place_date, title) {
        /// Cơ quan ban hành: the issuing bodies, from the highest superior down to the one that issues.
        issuers,
        /// Quốc hiệu, Tiêu ngữ and the like.
        motto,
        /// Số, ký hiệu.
        number,
        /// Địa danh và thời gian ban hành.
        place_date,
        /// Độ khẩn, độ mật, `DỰ THẢO`.
        stamps,
        /// `Kính gửi: …`
        addressees,
        /// Tên loại và trích yếu.
        title,
        /// Rules and what is no part of the plan.
        asides,
    }
}

node! {
    /// Cơ quan ban hành: a body that issues the plan, or a superior of it.
    Issuer(wire::Issuer<'static>) match(name) {
        /// The whole name.
        name,
        /// The lines that it takes.
        lines,
    }
}

node! {
    /// Số, ký hiệu: number and symbol.
    Number(wire::Number<'static>) match(number, symbol) {
        /// The number; `None` where a draft leaves it blank.
        number,
        /// The symbol as written.
        symbol,
        /// The line as it stands.
        text,
    }
}

node! {
    /// Địa danh và thời gian ban hành: where and when it was issued.
    PlaceDate(wire::PlaceDate<'static>) match(place, date) {
        /// The place.
        place,
        /// The day, or what a draft has of it.
        date = |view: &View<wire::PlaceDate<'static>>, py| date::expose_option(view.get().date.as_deref(), py),
        /// The line as it stands.
        text,
    }
}

node! {
    /// Tên loại và trích yếu: the title.
    Title(wire::Title<'static>) match(text, kind) {
        /// The whole title, its lines joined with one blank.
        text,
        /// The kind of document in lower case: `kế hoạch`.
        kind,
        /// The lines that it takes.
        lines,
    }
    fn __str__(&self) -> &str {
        &self.0.get().text
    }
}

node! {
    /// The time that a plan is for.
    Timeframe(wire::Timeframe<'static>) match(kind, value) {
        /// `school_year`, `year`, `years`, `month` or `quarter`.
        kind,
        /// The time itself.
        value = |view: &View<wire::Timeframe<'static>>, py| date::expose(&view.get().value, py),
    }
    fn __str__(&self) -> &str {
        &self.0.get().value
    }
}

/// Căn cứ, which a document has as plain texts.
pub(crate) fn bases<'py>(
    bases: &View<Vec<wire::Text<'static>>>,
    py: Python<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let bases: PyResult<Vec<_>> =
        bases.each().map(|text| Bound::new(py, Basis::restored(text))).collect();
    Ok(PyTuple::new(py, bases?)?.into_any())
}
