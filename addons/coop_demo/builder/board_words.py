"""What is said about who comes onto the Board, in English and Welsh where members read it."""

# (English, Welsh), kind, in plain words
SKILLS = {
    "money": (
        ("Money", "Arian"),
        "skill",
        ("They can read accounts and explain them.", "Gallant ddarllen cyfrifon a’u hesbonio."),
    ),
    "law": (
        ("Law", "Y gyfraith"),
        "skill",
        ("They know what the law asks of us.", "Maen nhw’n gwybod beth mae’r gyfraith yn ei ofyn."),
    ),
    "work": (
        ("Support work", "Gwaith cefnogi"),
        "skill",
        ("They have done the work.", "Maen nhw wedi gwneud y gwaith."),
    ),
    "homes": (
        ("Homes", "Cartrefi"),
        "skill",
        ("They know about houses and rent.", "Maen nhw’n deall tai a rhent."),
    ),
    "welsh": (
        ("Welsh", "Cymraeg"),
        "skill",
        ("They speak it every day.", "Maen nhw’n ei siarad bob dydd."),
    ),
    "family": (
        ("Family", "Teulu"),
        "lived",
        (
            "Somebody in their family gets support.",
            "Mae rhywun yn eu teulu yn cael cefnogaeth.",
        ),
    ),
    "support": (
        ("Getting support", "Cael cefnogaeth"),
        "lived",
        ("They know it from their own life.", "Maen nhw’n ei wybod o’u bywyd eu hunain."),
    ),
}
# What each of the trustees says that they bring; who knows about money is the one who leaves.
SAID = (
    ("work", "Ten years of nights in one house."),
    ("welsh", "I was brought up with it."),
    ("homes", "I let flats for a living."),
    ("family", "My brother has support."),
    ("money", "I kept the books of a dairy."),
    ("welsh", "My first language."),
)
LEAVES = 4
# One of the trustees says that something could pull them two ways.
INTEREST = (2, "I let a flat to somebody whom the co-op supports.")

SEARCH = (
    ("Somebody for the Board", "Rhywun i’r Bwrdd"),
    (
        "We look for somebody who can read accounts and explain them. It takes one evening a "
        "month. We pay for the bus or the taxi.",
        "Rydym yn chwilio am rywun sy’n gallu darllen cyfrifon a’u hesbonio. Mae’n cymryd un noson "
        "y mis. Rydym yn talu am y bws neu’r tacsi.",
    ),
)
# name, how they came, who suggested them, what they bring, why
CANDIDATES = (
    (
        "Gwilym Gooseberry",
        "applied",
        None,
        "I looked after the money of two choirs.",
        "My neighbours live in one of your houses. I like how they are treated.",
    ),
    (
        "Nerys Nutmeg",
        "suggested",
        "A member in Powys",
        "I run a shop and do its accounts.",
        "I would like to learn.",
    ),
    ("Dewi Dandelion", "asked", None, "I have been a treasurer.", "You asked me."),
)
NOT_CHOSEN = "There is one seat. We have asked her to stand again next year."
WITHDREW = "He has found work in Ireland."
RESOLUTION = (
    ("Gwilym Gooseberry for the Board", "Gwilym Gooseberry i’r Bwrdd"),
    (
        "The Council appoints Gwilym Gooseberry to the Board of Management.",
        "Mae’r Cyngor yn penodi Gwilym Gooseberry i’r Bwrdd Rheoli.",
    ),
)
POINT = ("Somebody for the Board", "Rhywun i’r Bwrdd")
SAID_OF_IT = "He came and answered questions. He left the room while we decided."
LEFT = "Moves to another county."

NEXT_SEARCH = (
    ("Two people for the next year", "Dau berson at y flwyddyn nesaf"),
    (
        "Two people leave the Board next year. We look for people who know from their own life "
        "what support is, or who know the law.",
        "Mae dau berson yn gadael y Bwrdd y flwyddyn nesaf. Rydym yn chwilio am bobl sy’n gwybod "
        "o’u bywyd eu hunain beth yw cefnogaeth, neu sy’n gwybod y gyfraith.",
    ),
)
NEXT_CANDIDATES = (
    (
        "Elis Elderflower",
        "applied",
        None,
        "I know what good support is, and what is not.",
        "Somebody should ask the right questions.",
    ),
    (
        "Mabli Mulberry",
        "suggested",
        "A forum",
        "I studied law, and I listen.",
        "I want to give something back.",
    ),
    ("Huw Honeycomb", "asked", None, "", ""),
)
# It is not claimed that anybody looked anything up: the people are invented.
SOURCE = "A demonstration: nothing was looked up"
FILED = "A demonstration: nothing was sent"
