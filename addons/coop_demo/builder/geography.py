"""Invented areas and places: plain Python, seeded."""

import random
from dataclasses import dataclass

# (code, English, Welsh): fifteen areas that are on no map.
AREAS = (
    ("BED", "Birch Valley", "Cwm Bedw"),
    ("EIT", "Gorse Hill", "Bryn Eithin"),
    ("ALA", "Swan Mouth", "Aber Alarch"),
    ("DER", "Oakchurch", "Llan Derwen"),
    ("MWY", "Blackberry Vale", "Dyffryn Mwyar"),
    ("GWE", "Swallow Head", "Pen Gwennol"),
    ("DYF", "Otterford", "Rhyd Dyfrgi"),
    ("GWY", "Gull Sands", "Traeth Gwylan"),
    ("CEL", "Holly Woods", "Coed Celyn"),
    ("EHE", "Skylark Top", "Moel Ehedydd"),
    ("BRI", "Trout Brook", "Nant Brithyll"),
    ("MOR", "Seal Harbour", "Porth Morlo"),
    ("PAL", "Puffin Island", "Ynys Pâl"),
    ("SGY", "Hare Castle", "Caer Ysgyfarnog"),
    ("GLO", "Butterfly Meadow", "Maes Glöyn"),
)
STREETS = (
    "Apple Row",
    "Ffordd y Berllan",
    "Lôn y Gog",
    "Cherry Lane",
    "Heol y Wennol",
    "Nutkin Street",
    "Stryd yr Enfys",
    "Willow Walk",
    "Maes y Mêl",
    "Rainbow Road",
)


@dataclass(frozen=True)
class Place:
    """A house, a day service or a team, in one of :data:`AREAS`."""

    code: str
    kind: str  # "house", "day_service" or "team"
    name: str
    area: str
    street: str
    zip: str


def address(rng, area, number):
    """An address in an area: (street, city, postcode). The postcode area does not exist."""
    index, (code, english, _welsh) = next((i, a) for i, a in enumerate(AREAS, 1) if a[0] == area)
    letters = "".join(rng.choice("ABDEFGHJLNPQRSTUWXYZ") for _ in range(2))
    return f"{number} {rng.choice(STREETS)}", english, f"XX{index} {number % 9 + 1}{letters}"


def places(houses=170, teams=45, seed=1989):
    """Invent places spread over all areas.

    :param int houses: supported-living houses
    :param int teams: staff teams
    :return: list of :class:`Place`: the houses, a day service for each area, the teams
    """
    rng = random.Random(seed)
    found = []
    for kind, count, label in (
        ("house", houses, None),
        ("day_service", len(AREAS), "Day service"),
        ("team", teams, "Team"),
    ):
        for number in range(1, count + 1):
            code, english, _welsh = AREAS[(number - 1) % len(AREAS)]
            street, _city, postcode = address(rng, code, number)
            name = street if label is None else f"{label}, {english}"
            if kind == "team":
                name = f"{english} team {(number - 1) // len(AREAS) + 1}"
            found.append(
                Place(f"{kind[0].upper()}{number:03d}", kind, name, code, street, postcode)
            )
    return found
