"""Pin the newest release that a constraint allows, of those in an Atom feed, in a JSON file.

Three published Go modules do the work: etree reads the feed, semver decides, and sjson changes one
value of the file, which otherwise stays as it is, byte for byte.

    python examples/pin_release.py            # with the feed and the file below
    curl -O https://github.com/OWNER/REPO/releases.atom
    python examples/pin_release.py --feed releases.atom --allow "^1.2" --file pins.json --key a.b

In: the usegolib runtime. The first run generates the packages, which takes Go and the network;
later runs take neither. Out: what was chosen and why, and the new text of the file.
"""

import argparse
import subprocess
import sys
from functools import cmp_to_key
from pathlib import Path

import usegolib

MODULES = {
    "etree": "github.com/beevik/etree@v1.8.1",
    "semver": "github.com/Masterminds/semver/v3@v3.5.0",
    "sjson": "github.com/tidwall/sjson@v1.2.9",
}

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Release notes from parser</title>
  <entry><title>v2.0.0</title><updated>2026-10-01T00:00:00Z</updated></entry>
  <entry><title>v1.10.1</title><updated>2026-09-12T00:00:00Z</updated></entry>
  <entry><title>v1.11.0-rc.1</title><updated>2026-09-20T00:00:00Z</updated></entry>
  <entry><title>v1.9.3</title><updated>2026-08-30T00:00:00Z</updated></entry>
  <entry><title>nightly build</title><updated>2026-10-02T00:00:00Z</updated></entry>
</feed>"""

PINS = """{
    "tools": {"parser": "1.9.0",   "linter": "4.2.1"}
}"""


def generate(folder: Path) -> None:
    """Have the packages written that are not there yet, as the command would."""
    for name, module in MODULES.items():
        if not (folder / name).exists():
            print(f"$ usegolib gen {module} --out {folder}")
            command = [sys.executable, "-m", "usegolib", "gen", module, "--out", str(folder)]
            subprocess.run(command, check=True)


def releases(feed: str) -> list[tuple[str, str]]:
    """The title and the day of each entry."""
    import etree

    document = etree.new_document()
    document.read_from_string(feed)
    found = []
    for entry in filter(None, document.find_elements("//entry")):  # to Go, pointers may be nil
        title, updated = (entry.find_element(name) for name in ("title", "updated"))
        if title is not None and updated is not None:
            found.append((title.text(), updated.text()[:10]))
    return found


def newest(found: list[tuple[str, str]], allow: str) -> str:
    """The newest version that the constraint allows; says of each what speaks against it."""
    import semver

    constraint, allowed = semver.new_constraint(allow), []
    for title, day in found:
        try:
            version = semver.new_version(title)
        except usegolib.GoError as error:
            print(f"  {title:14} {day}  no version: {error}")
            continue
        fits, reasons = constraint.validate(version)
        print(f"  {title:14} {day}  {'fits' if fits else f'no: {reasons[0]}'}")
        if fits:
            allowed.append(version)
    if not allowed:
        sys.exit(f"no release fits {allow}")
    return str(max(allowed, key=cmp_to_key(semver.Version.compare)))


def main() -> None:
    """Read the arguments, choose, and show or write the file."""
    parser = argparse.ArgumentParser(description="Pin the newest release that is allowed.")
    parser.add_argument("--feed", type=Path, help="an Atom feed of releases")
    parser.add_argument("--file", type=Path, help="a JSON file, which is changed")
    parser.add_argument("--key", default="tools.parser", help="where in it the version stands")
    parser.add_argument("--allow", default="^1.9", help="a constraint")
    parser.add_argument("--packages", type=Path, default=Path("go_packages"))
    given = parser.parse_args()
    generate(given.packages)
    sys.path.insert(0, str(given.packages))
    import sjson

    found = releases(given.feed.read_text(encoding="utf-8") if given.feed else FEED)
    print(f"{len(found)} releases, of which {given.allow} allows:")
    chosen = newest(found, given.allow)
    text = given.file.read_text(encoding="utf-8") if given.file else PINS
    changed = sjson.set(text, given.key, chosen)
    print(f"{given.key} is {chosen} now:\n{changed}")
    if given.file:
        given.file.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()
