"""Objects: Go structs that stay in Go, and live as long as somebody in Python has them."""

import contextlib
import copy
import gc
import inspect
import pickle
import signal
import sys
import weakref
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType

import pytest
import usegolib
from go_module import write_module
from installed import python, succeed
from waiting import eventually


@contextlib.contextmanager
def nothing_left(objects: ModuleType) -> Iterator[None]:
    """Check that Go has as many counters afterwards as it had before."""
    gc.collect()
    assert eventually(lambda: objects.count_live() == 0), "the tests before left some"
    yield
    gc.collect()
    assert eventually(lambda: objects.count_live() == 0), f"{objects.count_live()} are left"


def test_methods_with_both_kinds_of_receivers(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    assert counter.add(2) == 3
    assert counter.count() == 3
    assert counter.name() == "a"
    assert counter.add_all(1, 2, 3) == 9
    assert counter.add_all() == 9
    assert counter.divide(2) == (4, 1)


def test_the_class_is_that_of_the_module(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    assert type(counter) is objects.Counter
    assert isinstance(counter, usegolib.Object)
    assert objects.Counter.__module__ == "objects"
    assert objects.Counter.__qualname__ == "Counter"
    assert "Counter counts, and is counted itself." in inspect.getdoc(objects.Counter)
    assert "Add adds n" in objects.Counter.add.__doc__
    assert "Counter" in dir(objects)


def test_an_object_goes_back_as_itself(objects: ModuleType) -> None:
    a, b = objects.new_counter("a", 1), objects.new_counter("a", 1)
    assert objects.same(a, a)
    assert not objects.same(a, b)
    assert objects.same(a.self(), a)
    assert a.self() is not a, "`is` promises nothing"
    a.take(b)
    assert (a.count(), b.count()) == (2, 0)
    clone = a.clone()
    clone.add(1)
    assert (a.count(), clone.count()) == (2, 3)


def test_objects_are_equal_to_themselves_alone(objects: ModuleType) -> None:
    a, b = objects.new_counter("a", 1), objects.new_counter("a", 1)
    assert a == a
    assert a != b
    assert len({a, b, a}) == 2


def test_nil_is_none(objects: ModuleType) -> None:
    assert objects.describe(None) == "none"
    assert objects.find([], "x") is None
    assert objects.same(None, None)


def test_lists_and_maps_of_objects(objects: ModuleType) -> None:
    row = objects.row(3)
    assert [counter and counter.count() for counter in row] == [0, 1, 2, None]
    assert objects.find(row, "row").count() == 0
    assert objects.find((row[2],), "row").count() == 2
    a, b = objects.new_counter("a", 1), objects.new_counter("b", 2)
    by_name = objects.by_name([b, a])
    assert list(by_name) == ["a", "b"]
    assert objects.same(by_name["b"], b)
    assert objects.total(by_name) == 3
    assert objects.names(b, a) == ["a", "b"]
    first, second = objects.split(b)
    assert (first.count(), second.count()) == (1, 1)


def test_objects_that_only_a_mapping_has_live_long_enough(objects: ModuleType) -> None:
    class Made(Mapping[str, object]):
        __len__ = lambda _: 100  # noqa: E731
        __iter__ = lambda _: iter(map(str, range(100)))  # noqa: E731
        __getitem__ = lambda _, key: objects.new_counter(key, int(key))  # noqa: E731

    for _ in range(20):
        assert objects.total(Made()) == 4950


def test_objects_that_only_a_sequence_has_live_long_enough(objects: ModuleType) -> None:
    class Made(Sequence[object]):
        __len__ = lambda _: 100  # noqa: E731
        __getitem__ = lambda _, index: objects.new_counter(str(index), range(100)[index])  # noqa: E731

    for _ in range(20):
        assert objects.find(Made(), "99").count() == 99


def test_values_are_boxed_and_copied(objects: ModuleType) -> None:
    span = objects.new_span(1, 4)
    assert type(span) is objects.Span
    span.grow(2)
    assert span.length() == 5
    wider = objects.wider(span, 10)
    assert (span.length(), wider.length()) == (5, 15)
    assert objects.lengths(objects.spans(3)) == [0, 1, 2]
    assert objects.both((span, wider)) == 20
    with pytest.raises(TypeError, match=r"argument 1, s: expected objects.Span, got None"):
        objects.wider(None, 1)


def test_a_struct_with_a_lock(objects: ModuleType) -> None:
    store = objects.new_store()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda i: store.set(str(i), i), range(100)))
    assert store.len() == 100


def test_errors_and_contexts_of_methods(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    with pytest.raises(usegolib.GoError, match="a failed"):
        counter.fail()
    with pytest.raises(usegolib.GoTimeoutError):
        counter.wait(timeout=0.01)


@pytest.mark.parametrize("wrong", [1, "a", object(), [], 0, 2**63, True])
def test_what_is_no_object(objects: ModuleType, wrong: object) -> None:
    counter = objects.new_counter("a", 1)
    with pytest.raises(TypeError, match=r"argument 1, other: expected \*objects.Counter, got"):
        counter.take(wrong)


def test_an_object_of_another_class(objects: ModuleType) -> None:
    with pytest.raises(TypeError, match=r"expected \*objects.Counter, got Span"):
        objects.describe(objects.new_span(1, 2))
    with pytest.raises(TypeError, match=r"expected objects.Span, got Counter"):
        objects.wider(objects.new_counter("a", 1), 1)
    with pytest.raises(TypeError):
        objects.Counter.add(objects.new_span(1, 2), 1)
    with pytest.raises(TypeError):
        objects.Counter.add(1, 1)
    with pytest.raises(TypeError, match=r"counters\[1\]"):
        objects.find([None, objects.new_span(1, 2)], "x")


def test_an_object_whose_class_was_changed(objects: ModuleType) -> None:
    span = objects.new_span(1, 2)
    with contextlib.suppress(TypeError):
        span.__class__ = objects.Counter
        with pytest.raises(TypeError):
            objects.describe(span)


def test_python_makes_the_zero_value_and_no_other(objects: ModuleType) -> None:
    assert objects.Counter().count() == 0
    assert objects.Counter.__new__(objects.Counter).count() == 0
    assert usegolib.Object.__new__(objects.Counter).count() == 0
    with pytest.raises(usegolib.GoPanicError) as raised:
        objects.Store().set("a", 1)
    assert raised.value.__notes__[0].endswith("from Go: new_store()")
    with pytest.raises(TypeError, match=r"Store\(\) takes 0 positional arguments but 1 was given"):
        objects.Store(1, x=2)
    with pytest.raises(TypeError, match=r"usegolib.Object cannot be made"):
        usegolib.Object()
    for kind in (objects.Counter, usegolib.Object):
        with pytest.raises(TypeError):
            object.__new__(kind)
        with pytest.raises(TypeError):
            type("Derived", (kind,), {})


def test_unknown_attributes(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    with pytest.raises(AttributeError):
        counter.cuont = 1
    with pytest.raises(AttributeError):
        counter.name = 1
    assert not hasattr(counter, "__dict__")


def test_it_is_neither_copied_nor_pickled(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match=r"cannot copy or pickle an objects\.Counter"):
            attempt(counter)
        with pytest.raises(TypeError):
            attempt([counter]) if attempt is not copy.copy else attempt(counter)


def test_repr(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    assert repr(counter).startswith("<objects.Counter object ")
    assert repr(counter) == str(counter) != repr(objects.new_counter("a", 1))


def test_weak_references(objects: ModuleType) -> None:
    counter = objects.new_counter("a", 1)
    seen = []
    reference = weakref.ref(counter, seen.append)
    held = weakref.WeakKeyDictionary({counter: 1})
    assert reference() is counter
    del counter
    assert reference() is None
    assert seen == [reference]
    assert not held


def test_dropping_frees(objects: ModuleType) -> None:
    with nothing_left(objects):
        counter = objects.new_counter("a", 1)
        assert objects.count_live() == 1
        again = counter.self()
        del counter
        assert objects.count_live() == 1, "the other one keeps it"
        assert again.count() == 1
        del again


def test_dropping_frees_without_another_call(objects: ModuleType) -> None:
    with nothing_left(objects):
        held = objects.row(1000)
        assert objects.count_live() == 1000
        with ThreadPoolExecutor(1) as pool:
            left = pool.submit(objects.await_live, 1)
            assert eventually(lambda: objects.count_awaiting() == 1)
            # Nobody calls from here on: the thread of the runtime does it.
            del held
            assert left.result() <= 1


@pytest.mark.parametrize(
    ("keys", "error"),
    [((float("nan"),), "NaN"), ((1, 1.0), "equal in Python")],
    ids=["Go refuses", "Python refuses"],
)
def test_what_cannot_be_delivered_is_freed(
    objects: ModuleType, keys: tuple[float, ...], error: str
) -> None:
    assert len(objects.unfit(1, 2)[2]) == 2
    with nothing_left(objects), pytest.raises((TypeError, ValueError), match=error):
        objects.unfit(*keys)


@pytest.mark.skipif(sys.platform == "win32", reason="has no alarms")
def test_what_comes_after_an_interrupt_is_freed(objects: ModuleType) -> None:
    def interrupt(*_: object) -> None:
        raise InterruptedError

    def call() -> None:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        objects.new_counter("a", 1).late(timeout=60)

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with nothing_left(objects), pytest.raises(InterruptedError):
            call()
    finally:
        signal.signal(signal.SIGALRM, before)


def test_what_comes_just_after_a_timeout_is_there(objects: ModuleType) -> None:
    with nothing_left(objects):
        assert objects.new_counter("a", 1).late(timeout=0.01).count() == 1


def test_a_drop_keeps_the_exception_on_its_way(objects: ModuleType) -> None:
    def fail() -> None:
        local = objects.new_counter("a", 1)
        raise ValueError(local.name())

    with pytest.raises(ValueError, match="a"):
        fail()


def test_many_objects(objects: ModuleType) -> None:
    with nothing_left(objects):
        held = objects.row(100_000)
        assert sum(counter.count() for counter in held[:-1]) == 4999950000
        assert objects.find(held[:-1], "row").count() == 0
        del held


def test_eight_threads_make_use_and_drop(objects: ModuleType) -> None:
    shared = [objects.new_counter("shared", 0) for _ in range(8)]

    def work(seed: int) -> int:
        held = []
        for i in range(1500):
            counter = objects.new_counter(str(seed), i)
            assert counter.add(1) == i + 1
            assert objects.same(counter, counter.self())
            held.append(counter)
            if i % 100 == 99:
                assert objects.find(held, str(seed)).count() == i - 98
                objects.by_name(held)
                held.clear()
            shared[(seed + i) % 8].name()
        return seed

    with nothing_left_but(objects, 8), ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == list(range(8))


@contextlib.contextmanager
def nothing_left_but(objects: ModuleType, count: int) -> Iterator[None]:
    yield
    gc.collect()
    assert eventually(lambda: objects.count_live() <= count), f"{objects.count_live()} are left"


def test_an_object_of_another_library(objects_dir: Path, tmp_path: Path) -> None:
    code = """
        type Counter struct { count int }

        func NewCounter() *Counter { return &Counter{} }
        func (c *Counter) Count() int { return c.count }
    """
    other = write_module(tmp_path / "in", code, "example.com/other")
    succeed("gen", other, "--out", tmp_path / "out", "--level", "3")
    printed = python(
        """
        import objects, other
        for wrong in (other.new_counter(), usegolib_handle := None):
            try:
                print(objects.describe(wrong))
            except TypeError as error:
                print(error)
        try:
            other.Counter.count(objects.new_counter("a", 1))
        except TypeError as error:
            print(error)
        """,
        objects_dir,
        tmp_path / "out",
    )
    first, none, second = printed.splitlines()
    assert "expected *objects.Counter, got a Counter of other, not of objects" in first
    assert none == "none"
    assert "got a Counter of objects, not of other" in second


def test_handles_have_the_classes_too(objects_artifacts: Path) -> None:
    printed = python(
        f"""
        import usegolib
        objects = usegolib.import_("example.com/objects", artifact_dir={str(objects_artifacts)!r})
        counter = objects.NewCounter("a", 1)
        print(type(counter) is objects.Counter, counter.Add(1) if hasattr(counter, "Add") else
              counter.add(1), "Counter" in dir(objects), objects.Counter.__module__)
        print(objects.Store().Len() if hasattr(objects.Store, "Len") else objects.Store().len())
        """
    )
    assert printed.splitlines() == [
        "True 2 True example.com/objects",
        "0",
    ]


def test_a_package_and_a_handle_of_one_library_take_each_others_objects(
    objects: ModuleType, objects_artifacts: Path
) -> None:
    handle = usegolib.import_("example.com/objects", artifact_dir=objects_artifacts)
    made, own = handle.NewCounter("a", 1), objects.new_counter("b", 2)
    assert not isinstance(made, objects.Counter)
    assert (objects.describe(made), handle.Describe(own)) == ("a", "b")
    found = objects.find([own, made], "a")
    assert (found.add(4), made.count()) == (5, 5), "it is the same Go value"
    usegolib.release(made)
    with pytest.raises(ValueError, match="released"):
        objects.describe(made)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_forked_child_drops_nothing_and_ends(objects_dir: Path) -> None:
    printed = python(
        """
        import gc, os, time, objects, usegolib
        held = objects.row(500)
        time.sleep(0.1)
        child = os.fork()
        if not child:
            try:
                held[0].count()
            except usegolib.ForkedProcessError:
                del held
                gc.collect()
                time.sleep(0.2)
                os._exit(7)
            os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        print(held[3].count(), objects.count_live())
        """,
        objects_dir,
        timeout=30,
    )
    assert printed.splitlines() == ["7", "3 500"]


def test_the_interpreter_ends_with_objects_alive_and_dropped(objects_dir: Path) -> None:
    printed = python(
        """
        import atexit, threading, objects
        held = objects.row(1000)
        class Late:
            def __init__(self): self.counter = objects.new_counter("late", 1)
            def __del__(self): self.counter = None
        late = Late()
        late.itself = late
        def churn():
            while True: objects.new_counter("x", 1).add(1)
        for _ in range(2): threading.Thread(target=churn, daemon=True).start()
        atexit.register(lambda: print(held[5].count()))
        """,
        objects_dir,
        timeout=30,
    )
    assert printed == "5"
