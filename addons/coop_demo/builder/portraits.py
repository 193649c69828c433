"""Drawn portraits, so that the demonstration shows faces and nobody's photo."""

import io
import random

from PIL import Image, ImageDraw

GROUNDS = ("#cfe3d4", "#f3dcc3", "#d9d4ec", "#cfe1ee", "#f1d3d6", "#e6e3c4")
SKINS = ("#f6d7c3", "#eac0a0", "#d19b75", "#a8734e", "#7a4f35", "#f3ccb0")
HAIRS = ("#3b2a20", "#6b4a2f", "#a8672e", "#d9b36c", "#8f8f8f", "#20201f", "#b5543a")
CLOTHES = ("#2f6f62", "#8a3f5d", "#3d5a94", "#b0662a", "#5d4a80", "#4f7338")
SIDE = 4  # drawn four times as large, then made small: soft edges


def portrait(seed, pixels=256):
    """Draw a friendly face.

    :param seed: anything that names the person; the same seed gives the same face
    :param int pixels: width and height of the picture
    :return: bytes of a PNG
    """
    rng = random.Random(f"portrait {seed}")
    side = pixels * SIDE
    image = Image.new("RGB", (side, side), rng.choice(GROUNDS))
    draw = ImageDraw.Draw(image)
    skin, hair, cloth = rng.choice(SKINS), rng.choice(HAIRS), rng.choice(CLOTHES)
    long_hair = rng.random() < 0.5

    def box(left, top, right, bottom):
        return [side * x / 100 for x in (left, top, right, bottom)]

    if long_hair:
        draw.rounded_rectangle(box(26, 22, 74, 78), radius=side * 0.22, fill=hair)
    draw.rounded_rectangle(box(14, 76, 86, 130), radius=side * 0.22, fill=cloth)
    draw.rounded_rectangle(box(43, 62, 57, 82), radius=side * 0.06, fill=skin)
    draw.ellipse(box(27, 44, 34, 56), fill=skin)
    draw.ellipse(box(66, 44, 73, 56), fill=skin)
    draw.ellipse(box(30, 22, 70, 72), fill=skin)
    draw.pieslice(box(28, 18, 72, 62), 180, 360, fill=hair)
    draw.ellipse(box(33, 34, 67, 60), fill=skin)
    for left in (39, 57):
        draw.ellipse(box(left, 46, left + 4, 50.5), fill="#2b2320")
    draw.arc(box(41, 50, 59, 64), 20, 160, fill="#8c3b3b", width=side // 70)
    if rng.random() < 0.35:
        for left in (35.5, 52.5):
            draw.ellipse(box(left, 42.5, left + 12, 54.5), outline="#333333", width=side // 110)
        draw.line(box(47.5, 48, 52.5, 48), fill="#333333", width=side // 110)
    out = io.BytesIO()
    image.resize((pixels, pixels), Image.LANCZOS).save(out, "PNG")
    return out.getvalue()
