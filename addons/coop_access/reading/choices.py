"""What a reader can choose, and how it is kept in a cookie and said in the page.

>>> clean({"size": "3", "colours": "pink", "other": "x"})
{'size': '3'}
>>> encode({"size": "3", "colours": "usual", "side": "right"})
'size.3_side.right'
>>> decode("size.3_side.right_colours.pink_rubbish")["size"]
'3'
>>> marks({**USUAL, "size": "3"})
{'data-coop-size': '3'}
"""

#: name -> what can be chosen; the first is usual
CHOICES = {
    "size": ("1", "2", "3", "4"),
    "colours": ("usual", "contrast", "cream", "dark"),
    "spacing": ("usual", "wide"),
    "pictures": ("all", "fewer", "none"),
    "side": ("left", "right"),
    "words": ("usual", "simple"),
    "aloud": ("on", "off"),
    "speed": ("usual", "slow", "fast"),
}
USUAL = {name: options[0] for name, options in CHOICES.items()}
LONGEST = 300


def clean(values):
    """Return what of ``values`` can be chosen: a dict of names and options."""
    return {name: values[name] for name in CHOICES if values.get(name) in CHOICES[name]}


def encode(values):
    """Return choices as short text for a cookie; what is usual is not in it."""
    said = clean(values)
    return "_".join(f"{name}.{said[name]}" for name in said if said[name] != USUAL[name])


def decode(text):
    """Return all choices from the text of a cookie, whatever it is."""
    pairs = (part.partition(".") for part in (text or "")[:LONGEST].split("_"))
    return {**USUAL, **clean({name: value for name, _dot, value in pairs})}


def marks(values):
    """Return the attributes of ``<html>`` by which scripts and styles know what is not usual."""
    return {
        f"data-coop-{name}": values[name]
        for name in CHOICES
        if values.get(name, USUAL[name]) != USUAL[name]
    }
