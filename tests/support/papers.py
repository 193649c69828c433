"""What is printed, as somebody holds it in their hands: words, their size, pictures to scan."""

import io
import struct
import zlib

import zxingcpp
from PIL import Image
from PyPDF2 import PdfReader


def sheets(content):
    """The pages of a PDF that something is printed on."""
    return [page for page in PdfReader(io.BytesIO(content)).pages if page.extract_text().strip()]


def words_of(content):
    """All the words of a PDF."""
    return "\n".join(page.extract_text() for page in sheets(content))


def size_of(page, words):
    """The size in points of the letters in which some words are printed on a page."""
    found = []

    def look(text, scale, _place, _font, size):
        if text.strip() and text.strip() in words:
            found.append(size * abs(scale[0]))

    page.extract_text(visitor_text=look)
    return max(found)


def scanned(content):
    """The addresses in the pictures (QR) of a PDF, as the camera of a phone finds them."""
    codes = [
        zxingcpp.read_barcode(picture) for page in sheets(content) for picture in _pictures(page)
    ]
    # pages of one letter name all of its pictures
    return list(dict.fromkeys(code.text for code in codes if code))


def _pictures(page):
    """The pictures of a page that were PNG: their bytes are as they were, the head is not."""
    for drawn in page["/Resources"].get("/XObject", {}).values():
        drawn = drawn.get_object()
        if drawn["/Subtype"] != "/Image" or drawn.get("/Filter") != "/FlateDecode":
            continue
        colours = {1: 0, 3: 2}[drawn["/DecodeParms"]["/Colors"]]
        size = drawn["/Width"], drawn["/Height"], drawn["/BitsPerComponent"]
        head = struct.pack(">IIBBBBB", *size, colours, 0, 0, 0)
        parts = [(b"IHDR", head), (b"IDAT", drawn._data), (b"IEND", b"")]
        png = b"\x89PNG\r\n\x1a\n" + b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in parts
        )
        yield Image.open(io.BytesIO(png)).convert("RGB")
