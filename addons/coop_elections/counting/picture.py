"""A picture of the transfers, drawn as SVG: bars are votes, bands are votes that move.

Each stage is a column of bars, one a candidate, always in the same row; a band leads from who gave
to who received. Nothing is told by colour alone, every band names its votes (its ``<title>``), and
the whole picture has a title and a description for those who cannot see it.
"""

from html import escape

from . import words

STEP, BAR, LEFT, TOP = 150, 14, 190, 48  # pixels: from stage to stage, a bar, margins
HIGH, GAP = 40, 12  # of a row: the highest bar, the space between rows


def picture(result, ident="transfers"):
    """Return the picture as an SVG element, "" when the count has but one stage.

    ``ident``: what the ids inside begin with, unique on the page.
    """
    if len(result.stages) < 2:
        return ""
    drawing = _Drawing(result)
    title = f"Transfers of votes: {words.heading(result)}"
    stages = len(result.stages)
    about = " ".join(f"Stage {n}: {words.story(result, n)}" for n in range(1, stages + 1))
    width, height = LEFT + STEP * (stages - 1) + 110, drawing.height
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" aria-labelledby="{ident}-t" '
            f'aria-describedby="{ident}-d">',
            f'<title id="{ident}-t">{escape(title)}</title>',
            f'<desc id="{ident}-d">{escape(about)}</desc>',
            *drawing.bands(),
            *drawing.bars(),
            *drawing.labels(),
            "</svg>",
        ]
    )


class _Drawing:
    def __init__(self, result):
        self.result = result
        self.rows = [*result.stages[0].votes, None]  # None: non-transferable
        self.columns = [{**stage.votes, None: stage.non_transferable} for stage in result.stages]
        self.most = max(max(column.values()) for column in self.columns) or 1
        self.row = {who: TOP + place * (HIGH + GAP) for place, who in enumerate(self.rows)}
        self.height = TOP + len(self.rows) * (HIGH + GAP) + 10

    def tall(self, votes):
        """The height of votes in pixels; what is not nothing can be seen."""
        return max(1, HIGH * votes // self.most) if votes else 0

    def name(self, who):
        return "Non-transferable" if who is None else self.result.name(who)

    def base(self, who):
        return self.row[who] + HIGH

    def bars(self):
        for place, column in enumerate(self.columns):
            left = LEFT + place * STEP
            for who in self.rows:
                tall = self.tall(column[who])
                if not tall:
                    continue
                elected = who in self.result.stages[place].elected
                kind = "lost" if who is None else "elected" if elected else "bar"
                told = f"{self.name(who)}, stage {place + 1}: {self.result.votes(column[who])}"
                yield (
                    f'<rect class="{kind}" x="{left}" y="{self.base(who) - tall}" width="{BAR}" '
                    f'height="{tall}"><title>{escape(told)}</title></rect>'
                )

    def bands(self):
        """From each giver to each receiver, as much as was received."""
        for place in range(1, len(self.columns)):
            before, after = self.columns[place - 1], self.columns[place]
            givers = [who for who in self.rows if after[who] < before[who]]
            getters = [who for who in self.rows if after[who] > before[who]]
            for who in self.rows:
                kept = min(before[who], after[who])
                if kept:
                    yield self.band("kept", place, who, who, kept, kept)
            named = words.listed(self.result, [who for who in givers if who])
            for getter in getters:
                # What each of several givers gave is not on the sheet: bands begin at the first.
                moved = after[getter] - before[getter]
                yield self.band("moved", place, givers[0], getter, moved, after[getter], named)

    def band(self, kind, place, giver, getter, votes, top, named=""):
        """One band; ``top``: votes of the receiver below whose top it ends."""
        begin, end = LEFT + (place - 1) * STEP + BAR, LEFT + place * STEP
        tall = self.tall(votes)
        held = votes if kind == "kept" else self.columns[place - 1][giver]
        start = self.base(giver) - self.tall(held)
        stop = self.base(getter) - self.tall(top)
        middle = (begin + end) // 2
        told = ""
        if kind == "moved":
            moved = self.result.votes(votes)
            told = f"{moved} from {named} to {self.name(getter)}, stage {place + 1}"
            told = f"<title>{escape(told)}</title>"
        return (
            f'<path class="{kind}" d="M{begin} {start} C{middle} {start} {middle} {stop} {end} '
            f"{stop} V{stop + tall} C{middle} {stop + tall} {middle} {start + tall} {begin} "
            f'{start + tall} Z">{told}</path>'
        )

    def labels(self):
        for who in self.rows:
            name = self.name(who)
            name = name if len(name) < 25 else name[:23] + "…"
            yield f'<text x="{LEFT - 10}" y="{self.base(who)}" class="name">{escape(name)}</text>'
            if who in self.result.elected:
                right = LEFT + (len(self.columns) - 1) * STEP + BAR + 6
                yield f'<text x="{right}" y="{self.base(who)}" class="mark">elected</text>'
        for place in range(len(self.columns)):
            yield f'<text x="{LEFT + place * STEP}" y="20">Stage {place + 1}</text>'
            yield from self.totals(place)

    def totals(self, place):
        for who in self.rows:
            votes = self.columns[place][who]
            if votes and (not place or votes != self.columns[place - 1][who]):
                text = self.result.votes(votes)
                top = self.base(who) - self.tall(votes) - 3
                left = LEFT + place * STEP
                yield f'<text x="{left}" y="{top}" class="votes">{text}</text>'
