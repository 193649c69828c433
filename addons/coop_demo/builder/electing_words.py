"""What is said in the elections of the demonstration, who stands, and how people vote."""

FIRST = ("The first Council", "Y Cyngor cyntaf")
NEXT = ("Two more seats for each on the Council", "Dwy sedd arall i bawb ar y Cyngor")
WHERE = (
    "The office, The Old Orchard, Oakchurch, or on your pages. We can come to you.",
    "Y swyddfa, The Old Orchard, Oakchurch, neu ar eich tudalennau. Gallwn ddod atoch chi.",
)
PLACE = ("The forum at the lake", "Y fforwm wrth y llyn")
PLACE_WHERE = ("The Old Boathouse, Lakeside", "Yr Hen Gwt Cychod, Glan y Llyn")
OUTSIDE = "Nerys Nuthatch"  # a scrutineer who neither works here nor is a member
PHONE = "01632 960110"
HELPERS = ("Beca Buzzard", "Harri Hawthorn")
DRAWN = {
    "drawer": OUTSIDE,
    "witnesses": ["Gwladys Guillemot", "Dilwyn Dormouse"],
    "method": "Two acorns in a hat / Dwy fesen mewn het",
}
LATE = "It came at noon on the day after."
# What candidates say: (in the words of the person, in Easy Read); English, then Welsh.
STATEMENTS = {
    "en_GB": (
        ("I have lived here all my life. I want more say in who supports me.", "I want a say."),
        ("I like buses that come. I will ask about buses every time.", "I will ask about buses."),
        ("I work nights. Few people ask those who work nights. I will.", "I work nights."),
        ("I listen first and speak last. I will bring what you tell me.", "I listen to you."),
        ("A garden for every house: that is what I stand for.", "I want gardens."),
        ("I ask what things cost, and I go on until I understand it.", "I ask about money."),
    ),
    "cy_GB": (
        ("Rwyf am weld mwy o Gymraeg ym mhob cyfarfod.", "Rwyf am glywed mwy o Gymraeg."),
        ("Byddaf yn gwrando, ac yn dod â’ch geiriau i’r Cyngor.", "Byddaf yn gwrando."),
        ("Rwyf am i bawb gael dweud ei farn am ei gartref.", "Rwyf am i bawb gael dweud."),
        ("Byddaf yn gofyn am y bysiau bob tro.", "Byddaf yn gofyn am fysiau."),
    ),
}
# How people come to stand: (how it came, who helped).
COMING = (("portal", None), ("paper", None), ("helper", HELPERS[0]), ("portal", None))

# The first election: of each constituency how many stand (one of Ash withdraws), what they rank
# (places in the order in which people came to stand, so many times), and in which ways they vote.
# Rowan has as many candidates as seats. In Ash the last two are level: a lot is drawn.
FIRST_STANDING = {"Oak": 6, "Ash": 7, "Rowan": 4}
WITHDRAWS = "Ash"
FIRST_VOTES = {
    "Oak": (
        ((1, 3, 2), 8),
        ((2, 1), 6),
        ((3, 1, 4), 4),
        ((4, 2), 4),
        ((5, 4), 2),
        ((6, 5, 4), 1),
        ((), 1),
    ),
    "Ash": (
        ((1, 3, 4), 12),
        ((2, 3, 4), 10),
        ((3, 4), 7),
        ((4, 1), 6),
        ((5, 4), 3),
        ((6, 4, 2), 3),
        ((), 1),
    ),
}
FIRST_WAYS = {
    "Oak": {"post": 6, "box": 6, "helper": 8, "portal": 6},
    "Ash": {"post": 7, "box": 6, "phone": 5, "place": 5, "portal": 19},
}
# The one that goes on: people vote online, with a helper and by phone, on the first days.
NEXT_STANDING = {"Oak": 5, "Ash": 4, "Rowan": 4}
NEXT_VOTES = {
    "Oak": (((1, 2), 4), ((3, 1, 2), 3), ((5,), 2)),
    "Ash": (((2, 1), 5), ((4, 3), 5), ((1,), 3)),
    "Rowan": (((3, 4), 4), ((2, 1), 3)),
}
NEXT_WAYS = {
    "Oak": {"helper": 5, "portal": 4},
    "Ash": {"phone": 2, "portal": 11},
    "Rowan": {"portal": 7},
}
