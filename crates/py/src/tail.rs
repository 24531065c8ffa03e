//! Phần cuối: the tail of a plan.

use kehoach_json as wire;
use pyo3::prelude::*;

use crate::node::node;

node! {
    /// Phần cuối: what stands below the body.
    Tail(wire::Tail<'static>) match(closing, recipients, signatures) {
        /// The paragraphs that speak of the plan as a whole.
        closing,
        /// Place and date above the signature.
        place_date,
        /// Nơi nhận.
        recipients,
        /// Chữ ký; two that stand side by side from left to right.
        signatures,
        /// `DỰ THẢO` and the like.
        stamps,
        /// Rules and what is no part of the plan.
        asides,
    }
}

node! {
    /// Nơi nhận: who gets a copy.
    Recipients(wire::Recipients<'static>) match(list) {
        /// `Nơi nhận:`
        text,
        /// Who gets a copy.
        list,
    }
}

node! {
    /// Someone who gets a copy.
    Recipient(wire::Recipient<'static>) match(name, purpose) {
        /// Who, without the purpose: `Sở Giáo dục và Đào tạo`.
        name,
        /// What for: `để b/c`.
        purpose,
        /// The line as it stands.
        text,
    }
}

node! {
    /// Chữ ký: by which authority, in which position, by whom.
    Signature(wire::Signature<'static>) match(authority, position, name) {
        /// Quyền hạn: `TM. BAN CHẤP HÀNH`; a line each.
        authority,
        /// Chức vụ: `CHỦ TỊCH`; a line each.
        position,
        /// `(Đã ký)`
        notes,
        /// Họ và tên; `None` where none is written.
        name,
    }
}
