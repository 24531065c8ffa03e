//! Cutting the tie to the source: every borrowed text becomes an owned one.

use std::borrow::Cow;

/// A value that may borrow from the source, and the same value when it does not.
pub(crate) trait Own {
    type Owned;

    fn own(self) -> Self::Owned;
}

impl Own for Cow<'_, str> {
    type Owned = Cow<'static, str>;

    fn own(self) -> Cow<'static, str> {
        Cow::Owned(self.into_owned())
    }
}

impl<T: Own> Own for Vec<T> {
    type Owned = Vec<T::Owned>;

    fn own(self) -> Self::Owned {
        self.into_iter().map(Own::own).collect()
    }
}

impl<T: Own> Own for Box<[T]> {
    type Owned = Box<[T::Owned]>;

    fn own(self) -> Self::Owned {
        self.into_iter().map(Own::own).collect()
    }
}

impl<T: Own> Own for Option<T> {
    type Owned = Option<T::Owned>;

    fn own(self) -> Self::Owned {
        self.map(Own::own)
    }
}

impl<T: Own> Own for Box<T> {
    type Owned = Box<T::Owned>;

    fn own(self) -> Self::Owned {
        Box::new((*self).own())
    }
}

/// Implements [`Own`] and `into_owned` for a struct: the fields before the semicolon are owned, the others are kept.
macro_rules! own {
    ($name:ident { $($owned:ident),*; $($kept:ident),* }) => {
        impl Own for $name<'_> {
            type Owned = $name<'static>;

            fn own(self) -> Self::Owned {
                $name { $($owned: self.$owned.own(),)* $($kept: self.$kept,)* }
            }
        }

        impl $name<'_> {
            /// The same with texts of its own, free of the source.
            #[must_use]
            pub fn into_owned(self) -> $name<'static> {
                self.own()
            }
        }
    };
}

pub(crate) use own;
