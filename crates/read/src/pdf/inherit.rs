//! What a page has from the nodes of the page tree above it.
//!
//! The library underneath follows a page's parents as far as they lead, and a node that is its own parent leads on until
//! the stack is full. So a page gets here what it inherits, and no parent.

use pdf_extract::{Dictionary, Document, Object, ObjectId};

/// How many nodes above a page are asked.
const MAX_ANCESTORS: usize = 64;

/// A sheet of A4, in points.
const A4: [f32; 4] = [0.0, 0.0, 595.0, 842.0];

/// How a page is turned before it is shown, clockwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Turn {
    #[default]
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

/// Gives a page its own resources and its own size, and takes its parent away; says how it is turned.
pub(super) fn settle(file: &mut Document, page: ObjectId) -> Turn {
    let mut turn: Option<i64> = None;
    let mut resources: Option<Object> = None;
    let mut size: Option<[f32; 4]> = None;
    let mut node = file.get_dictionary(page).ok();
    for _ in 0..MAX_ANCESTORS {
        let Some(one) = node else { break };
        resources = resources.or_else(|| {
            let found = one.get(b"Resources").ok()?;
            let is_dictionary = file.dereference(found).is_ok_and(|(_, own)| own.as_dict().is_ok());
            is_dictionary.then(|| found.clone())
        });
        size = size.or_else(|| media_box(file, one));
        turn = turn.or_else(|| one.get_deref(b"Rotate", file).and_then(Object::as_i64).ok());
        let parent = one.get(b"Parent").and_then(Object::as_reference);
        node = parent.ok().and_then(|id| file.get_dictionary(id).ok());
    }
    let turn = match turn.unwrap_or(0).rem_euclid(360) {
        90 => Turn::Quarter,
        180 => Turn::Half,
        270 => Turn::ThreeQuarters,
        _ => Turn::None,
    };
    let Ok(page) = file.get_object_mut(page).and_then(Object::as_dict_mut) else { return turn };
    page.remove(b"Parent");
    if let Some(resources) = resources {
        page.set("Resources", resources);
    }
    let size = size.unwrap_or(A4).map(Object::Real);
    page.set("MediaBox", size.to_vec());
    turn
}

fn media_box(file: &Document, node: &Dictionary) -> Option<[f32; 4]> {
    let corners = node.get_deref(b"MediaBox", file).and_then(Object::as_array).ok()?;
    let mut size = [0.0; 4];
    for (side, corner) in size.iter_mut().zip(corners.get(..4)?) {
        *side = file.dereference(corner).ok()?.1.as_float().ok()?;
    }
    Some(size)
}
