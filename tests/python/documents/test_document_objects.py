"""docs/objects.md: its Python, in order, with the module tests/modules/shop.

In: the page and the module. Out: every promise of its comments, the Go that it shows, and what
ends the process.
"""

import os
import subprocess
import sys
from pathlib import Path

from installed import MODULES, SUPPORT, python
from pages import Block, blocks

PAGE = [block for block in blocks() if block.page == "docs/objects.md"]
SHOP = MODULES / "shop" / "shop.go"


# The last block sets what is read when the library is loaded.
*IN_ORDER, LIMIT = [block for block in PAGE if block.language == "python"]


def promised(shop_dir: Path, *blocks: Block) -> int:
    """Run blocks in a fresh interpreter; how many of their promises held."""
    text = "\n".join(block.text for block in blocks)
    return int(python(f"from pages import run; print(run({text!r}))", SUPPORT, shop_dir))


def test_the_pages_python_in_order(shop_dir: Path) -> None:
    assert promised(shop_dir, *IN_ORDER) == 77


def test_the_go_that_is_shown_is_that_of_the_module() -> None:
    shown = [block.text for block in PAGE if block.language == "go"]
    assert len(shown) == 2
    assert all(text in SHOP.read_text(encoding="utf-8") for text in shown)


TWO_THREADS = """
import threading, shop
stock = shop.new_stock()
crew = [threading.Thread(target=stock.put, args=("tea", 10**8)) for _ in range(2)]
for each in crew: each.start()
for each in crew: each.join()
"""


def test_a_map_that_two_threads_change_ends_the_process(shop_dir: Path) -> None:
    (shown,) = [block.text for block in PAGE if block.text.startswith("fatal error")]
    command = [sys.executable, "-c", TWO_THREADS]
    env = {**os.environ, "PYTHONPATH": str(shop_dir)}
    done = subprocess.run(
        command, env=env, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode != 0
    assert shown in done.stderr


def test_the_limit_of_gos_memory(shop_dir: Path) -> None:
    assert promised(shop_dir, LIMIT) == 1
