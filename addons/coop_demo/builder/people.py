"""Invented people: plain Python, seeded, so that the same person bears the same name each time.

Nobody could take them for real: a Welsh or English first name, and a tree, a fruit, a bird or
an animal for a surname. Addresses end in `.example`, phones lie in the ranges that are kept
for drama.
"""

import random
from dataclasses import dataclass

FIRST_WELSH = """
Alys Aled Angharad Bethan Bronwen Carys Catrin Ceri Dafydd Dewi Dilys Eirlys Eleri Elin Elwyn
Emrys Ffion Gareth Geraint Gethin Glenys Gwen Gwyn Heledd Huw Iestyn Ifan Ioan Iolo Lowri
Llinos Llŷr Mair Mali Manon Megan Meinir Menna Nerys Nia Olwen Osian Owain Rhian Rhodri Rhun
Rhys Sioned Siân Siôn Steffan Tegan Tomos Tudur
""".split()
FIRST_ENGLISH = """
Adam Alice Amir Anna Ben Carl Chloe Colin Daisy Derek Ella Farah Frank Grace Hannah Harry Imran
Iris Jack Jean Joan Joe Kate Keith Leila Leo Lucy Mark Mary Maya Mo Nancy Noor Olive Oscar Pat
Paul Pearl Peter Ravi Rosa Ruby Ruth Sam Sara Stan Sunita Tess Tom Vera Will Yusuf Zoe
""".split()
SURNAMES_WELSH = """
Afalau Barcud Bedwen Celyn Crëyr Criafol Dryw Derwen Eirin Eithin Ehedydd Gellyg Grug Gwennol
Gwylan Helygen Hebog Llwynog Mafon Mwyalch Mwyar Onnen Pysgod Rhedyn Robin Syfi Tylluan Wiwer
Ysgawen Ysguthan
""".split()
SURNAMES_ENGLISH = """
Acorn Applecart Badger Blackbird Blossom Bramble Chestnut Cloudberry Damson Dragonfly Fernleaf
Goldfinch Greengage Hazelnut Hedgehog Kingfisher Kittiwake Ladybird Lapwing Marigold Nightingale
Otter Peartree Periwinkle Puffin Quince Rowanberry Skylark Sparrow Starling Sunflower Thistle
Turnstone Walnut Wagtail Woodpecker
""".split()


@dataclass(frozen=True)
class Person:
    """One invented person; `welsh` means that Welsh is the language they chose."""

    number: int
    first: str
    last: str
    welsh: bool

    @property
    def name(self):
        return f"{self.first} {self.last}"

    @property
    def email(self):
        return f"person{self.number:04d}@afallen.example"

    @property
    def phone(self):
        """A number from the range that the regulator keeps for drama."""
        return f"07700 900{self.number % 1000:03d}"


def invent(count, seed=2017):
    """Invent people, no two of one name.

    :param int count: how many; at most the number of first names times surnames
    :param int seed: of the random choice
    :return: list of :class:`Person`, the same for the same arguments
    :raises ValueError: when there are not names enough
    """
    names = [
        (first, last, welsh)
        for firsts, lasts, welsh in (
            (FIRST_WELSH, SURNAMES_WELSH, True),
            (FIRST_WELSH, SURNAMES_ENGLISH, False),
            (FIRST_ENGLISH, SURNAMES_ENGLISH, False),
            (FIRST_ENGLISH, SURNAMES_WELSH, False),
        )
        for first in firsts
        for last in lasts
    ]
    if count > len(names):
        raise ValueError(f"There are names for {len(names)} people, not for {count}.")
    chosen = random.Random(seed).sample(names, count)
    return [Person(number, *name) for number, name in enumerate(chosen, 1)]
