"""The scrutineers' kit: one page from the disk of their computer, with the network off."""

import shutil
from contextlib import contextmanager

from tools import booth


@contextmanager
def opened(browser, folder):
    """Yield the page of the kit, saved in a folder; nothing is asked of any network."""
    saved = folder / "opening-kit.html"
    shutil.copyfile(booth.STATIC / booth.KIT, saved)
    context = browser.new_context(offline=True, locale="en-GB")
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(saved.as_uri())
    yield page
    context.close()
    assert not faults
    assert {url for url in asked if not url.startswith("blob:")} == {saved.as_uri()}


def says(page):
    """What the page tells last, when it has come to an end with it."""
    page.wait_for_function("() => !document.querySelector('button:disabled, input:disabled')")
    return page.inner_text("#says")


def make_key(page, folder):
    """Make a key of which any two of three open; return (its file, the three shares)."""
    page.click("[data-task=make]")
    page.click("#make-form button")
    shares = []
    for _share in range(3):
        page.click("#make-show")
        shares.append(" ".join(page.locator("#make-list li").all_inner_texts()))
        page.click("#make-next")
    page.wait_for_selector("#make-done:visible")
    [key] = _saved(page, "make-file", folder)
    return key, shares


def put_in(page, shares):
    for share in shares:
        page.fill("#share", share)
        page.click("#share-form button")
        says(page)


def try_key(page, manifest, shares):
    """Do the trial opening; return what the page says."""
    page.click("[data-task=trial]")
    page.set_input_files("#manifest", manifest)
    says(page)
    put_in(page, shares)
    page.click("#trial-go")
    return says(page)


def open_ballots(page, files, shares, folder):
    """Open all ballots; return the paths of what was in them.

    :param files: name of a field of the page -> path
    """
    page.click("[data-task=open]")
    for name, path in files.items():
        page.set_input_files(f"#{name}", path)
        says(page)
    put_in(page, shares)
    page.click("#open-go")
    page.wait_for_selector("#open-done:not([hidden])")
    return _saved(page, "open-files", folder)


def _saved(page, name, folder):
    folder.mkdir(exist_ok=True)
    paths = []
    for link in page.query_selector_all(f"#{name} a"):
        with page.expect_download() as download:
            link.click()
        paths.append(folder / download.value.suggested_filename)
        download.value.save_as(paths[-1])
    return paths
