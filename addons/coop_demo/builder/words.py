"""The demonstration co-op's own words, in English and Welsh, standard and Easy Read."""

# What is offered to the members of a category: sentences in English and Welsh.
OFFERS = {
    "supported": (
        ("You have one vote, like everybody.", "Mae gennych un bleidlais, fel pawb."),
        ("You say what matters to you.", "Chi sy'n dweud beth sy'n bwysig i chi."),
        (
            "You can bring somebody you trust.",
            "Gallwch ddod â rhywun rydych yn ymddiried ynddo.",
        ),
    ),
    "employee": (
        ("You have one vote, like everybody.", "Mae gennych un bleidlais, fel pawb."),
        (
            "You help to decide how we work.",
            "Rydych yn helpu i benderfynu sut rydym yn gweithio.",
        ),
        (
            "You can take part in paid time: two hours a month.",
            "Gallwch gymryd rhan mewn amser gwaith: dwy awr y mis.",
        ),
    ),
    "supporter": (
        ("You have one vote, like everybody.", "Mae gennych un bleidlais, fel pawb."),
        (
            "You give time, talent or contacts, never money.",
            "Rydych yn rhoi amser, dawn neu gysylltiadau, byth arian.",
        ),
        ("You meet people near home.", "Rydych yn cwrdd â phobl yn agos i gartref."),
    ),
}

HELP_HOURS = ("Monday to Friday, 9 to 5", "Dydd Llun i ddydd Gwener, 9 tan 5")

GUARANTEE = (
    "If the co-op closes and owes money, you may be asked for £1. Never for more.",
    "Os bydd y gydweithfa yn cau a bod arni arian, gellir gofyn i chi am £1. Byth am fwy.",
)

RULES = {
    ("en_GB", "standard"): (
        "Rules of Afallen Co-op",
        "<h2>What we are for</h2><p>Afallen supports people with learning disabilities to live "
        "their own lives in their own communities. It belongs to its members.</p>"
        "<h2>Who may be a member</h2><p>People we support, people who work here, and people in "
        "the community who want us to do well. Everybody who is 16 or older may apply.</p>"
        "<h2>One member, one vote</h2><p>Every member has one vote. Nobody can vote for somebody "
        "else in an election.</p>"
        "<h2>What members give</h2><p>Time, talents or contacts. Never money. If the co-op closes "
        "and owes money, each member promises at most £1.</p>"
        "<h2>Leaving</h2><p>You may leave at any time. Tell us, and choose your last day. The "
        "Council may end a membership for serious harm to others, after hearing the member.</p>",
    ),
    ("cy_GB", "standard"): (
        "Rheolau Afallen Co-op",
        "<h2>Beth yw ein diben</h2><p>Mae Afallen yn cefnogi pobl ag anableddau dysgu i fyw eu "
        "bywydau eu hunain yn eu cymunedau eu hunain. Ei haelodau sy'n berchen arni.</p>"
        "<h2>Pwy all fod yn aelod</h2><p>Pobl rydym yn eu cefnogi, pobl sy'n gweithio yma, a "
        "phobl yn y gymuned sydd am i ni lwyddo. Gall pawb sy'n 16 oed neu'n hŷn wneud cais.</p>"
        "<h2>Un aelod, un bleidlais</h2><p>Mae gan bob aelod un bleidlais. Ni all neb bleidleisio "
        "dros rywun arall mewn etholiad.</p>"
        "<h2>Beth mae aelodau'n ei roi</h2><p>Amser, doniau neu gysylltiadau. Byth arian. Os bydd "
        "y gydweithfa yn cau a bod arni arian, mae pob aelod yn addo £1 ar y mwyaf.</p>"
        "<h2>Gadael</h2><p>Gallwch adael unrhyw bryd. Dywedwch wrthym, a dewiswch eich diwrnod "
        "olaf. Gall y Cyngor ddod ag aelodaeth i ben am niwed difrifol i eraill, ar ôl gwrando "
        "ar yr aelod.</p>",
    ),
    ("en_GB", "easy_read"): (
        "Our rules",
        "<p>Afallen helps people with learning disabilities to live their own lives.</p>"
        "<p>Afallen belongs to its members.</p>"
        "<p>You can be a member if we support you.</p>"
        "<p>You can be a member if you work here.</p>"
        "<p>You can be a member if you want to help us.</p>"
        "<p>You must be 16 or older.</p>"
        "<p>Each member has one vote.</p>"
        "<p>Nobody else can vote for you.</p>"
        "<p>You do not pay to be a member.</p>"
        "<p>If Afallen closes, you may have to pay £1. Never more.</p>"
        "<p>You can leave when you want.</p>"
        "<p>If a member hurts other people, the Council may end their membership. They hear the "
        "member first.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Ein rheolau",
        "<p>Mae Afallen yn helpu pobl ag anableddau dysgu i fyw eu bywydau eu hunain.</p>"
        "<p>Mae Afallen yn perthyn i'w haelodau.</p>"
        "<p>Gallwch fod yn aelod os ydym yn eich cefnogi.</p>"
        "<p>Gallwch fod yn aelod os ydych yn gweithio yma.</p>"
        "<p>Gallwch fod yn aelod os ydych am ein helpu.</p>"
        "<p>Rhaid i chi fod yn 16 oed neu'n hŷn.</p>"
        "<p>Mae gan bob aelod un bleidlais.</p>"
        "<p>Ni all neb arall bleidleisio drosoch chi.</p>"
        "<p>Nid ydych yn talu i fod yn aelod.</p>"
        "<p>Os bydd Afallen yn cau, efallai y bydd rhaid i chi dalu £1. Byth mwy.</p>"
        "<p>Gallwch adael pan fyddwch eisiau.</p>"
        "<p>Os yw aelod yn brifo pobl eraill, gall y Cyngor ddod â'r aelodaeth i ben. Maen nhw'n "
        "gwrando ar yr aelod yn gyntaf.</p>",
    ),
}

# Beside the blocks of the Easy Read rules, in both languages.
RULES_PICTURES = (
    "house",
    "people",
    "handshake",
    "office",
    "thumbs_up",
    "calendar",
    "vote",
    "cross",
    "money",
    "coin",
    "waving",
    "warning",
)

# picture, then the word, its other forms and its meaning in English and in Welsh
GLOSSARY = (
    (
        "group",
        ("co-op", "co-ops, co-operative", "Something that belongs to its members."),
        (
            "cydweithfa",
            "gydweithfa, chydweithfa, nghydweithfa, cydweithfeydd, gydweithfeydd",
            "Rhywbeth sy’n perthyn i’w aelodau.",
        ),
    ),
    (
        "hall",
        ("Council", "Council of Members", "Members whom we choose to speak for all of us."),
        (
            "Cyngor",
            "Gyngor, Chyngor, Nghyngor, Cyngor yr Aelodau, Gyngor yr Aelodau",
            "Aelodau rydym yn eu dewis i siarad dros bawb.",
        ),
    ),
    (
        "vote",
        ("election", "elections", "Members choose people by voting."),
        ("etholiad", "etholiadau, hetholiad", "Mae aelodau’n dewis pobl drwy bleidleisio."),
    ),
    (
        "chair",
        ("quorum", "quorums", "How many people must be at a meeting before it can decide."),
        (
            "cworwm",
            "gworwm, chworwm, nghworwm",
            "Faint o bobl sydd rhaid bod mewn cyfarfod cyn iddo benderfynu.",
        ),
    ),
    (
        "scales",
        ("trustee", "trustees", "A person on the Board, who takes care of the co-op."),
        (
            "ymddiriedolwr",
            "ymddiriedolwyr",
            "Person ar y Bwrdd, sy’n gofalu am y gydweithfa.",
        ),
    ),
)

REFUSAL = {
    "en_GB": (
        "You told us that you are 15. Our rules say that members are 16 or older. Please apply "
        "again when you are 16. We would be glad."
    ),
    "cy_GB": (
        "Dywedoch wrthym eich bod yn 15 oed. Mae ein rheolau'n dweud bod aelodau'n 16 oed neu'n "
        "hŷn. Gwnewch gais eto pan fyddwch yn 16 oed. Byddem yn falch iawn."
    ),
}
MEETING = "Membership panel, %(day)s"
CORRECTION = "I have moved to a flat of my own."
