//! Views: a part of a document that keeps the whole of it alive.

use std::any::Any;
use std::sync::Arc;

use yoke::{Yoke, Yokeable};

use crate::failure::Failure;
use crate::source::SourceText;

/// What a view keeps alive: a document, or a part of one that was unpickled by itself.
type Root = Arc<dyn Any + Send + Sync>;

/// A part of a document, the document that it lies in, and the text that its spans point into.
///
/// It costs two reference counts; nothing is copied.
pub(crate) struct View<T: 'static> {
    node: Yoke<&'static T, Root>,
    source: Arc<SourceText>,
}

/// Parts of a document, found in one go.
#[derive(Yokeable)]
struct Parts<'a, T: 'static>(Vec<&'a T>);

impl<T: Send + Sync + 'static> View<T> {
    /// A view on the whole of `root`.
    pub(crate) fn on(root: T, source: Arc<SourceText>) -> Result<Self, Failure> {
        let root: Root = Arc::new(root);
        // It was made of a `T` one line above.
        let wrong = || Failure::bug("the document is of another type");
        let node =
            Yoke::try_attach_to_cart(root, |root| root.downcast_ref::<T>().ok_or_else(wrong))?;
        Ok(Self { node, source })
    }
}

impl<T: 'static> View<T> {
    pub(crate) fn get(&self) -> &T {
        self.node.get()
    }

    pub(crate) fn source(&self) -> &Arc<SourceText> {
        &self.source
    }

    /// A view on a part.
    pub(crate) fn part<U: 'static>(&self, pick: impl for<'a> FnOnce(&'a T) -> &'a U) -> View<U> {
        let node = self.node.map_project_cloned(|node, _| pick(node));
        View { node, source: self.source.clone() }
    }

    /// A view on a part that may not be there.
    pub(crate) fn try_part<U: 'static>(
        &self,
        pick: impl for<'a> FnOnce(&'a T) -> Option<&'a U>,
    ) -> Option<View<U>> {
        let node = self.node.try_map_project_cloned(|node, _| pick(node).ok_or(())).ok()?;
        Some(View { node, source: self.source.clone() })
    }
}

impl<T: 'static> View<T> {
    /// Views on several parts.
    pub(crate) fn parts<U: 'static>(
        &self,
        pick: impl for<'a> FnOnce(&'a T) -> Vec<&'a U>,
    ) -> impl Iterator<Item = View<U>> {
        let source = self.source.clone();
        let parts: Yoke<Parts<'static, U>, Root> =
            self.node.map_project_cloned(|node, _| Parts(pick(node)));
        // The parts are all there: none is missing.
        (0..parts.get().0.len()).filter_map(move |i| {
            let node =
                parts.try_map_project_cloned(|parts, _| parts.0.get(i).copied().ok_or(())).ok()?;
            Some(View { node, source: source.clone() })
        })
    }
}

impl<T: 'static> View<Vec<T>> {
    /// Views on each element.
    pub(crate) fn each(&self) -> impl Iterator<Item = View<T>> {
        // The vector doesn't change, so that no element is missing.
        (0..self.get().len()).filter_map(|i| self.try_part(|all| all.get(i)))
    }
}

impl<T: 'static> Clone for View<T> {
    fn clone(&self) -> Self {
        Self { node: self.node.clone(), source: self.source.clone() }
    }
}
