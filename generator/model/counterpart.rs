//! Types of Python's own that stand for Go types with a text form.
//!
//! In: how Go code refers to a type. Out: what Python has for it. Both the stub, which offers it, and
//! the run time, which takes it, ask here.

use super::TypeName;

/// What Python has for values of a Go type with a text form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counterpart {
    /// `datetime.datetime`, with a time zone.
    Datetime,
    /// `uuid.UUID`.
    Uuid,
    /// The addresses of `ipaddress`.
    Address,
    /// The networks of `ipaddress`, and its interfaces: addresses in a network.
    Prefix,
    /// `fractions.Fraction`.
    Fraction,
    /// `decimal.Decimal`.
    Decimal,
}

impl TypeName {
    /// What Python has for a type of this name that has a text form. UUIDs and decimals come from
    /// many packages, and are called the same in all of them.
    #[must_use]
    pub fn counterpart(&self) -> Option<Counterpart> {
        match (self.package.as_str(), self.name.as_str()) {
            ("time", "Time") => Some(Counterpart::Datetime),
            ("net/netip", "Addr") | ("net", "IP") => Some(Counterpart::Address),
            ("net/netip", "Prefix") => Some(Counterpart::Prefix),
            ("math/big", "Rat") => Some(Counterpart::Fraction),
            (_, "UUID" | "Uuid" | "GUID" | "Guid") => Some(Counterpart::Uuid),
            (_, "Decimal") => Some(Counterpart::Decimal),
            _ => None,
        }
    }
}

impl Counterpart {
    /// The module that has its classes.
    #[must_use]
    pub fn module(self) -> &'static str {
        match self {
            Self::Datetime => "datetime",
            Self::Uuid => "uuid",
            Self::Address | Self::Prefix => "ipaddress",
            Self::Fraction => "fractions",
            Self::Decimal => "decimal",
        }
    }

    /// The names of its classes.
    #[must_use]
    pub fn classes(self) -> &'static [&'static str] {
        match self {
            Self::Datetime => &["datetime"],
            Self::Uuid => &["UUID"],
            Self::Address => &["IPv4Address", "IPv6Address"],
            Self::Prefix => &["IPv4Interface", "IPv4Network", "IPv6Interface", "IPv6Network"],
            Self::Fraction => &["Fraction"],
            Self::Decimal => &["Decimal"],
        }
    }
}
