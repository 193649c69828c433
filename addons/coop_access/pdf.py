"""Make tagged PDF from HTML with WeasyPrint, reaching for nothing outside.

WeasyPrint needs the library pango, which some servers lack; ``available()`` says so, and callers
then offer the HTML page, which prints well too.
"""

import functools
import logging
import mimetypes
import re
from urllib.parse import unquote, urlsplit

_logger = logging.getLogger(__name__)

BASE_URL = "http://coop.invalid/"
_STATIC = re.compile(r"^/[a-z0-9_]+/static/[^\0\\]+$")


@functools.cache
def available():
    """Return whether this server can make PDF (WeasyPrint and pango are there)."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError) as error:
        _logger.warning("PDF cannot be made, pages are offered as HTML instead: %s", error)
        return False
    return True


def make(html, read_static, read_asset):
    """Return the bytes of a tagged PDF (PDF/UA-1) made from a whole HTML document.

    The same HTML gives the same bytes: nothing of the time or the run is written into the file.
    The fonts of the server are part of the input.

    :param str html: with ``<html lang>`` and ``<title>``, which PDF/UA asks for
    :param read_static: callable(path) -> bytes for ``module/static/...``
    :param read_asset: callable(url) -> bytes or None for ``/web/assets/...`` and
        ``/coop/picture/...``
    """
    import weasyprint

    # It reports every step and every font table as information.
    for name in ("weasyprint.progress", "fontTools"):
        logging.getLogger(name).setLevel(logging.WARNING)
    fetcher = _get_fetcher(read_static, read_asset)
    document = weasyprint.HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)


def _get_fetcher(read_static, read_asset):
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class ClosedFetcher(URLFetcher):
        """Data URIs, addons' static files, asset bundles and the co-op's pictures, nothing else.

        What stands in a text may come from anywhere: without this a picture in it could make
        the server ask other machines, or read files.
        """

        def fetch(self, url, headers=None):
            if url.lower().startswith("data:"):
                return super().fetch(url, headers)
            path = unquote(urlsplit(url).path)
            content = None
            if url.startswith(BASE_URL):
                if _STATIC.match(path) and ".." not in path.split("/"):
                    content = read_static(path.lstrip("/"))
                elif path.startswith(("/web/assets/", "/coop/picture/")):
                    content = read_asset(path)
            if content is None:
                raise ValueError(f"Not allowed in a PDF: {url[:200]}")
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return ClosedFetcher(allowed_protocols={"data"}, allow_redirects=False)
