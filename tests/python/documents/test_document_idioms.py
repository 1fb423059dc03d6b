"""docs/from-go-to-python.md: each row is run, with the module tests/modules/shop.

In: the rows, by the code of their first cell. Out: the Python of a row, put where `$` is in what
is written here, does what the asserts say; the Go of all rows compiles.
"""

import dataclasses
import itertools
import os
import re
import subprocess
import textwrap
import threading
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, imported
from pages import CODE, Row, rows

ROWS = [row for row in rows() if row.page == "docs/from-go-to-python.md"]


def code(row: Row, column: int, separator: str) -> str:
    """What is written in a cell."""
    return separator.join(CODE.findall(row.cells[column]))


PYTHON = {
    # Results and errors.
    "change, err := order.Pay(700)": "$\nassert change == 100",
    "low, high := shop.Extremes(cents)": "$\nassert (low, high) == (1, 3)",
    "if err != nil {": "try: order.pay(1)\n$ pass\nelse: assert False",
    "if errors.Is(err, shop.ErrPaid) {":
        "order.pay(600)\ntry: order.pay(1)\n$ pass\nelse: assert False",
    "var e *shop.PaymentError; if errors.As(err, &e) {":
        "try: order.pay(1)\n$ missing = e.missing\nassert missing == 599",
    "if errors.Is(err, io.ErrUnexpectedEOF) {": "try: order.pay(1)\n$ pass\nelse: assert False",
    "paid := shop.IsPaid(err)": """
        order.pay(600)
        try: order.pay(1)
        except shop.ErrPaid as error:
            $
        assert paid and not shop.is_paid("already paid")""",
    "defer func() { problem = recover() }()":
        "try: shop.share(1, 0)\n$ stack = problem.go_stack\nassert 'Share' in stack",
    "defer till.Close()": "$\n    assert till.is_open()\nassert not till.is_open()",
    # Structs, pointers, nil.
    'order := &shop.Order{Customer: "Ada"}':
        "$\nassert (order.customer, order.total()) == ('Ada', 0)",
    'order.Customer = "Bob"': "$\nassert order.self().customer == 'Bob'",
    'item := shop.Item{Name: "tea"}':
        "$\nassert dataclasses.asdict(item) == dict(name='tea', cents=0)",
    "item.Cents = 5": "$\nassert (item.name, item.cents) == ('cup', 5)",
    "parcel.City = parcel.Address.City": """
        parcel.address = shop.Address(city="Oslo")
        $
        parcel.move("Rome")
        assert parcel.city == parcel.address.city == "Rome\"""",
    'parcel := shop.NewParcel("Rome", shop.AsGift())': "$\nassert parcel.is_gift()",
    "gift := parcel.gift": "$\nassert found is False",
    'if order.Find("cake") == nil {': "$ assert order.find('tea') is not None\nelse: assert False",
    "order.Billing = nil": "order.billing = shop.Address()\n$\nassert order.billing is None",
    'text := "a"; found := shop.Middle(&text)':
        "$\nassert (found, shop.middle(None)) == ('a', 'none')",
    "same := order.Self() == order": "$\nassert same and order.self() is not order",
    "text := price.String()": "$\nassert text == '3.00 EUR'",
    # Slices, maps, text.
    'order.Tags = append(order.Tags, "gift")': "$\nassert order.tags == ('gift',)",
    'order.Notes["door"] = "left"': "$\nassert order.notes == {'door': 'left'}",
    "shop.Sort(cents)": "$\nassert cents == [1, 2, 3]",
    "sum := shop.Sum(cents...)": "$\nassert sum == 6",
    'n, ok := stock.Counts()["tea"]': "$\nassert n is None and shop.Stock().counts() == {}",
    'sum := shop.Checksum([]byte("abc"))': "$\nassert sum == sum_of_abc",
    "line := shop.Repeat('é', 3)": "$\nassert line == 'ééé'",
    "many := shop.Factorial(30)": "$\nassert many % 29 == 0 and many > 2**64",
    "left := shop.Closing(time.Hour)": "$\nassert left == 7 * 3600 * 10**9",
    'kind := shop.Kind([]any{1, "a"})': "$\nassert kind == '[]interface {}'",
    # Loops, channels, contexts, streams.
    "for i, line := range order.All() {":
        "$ assert (i, line.count) == (0, 2)\nassert [i for i, line in order.all()] == [0]",
    "for n := range shop.Numbers() { if n > 3 { break } }": "$ pass\nassert n == 3",
    "for name := range shop.Deliveries(2) {": "$ pass\nassert name == 'parcel 2'",
    "name := <-shop.Deliveries(2)": "$\nassert name == 'parcel 1'",
    "ctx, cancel := context.WithTimeout(ctx, 10*time.Millisecond); "
    '_, err = shop.Wait(ctx, "a")': "try: $\nexcept TimeoutError: pass\nelse: assert False",
    'lines, err := shop.CountLines(strings.NewReader("a\\n"))': "$\nassert lines == 1",
    'var b bytes.Buffer; err = shop.Print(&b, "a")': "$\nassert data == b'a'",
    "var v any; err = shop.Load(data, &v)": "$\nassert v == {'Customer': 'Eve'}",
    "err = shop.Load(data, order)": "$\nassert order.customer == 'Eve'",
    'err = shop.Print(receipt, "a")': "$\nassert receipt.text() == 'a'",
    # Types.
    "voucher, ok := discount.(*shop.Voucher)": "$\nassert ok",
    "switch discount.(type) { case *shop.Voucher:": "$ seen = True\nassert seen",
    "state := shop.Paid": "$\nassert state is shop.Status.Paid",
    "state := shop.Status(7)": "$\nassert state == 7 and state.name is None",
    'group := shop.SKU("tea-1").Group()': "$\nassert group == 'tea'",
    'larger := shop.Larger("a", "b")': "$\nassert larger == 'b'",
    "set := shop.NewSet[string]()": "$\nset.add('a')\nassert set.len() == 1",
    "name := shop.Currency": "$\nassert name == 'EUR'",
    "year := shop.Opened": "$\nassert year == 1999",
    # Goroutines and functions.
    "go order.Total()": "$",
    'mu.Lock(); stock.Put("tea", 1); mu.Unlock()': "$\nassert stock.count('tea') == 1",
    "shop.Each(order, func(line *shop.Line) {})": """
        $
        try: shop.each
        except AttributeError as error: assert "visit" in str(error)
        else: assert False""",
    "total := shop.Apply(9, own{})": """
        $
        class Own:
            def of(self, cents): return cents
        try: shop.apply(9, Own())
        except TypeError: assert total == 9
        else: assert False""",
}  # fmt: skip

NAMES = """
    order = shop.new_order("Ada")
    order.put(shop.Item(name="tea", cents=300), 2)
    cents, stock, till = [3, 1, 2], shop.new_stock(), shop.open_till("a")
    receipt, data = shop.new_receipt(), b'{"Customer": "Eve"}'
    item, parcel, price = shop.Item(name="cup", cents=1), shop.new_parcel("Rome"), shop.euros(3)
    discount, lock, sum_of_abc = shop.usual("Bob"), threading.Lock(), 294 % 256
"""


@pytest.fixture(scope="module")
def shop(shop_dir: Path) -> ModuleType:
    """The generated package."""
    return imported(shop_dir, "shop")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: code(row, 0, "; "))
def test_a_row_in_python(shop: ModuleType, row: Row) -> None:
    names = {"shop": shop, "usegolib": usegolib, "dataclasses": dataclasses}
    names |= {"itertools": itertools, "threading": threading, "timedelta": timedelta}
    exec(textwrap.dedent(NAMES), names)
    around = textwrap.dedent(PYTHON[code(row, 0, "; ")]).strip()
    assert "$" in around
    exec(around.replace("$", python(row)), names)


def python(row: Row) -> str:
    """The Python of a row: several pieces of code are one statement within the other."""
    pieces = CODE.findall(row.cells[1])
    return "".join(f"{piece}\n{'    ' * depth}" for depth, piece in enumerate(pieces, 1)).rstrip()


def test_no_row_is_written_here_that_is_not_on_the_page() -> None:
    assert list(PYTHON) == [code(row, 0, "; ") for row in ROWS]


@pytest.mark.parametrize("wrong", ["order.total()", "order.pay(1)"])
def test_a_row_whose_python_is_wrong_fails(shop: ModuleType, wrong: str) -> None:
    (row,) = [row for row in ROWS if row.cells[0] == "`change, err := order.Pay(700)`"]
    with pytest.raises((AssertionError, usegolib.GoError)):
        test_a_row_in_python(shop, Row(row.page, row.table, (row.cells[0], f"`change = {wrong}`")))


# Go that can only be written in the package itself.
INSIDE = {"gift := parcel.gift"}

PROGRAM = """package main

import ("bytes"; "context"; "errors"; "io"; "strings"; "sync"; "time"; "example.com/shop")

var (
	order *shop.Order; parcel *shop.Parcel; till *shop.Till; price shop.Price; item shop.Item
	cents []int; stock *shop.Stock; receipt *shop.Receipt; discount shop.Discount
	ctx = context.Background(); err error; data []byte; problem any; mu sync.Mutex
	_ bytes.Buffer; _ = errors.Is; _ io.Reader; _ strings.Reader; _ time.Time
)

type own struct{}

func (own) Of(cents int) int { return cents }

func main() {}
"""


def go(number: int, text: str) -> str:
    """A function with the Go of a row: what it opens is closed, and what it declares is used."""
    head = re.match(r"(?:for )?([\w, ]+?) :=", text)
    used = "\n".join(f"_ = {each}" for each in re.findall(r"\w+", head[1])) if head else ""
    found = "\n_ = found" if "found :=" in text else ""
    if text.startswith("for "):
        used = used if text.endswith("{") else ""
    opened = text.count("{") - text.count("}")
    return f"func row{number}() {{\n{text}\n{used}{found}\n{'}' * opened}\n}}\n"


def test_the_go_of_every_row_compiles(tmp_path: Path) -> None:
    texts = [code(row, 0, "; ") for row in ROWS]
    functions = [go(i, text) for i, text in enumerate(texts) if text not in INSIDE]
    (tmp_path / "main.go").write_text(PROGRAM + "".join(functions), encoding="utf-8")
    lines = "module example.com/rows\n\ngo 1.24\n\nrequire example.com/shop v0.0.0\n\n"
    replace = f"replace example.com/shop => {MODULES / 'shop'}\n"
    (tmp_path / "go.mod").write_text(lines + replace, encoding="utf-8")
    command = ["go", "build", "-o", os.devnull, "."]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
