//! The type of a parameter or a result, as a tree: what is inside of a type stays as it is when
//! something is done to the outside.
//!
//! In: names. Out: annotations, as source for a stub and as they are for the runtime.

use std::fmt;

/// An annotation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Annotation {
    /// `None`.
    Nothing,
    /// `int`, `_T`.
    Name(String),
    /// `list[int]`, `dict[str, int]`.
    Of(String, Vec<Self>),
    /// The class of a record or an object: the key of its type, and how it is spelled: `Point`, `Pair[int, str]`.
    Record(String, Box<Self>),
    /// `int | str | None`: two or more, none of them a union.
    Union(Vec<Self>),
}

impl Annotation {
    pub(super) fn name(name: impl Into<String>) -> Self {
        Self::Name(name.into())
    }

    /// A generic class of one type.
    pub(super) fn of(class: impl Into<String>, element: Self) -> Self {
        Self::Of(class.into(), vec![element])
    }

    /// A generic class of two types.
    pub(super) fn of_pair(class: impl Into<String>, first: Self, second: Self) -> Self {
        Self::Of(class.into(), vec![first, second])
    }

    /// `tuple[int, ...]`.
    pub(super) fn of_many(tuple: impl Into<String>, element: Self) -> Self {
        Self::of_pair(tuple, element, Self::name("..."))
    }

    /// Either of two.
    pub(super) fn or(self, other: Self) -> Self {
        Self::any_of([self, other])
    }

    /// The same, or None.
    pub(super) fn or_none(self) -> Self {
        self.or(Self::Nothing)
    }

    /// The same, where it is never None.
    pub(super) fn without_none(self) -> Self {
        Self::any_of(self.members().into_iter().filter(|member| *member != Self::Nothing))
    }

    /// Any of several, each named once.
    pub(super) fn any_of(all: impl IntoIterator<Item = Self>) -> Self {
        let mut members: Vec<Self> = Vec::new();
        for member in all.into_iter().flat_map(Self::members) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        if members.len() == 1 { members.remove(0) } else { Self::Union(members) }
    }

    fn members(self) -> Vec<Self> {
        match self {
            Self::Union(members) => members,
            Self::Nothing | Self::Name(_) | Self::Of(..) | Self::Record(..) => vec![self],
        }
    }

    /// Whether None, or a sequence of nothing but None, is a value of both.
    pub(super) fn shares_none(&self, other: &Self) -> bool {
        self.takes_none() && other.takes_none()
            || self.element_with(other).is_some_and(|(_, mine, others)| mine.shares_none(others))
    }

    /// The same without what `shares_none` finds. What is None in only one of them stays.
    pub(super) fn without_none_of(&self, other: &Self) -> Self {
        let is_nothing = |member: &Self| *member == Self::Nothing && other.takes_none();
        let kept = self.parts().iter().filter(|member| !is_nothing(member));
        Self::any_of(kept.map(|member| match member.element_with(other) {
            Some((class, mine, others)) => Self::of(class, mine.without_none_of(others)),
            None => member.clone(),
        }))
    }

    /// Whether None is a value of it.
    pub(super) fn takes_none(&self) -> bool {
        self.parts().contains(&Self::Nothing)
    }

    fn parts(&self) -> &[Self] {
        match self {
            Self::Union(members) => members,
            Self::Nothing | Self::Name(_) | Self::Of(..) | Self::Record(..) => {
                std::slice::from_ref(self)
            }
        }
    }

    /// What both are around, in a class that is in both.
    fn element_with<'a>(&'a self, other: &'a Self) -> Option<(&'a str, &'a Self, &'a Self)> {
        self.parts().iter().find_map(|mine| {
            let (class, element) = mine.as_sequence()?;
            let others = other.parts().iter().filter_map(Self::as_sequence);
            let found = others.into_iter().find(|(name, _)| *name == class);
            found.map(|(_, others)| (class, element, others))
        })
    }
}

impl Annotation {
    /// The class and the type of its elements, of a class of one type.
    fn as_sequence(&self) -> Option<(&str, &Self)> {
        match self {
            Self::Of(class, arguments) => match arguments.as_slice() {
                [element] => Some((class, element)),
                _ => None,
            },
            Self::Nothing | Self::Name(_) | Self::Record(..) | Self::Union(_) => None,
        }
    }
}

impl fmt::Display for Annotation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("None"),
            Self::Name(name) => f.write_str(name),
            Self::Of(class, arguments) => write!(f, "{class}[{}]", join(arguments, ", ")),
            Self::Record(_, spelled) => spelled.fmt(f),
            Self::Union(members) => f.write_str(&join(members, " | ")),
        }
    }
}

fn join(all: &[Annotation], between: &str) -> String {
    all.iter().map(Annotation::to_string).collect::<Vec<_>>().join(between)
}
