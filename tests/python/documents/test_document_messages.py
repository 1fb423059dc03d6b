"""docs/troubleshooting.md: each message is one that users get, and the way out works.

In: the entries, by what is bold, and the modules `shop` and `fields`. Out: of those about calls,
the message that Python code raises, and that the way out raises nothing; of the others, that the
message is one of ours.
"""

import dataclasses
import pickle
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from installed import MODULES, REPOSITORY, TESTS, imported, succeed
from pages import CODE

PAGE = (REPOSITORY / "docs" / "troubleshooting.md").read_text(encoding="utf-8")
CALLS, BUILDS = PAGE.split("\n## ")[1:]
BOLD = re.compile(r"\*\*(.+?)\*\*")


def entries(section: str) -> list[str]:
    """The bold text of a section's entries, those that share a line apart."""
    heads = [line for line in section.splitlines() if line.startswith("**")]
    return [each for line in heads for each in BOLD.findall(line)]


# Message: Python that raises it, and the way out.
RAISED = {
    "got one that was released":
        ("usegolib.release(order); order.total()", "usegolib.release(order); shop.new_order('a')"),
    "got ... of ..., not of ...": ("shop.Order(billing=other.Address())", ""),
    "got ... of ..., another Go library": ("shop.kind(fields.Printer())", "shop.kind('text')"),
    "expected ..., got NoneType": ("order.address = None", "order.billing = None"),
    "invalid memory address or nil pointer dereference":
        ("shop.apply(1, None)", "shop.apply(1, shop.no_discount())"),
    "assignment to entry in nil map": ("shop.Stock().put('a', 1)", "shop.new_stock().put('a', 1)"),
    "has no attribute '...': ... cannot be called from Python":
        ("shop.each(order, print)", "for line in order.lines: print(line)"),
    "object has no attribute '...'": ("order.Total()", "order.total()"),
    "... cannot be assigned":
        ("outer.lock = fields.Locked()", "outer.lock.count = 1; assert outer.lock.count == 1"),
    "'tuple' object has no attribute 'append'":
        ("order.tags.append('x')", "order.tags = [*order.tags, 'x']"),
    "a map that a field holds cannot be changed":
        ("order.notes['a'] = 'b'", "order.notes = {**order.notes, 'a': 'b'}"),
    "cannot assign to field":
        ("line.item.cents = 5", "line.item = dataclasses.replace(line.item, cents=5)"),
    "which lacks the method ...": ("shop.apply(1, order)", ""),
    "which does not implement it": ("shop.apply(1, shop.Item())", ""),
    "a plain value does not say of which Go type it is":
        ("shop.apply(1, 10)", "shop.apply(1, shop.Percent(10))"),
    "Python objects for Go interfaces come with level 4":
        ("shop.apply(1, object())", "shop.apply(1, shop.new_voucher(1))"),
    "Python functions for Go's come with level 4":
        ("shop.new_parcel('a', len)", "shop.new_parcel('a', shop.as_gift())"),
    "no files of Python so far":
        ("shop.print('a', to=open(os.devnull, 'wb'))",
         "open(os.devnull, 'wb').write(shop.print('a')); shop.print('a', to=shop.new_receipt())"),
    "got an exception without a Go error":
        ("shop.is_paid(pickle.loads(pickle.dumps(paid)))", "shop.is_paid(str(paid))"),
    "cannot copy or pickle a ...": ("pickle.dumps(order)", "pickle.dumps(dict(order.notes))"),
    "cannot copy or pickle an Iterator":
        ("pickle.dumps(shop.deliveries(2))", "pickle.dumps(list(shop.deliveries(2)))"),
    "cannot make ... in Python": ("shop.Discount()", "shop.no_discount()"),
    "unhashable type": ("{shop.euros(1): 1}", "{str(shop.euros(1)): 1}"),
}  # fmt: skip

# Entries that are no exception of a call, or that take a process: the test that shows them.
SHOWN = {
    "`isinstance` is false for an object of the right type": "documents/test_document_messages.py",
    "A change of an object is lost": "documents/test_document_objects.py",
    "`fatal error: concurrent map writes`": "documents/test_document_objects.py",
    "A loop over an iterator does not end, or waits": "values/test_iterators.py",
    "Memory grows": "documents/test_document_objects.py",
    "`ForkedProcessError`": "calls/test_threads_and_fork.py",
    "`SeveralLibrariesWarning`, `... Go libraries are loaded`":
        "faults/test_several_libraries.py",
    "`... of address space are left`": "faults/test_limits.py",
    "`goroutine 1 [running]` on stderr, and the process ends": "faults/test_crash_reports.py",
    "`did not return within its timeout of ... seconds and continues in the background`":
        "calls/test_with_timeout.py",
    "`expected a Go function or a method of a Go object`": "calls/test_with_timeout.py",
    "What Go prints is missing, Ctrl-C does nothing, a variable is not seen":
        "documents/test_document_host.py",
}  # fmt: skip


@pytest.fixture(scope="module")
def other_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the package `other`, of a module that differs by its path alone."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copytree(MODULES / "shop", folder / "go")
    lines = (folder / "go" / "go.mod").read_text(encoding="utf-8")
    (folder / "go" / "go.mod").write_text(lines.replace(".com/", ".com/other/"), encoding="utf-8")
    succeed("gen", folder / "go", "--name", "other", "--out", folder)
    return folder


@pytest.fixture
def names(shop_dir: Path, other_dir: Path, fields: ModuleType) -> dict[str, object]:
    """What the code above takes for granted."""
    shop = imported(shop_dir, "shop")
    made = {"shop": shop, "other": imported(other_dir, "other"), "fields": fields}
    made |= {"usegolib": usegolib, "pickle": pickle, "dataclasses": dataclasses}
    exec("import os; order = shop.new_order('Ada'); outer = fields.Outer()", made)
    exec("line = order.put(shop.Item(name='tea', cents=1), 2)", made)
    exec("try: order.pay(2); order.pay(2)\nexcept shop.ErrPaid as error: paid = error", made)
    return made


@pytest.mark.parametrize("message", list(RAISED))
@pytest.mark.filterwarnings("ignore:unclosed file")
def test_a_message_and_its_way_out(names: dict[str, object], message: str) -> None:
    raising, way_out = RAISED[message]
    with pytest.raises(Exception) as caught:  # noqa: PT011 - the text is compared
        exec(raising, names)
    pattern = ".+".join(map(re.escape, message.split("...")))
    assert re.search(pattern, str(caught.value)), str(caught.value)
    exec(way_out, names)


def test_the_classes_of_a_handle_are_others(shop_dir: Path, tmp_path: Path) -> None:
    shop = imported(shop_dir, "shop")
    order = shop.new_order("Ada")
    root = {"artifact_dir": tmp_path, "build_if_missing": True}
    handle = usegolib.import_(str(MODULES / "shop"), **root)
    assert handle.Kind(order) == "*shop.Order"
    assert isinstance(order, shop.Order)
    assert not isinstance(order, handle.Order)


def test_every_entry_about_calls_is_run_or_listed() -> None:
    assert sorted(entries(CALLS)) == sorted([*(f"`{each}`" for each in RAISED), *SHOWN])
    assert all((TESTS / test).is_file() for test in SHOWN.values())


def test_every_message_of_a_build_is_one_of_ours() -> None:
    """What is in code is in the recorded output of commands, in a test, or in the source."""
    folders = {"golden/cli": "txt", "tests/python": "py", "generator": "rs", "scripts": "*"}
    found = [f for where, kind in folders.items() for f in (REPOSITORY / where).rglob(f"*.{kind}")]
    files = [f for f in found if f.parent.name != "documents"]
    files.append(REPOSITORY / "scripts" / "find-python")
    ours = " ".join(f.read_text(encoding="utf-8") for f in files if f.is_file())
    assert len(entries(BUILDS)) > 10
    for text in CODE.findall(" ".join(entries(BUILDS))):
        for part in filter(None, text.split("...")):
            assert part.strip().removesuffix("1.26") in ours, text
