"""Python's own types where Go wants their text: times, UUIDs, addresses, fractions, decimals.

Each arrives exactly, which Go's own reading of it shows, or is refused.
"""

import datetime as dt
import ipaddress
import uuid
import zoneinfo
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from types import ModuleType

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

UTC = dt.UTC
EPOCH = dt.datetime(1970, 1, 1, tzinfo=UTC)
WHOLE_MINUTES = st.integers(-1439, 1439).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
MICROSECOND = dt.timedelta(microseconds=1)


def refusal(function: Callable[..., object], value: object) -> str:
    """Give the message of a refusal."""
    with pytest.raises((TypeError, ValueError)) as caught:
        function(value)
    return str(caught.value)


@given(st.datetimes(timezones=WHOLE_MINUTES | st.just(UTC)))
def test_a_datetime_is_exact_to_the_microsecond(echo: ModuleType, value: dt.datetime) -> None:
    seconds, nanosecond, offset, utc = echo.time_parts(value)
    total = (value - EPOCH) // MICROSECOND
    assert (seconds, nanosecond) == (total // 10**6, total % 10**6 * 1000)
    assert offset == value.utcoffset().total_seconds()
    assert utc == (offset == 0)
    assert dt.datetime.fromisoformat(echo.echo_time(value)) == value


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice(echo: ModuleType, fold: int) -> None:
    berlin = zoneinfo.ZoneInfo("Europe/Berlin")
    value = dt.datetime(2024, 10, 27, 2, 30, fold=fold, tzinfo=berlin)
    assert echo.time_parts(value)[:3] == (1729989000 + 3600 * fold, 0, 7200 - 3600 * fold)


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_year(echo: ModuleType, year: int) -> None:
    value = dt.datetime(year, 1, 1, tzinfo=UTC)
    assert echo.echo_time(value) == f"{year:04}-01-01T00:00:00Z"


class Stamp(dt.datetime):
    """A datetime that prints otherwise."""

    def isoformat(self, *_: object) -> str:
        """Leave out most of it."""
        return "2000-01-01T00:00:00Z"

    __str__ = isoformat


class Finer(dt.datetime):
    """A datetime with nanoseconds, as that of pandas."""

    nanosecond = 7

    def isoformat(self, *_: object) -> str:
        """Add them."""
        return super().isoformat().replace("+00:00", "007+00:00")


def test_classes_derived_from_datetime(echo: ModuleType) -> None:
    assert echo.echo_time(Stamp(2024, 1, 2, 3, tzinfo=UTC)) == "2024-01-02T03:00:00Z"
    finer = Finer(2024, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
    assert echo.echo_time(finer) == "2024-01-02T03:04:05.678901007Z"


def test_what_is_no_instant_is_refused(echo: ModuleType) -> None:
    unknown = type("Unknown", (dt.tzinfo,), {"utcoffset": lambda *_: None})()
    for naive in (
        dt.datetime(2024, 1, 2),
        dt.datetime.max,
        dt.datetime(2024, 1, 2, tzinfo=unknown),
    ):
        with pytest.raises(ValueError, match="a datetime without a time zone; pass"):
            echo.echo_time(naive)
    seconds = dt.datetime(1890, 1, 1, tzinfo=dt.timezone(dt.timedelta(seconds=75)))
    with pytest.raises(
        ValueError, match="a datetime with a UTC offset of 0:01:15, and Go's text form"
    ):
        echo.echo_time(seconds)
    others = [
        dt.date(2024, 1, 2),
        dt.time(1, 2, tzinfo=UTC),
        0,
        1.5,
        numpy.datetime64("2024-01-02"),
    ]
    for value in [*others, dt.timedelta(1), uuid.UUID(int=1)]:
        with pytest.raises(
            TypeError, match=r"pass a datetime\.datetime with a time zone, or RFC 3339"
        ):
            echo.echo_time(value)


def test_a_time_zone_that_raises(echo: ModuleType) -> None:
    def fail(*_: object) -> None:
        raise LookupError("no zone")

    broken = type("Broken", (dt.tzinfo,), {"utcoffset": fail})()
    with pytest.raises(LookupError, match=r"echo_time\(\) argument 1, v: .*no zone") as info:
        echo.echo_time(dt.datetime(2024, 1, 2, tzinfo=broken))
    assert isinstance(info.value.__cause__, LookupError)


def test_datetimes_wherever_a_time_may_lie(echo: ModuleType) -> None:
    one, other = (
        EPOCH,
        dt.datetime(2024, 2, 28, 23, 59, 59, 1, tzinfo=dt.timezone(dt.timedelta(hours=1))),
    )
    texts = ["1970-01-01T00:00:00Z", "2024-02-28T23:59:59.000001+01:00"]
    assert echo.echo_times([one, other]) == echo.echo_times((one, texts[1])) == texts
    assert echo.echo_times(numpy.array([one, other], dtype=object)) == texts
    assert echo.two_times([one, other]) == texts
    assert echo.all_times(one, other) == texts
    assert echo.optional_time(other) == texts[1]
    assert echo.optional_time(None) is None
    with pytest.raises(ValueError, match=r"echo_times\(\) argument 1, v\[1\]: expected time.Time"):
        echo.echo_times([one, dt.datetime(2024, 1, 2)])
    with pytest.raises(
        ValueError, match=r"all_times\(\) argument 2, v\[1\]: .* without a time zone"
    ):
        echo.all_times(one, dt.datetime(2024, 1, 2))
    with pytest.raises(TypeError, match=r"optional_time\(\) argument 1, v: expected \*time.Time"):
        echo.optional_time(dt.date(2024, 1, 2))


@given(st.uuids())
def test_a_uuid(echo: ModuleType, value: uuid.UUID) -> None:
    assert echo.echo_uuid(value) == str(value)
    assert echo.bytes_of_uuid(value) == value.bytes
    assert echo.echo_uuids([value, str(value)]) == [str(value)] * 2


@pytest.mark.parametrize("value", [b"0123456789abcdef", 5, ipaddress.ip_address("::1"), ["x"]])
def test_what_is_no_uuid(echo: ModuleType, value: object) -> None:
    assert "; pass a uuid.UUID, or its text form as a str" in refusal(echo.echo_uuid, value)


@given(st.ip_addresses())
def test_an_address(echo: ModuleType, value: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    assert ipaddress.ip_address(echo.echo_addr(value)) == value
    assert echo.echo_addrs([value]) == [echo.echo_addr(str(value))]
    mapped = getattr(value, "ipv4_mapped", None)
    assert ipaddress.ip_address(echo.echo_ip(value)) == (mapped or value)


def test_an_address_with_a_zone(echo: ModuleType) -> None:
    value = ipaddress.ip_address("fe80::1%eth0")
    assert echo.echo_addr(value) == "fe80::1%eth0"
    with pytest.raises(ValueError, match=r"echo_ip\(\) argument 1, v: not a net.IP"):
        echo.echo_ip(value)


@given(st.ip_addresses(), st.data())
def test_a_network(
    echo: ModuleType,
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
    data: st.DataObject,
) -> None:
    bits = data.draw(st.integers(0, address.max_prefixlen))
    interface = ipaddress.ip_interface((address, bits))
    assert ipaddress.ip_interface(echo.echo_prefix(interface)) == interface
    assert ipaddress.ip_network(echo.echo_prefix(interface.network)) == interface.network


def test_addresses_and_networks_are_not_the_same(echo: ModuleType) -> None:
    for function in (echo.echo_addr, echo.echo_ip):
        message = refusal(function, ipaddress.ip_interface("10.1.2.3/8"))
        assert "got IPv4Interface; pass value.ip" in message
        assert "pass an ipaddress address" in refusal(function, ipaddress.ip_network("10.0.0.0/8"))
    message = refusal(echo.echo_prefix, ipaddress.ip_address("10.0.0.1"))
    assert "pass an ipaddress network or interface" in message


@given(st.fractions())
def test_a_fraction(echo: ModuleType, value: Fraction) -> None:
    assert Fraction(echo.echo_rat(value)) == value


def test_a_fraction_of_many_digits(echo: ModuleType) -> None:
    value = Fraction(-(10**6000) - 1, 7**5000)
    above, below = echo.echo_rat(value).split("/")
    assert len(above) == 6002
    assert echo.echo_rat(f"{above}/{below}") == f"{above}/{below}"
    assert int(below[-8:]) == 7**5000 % 10**8
    assert above[-8:] == "00000001"


@pytest.mark.parametrize("value", [1, 0.5, Decimal("0.5")])
def test_what_is_no_fraction(echo: ModuleType, value: object) -> None:
    assert "pass a fractions.Fraction" in refusal(echo.echo_rat, value)
    assert echo.echo_rat(Fraction(value)) == str(Fraction(value))


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal(echo: ModuleType, value: Decimal) -> None:
    crossed = Decimal(echo.echo_decimal(value))
    assert crossed.as_tuple() == value.as_tuple()


def test_what_is_no_decimal(echo: ModuleType) -> None:
    with pytest.raises(ValueError, match=r"echo_decimal\(\) argument 1, v: not a echo.Decimal"):
        echo.echo_decimal(Decimal("NaN"))
    for value in (1, 0.5, Fraction(1, 2), None):
        with pytest.raises(TypeError, match=r"expected echo\.Decimal, got"):
            echo.echo_decimal(value)


def test_other_text_types_take_text_only(echo: ModuleType) -> None:
    for value in (EPOCH, uuid.UUID(int=1), Decimal(1)):
        assert "echo_mute() argument 1, v: expected echo.Mute" in refusal(echo.echo_mute, value)
        assert "echo_addr() argument 1, v: expected netip.Addr" in refusal(echo.echo_addr, value)
