"""What was on the agendas of the Board and the Council, in English and Welsh."""

LAST_TIME = ("What we said last time", "Beth ddywedon ni y tro diwethaf")
MONEY = (
    ("How the money is", "Sut mae’r arian"),
    "information",
    30,
    "Income is as planned. Taxis cost more than last year.",
    None,
)
# In the order of the meetings; after the last they begin anew. Each point: (English, Welsh), what
# for, minutes, what was said, and what was resolved or None: title, wording, what follows.
AGENDAS = {
    "board": (
        (
            MONEY,
            (
                ("The doors open", "Mae’r drysau’n agor"),
                "decision",
                40,
                "The charity becomes a co-op. People ask when they can join.",
                (
                    ("Membership opens", "Aelodaeth yn agor"),
                    (
                        "Membership opens to everybody on the first of May.",
                        "Mae aelodaeth yn agor i bawb ar y cyntaf o Fai.",
                    ),
                    "Write the page on which people join",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("Who decides on applications", "Pwy sy’n penderfynu ar geisiadau"),
                "decision",
                30,
                "Nobody should wait longer than a month for an answer.",
                (
                    ("A panel every month", "Panel bob mis"),
                    (
                        "A panel meets every month and decides on all applications.",
                        "Mae panel yn cwrdd bob mis ac yn penderfynu ar bob cais.",
                    ),
                    "Ask four people for the panel",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("A new bus for Ceredigion", "Bws newydd i Geredigion"),
                "decision",
                20,
                "People wait too long for the old bus. Two of three offers were cheap enough.",
                (
                    ("A new bus", "Bws newydd"),
                    (
                        "We buy the bus of the second offer.",
                        "Rydym yn prynu bws yr ail gynnig.",
                    ),
                    "Order the bus",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("Letters that people can read", "Llythyrau y gall pobl eu darllen"),
                "discussion",
                30,
                "Members said that our letters are hard to read.",
                (
                    ("Easy letters", "Llythyrau hawdd"),
                    (
                        "Everybody gets letters in the way that they choose.",
                        "Mae pawb yn cael llythyrau yn y ffordd maen nhw’n ei dewis.",
                    ),
                    "Ask each member how they want their letters",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("Time to take part", "Amser i gymryd rhan"),
                "decision",
                25,
                "Staff who are members come to forums after a whole day of work.",
                (
                    ("Two hours a month", "Dwy awr y mis"),
                    (
                        "Staff who are members may take part for two hours a month in paid time.",
                        "Gall staff sy’n aelodau gymryd rhan am ddwy awr y mis mewn amser gwaith.",
                    ),
                    "Tell the teams",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("What we keep for bad times", "Beth rydym yn ei gadw at amser gwael"),
                "decision",
                20,
                "Three months of wages are in the bank.",
                (
                    ("Money kept back", "Arian wrth gefn"),
                    (
                        "We keep as much money as we spend in three months.",
                        "Rydym yn cadw cymaint o arian ag rydym yn ei wario mewn tri mis.",
                    ),
                    "Write it into the yearly report",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("How we answer the Council", "Sut rydym yn ateb y Cyngor"),
                "decision",
                30,
                "The Council of Members begins this month.",
                (
                    ("Answers in writing", "Atebion ysgrifenedig"),
                    (
                        "The Board answers each question of the Council in writing.",
                        "Mae’r Bwrdd yn ateb pob cwestiwn gan y Cyngor yn ysgrifenedig.",
                    ),
                    "Make a list of the questions",
                ),
            ),
        ),
        (
            MONEY,
            (
                ("What the Council asked", "Beth ofynnodd y Cyngor"),
                "discussion",
                20,
                "All questions but one have an answer.",
                None,
            ),
        ),
        (
            MONEY,
            (
                ("Visits to houses", "Ymweld â thai"),
                "discussion",
                20,
                "Two trustees had tea in four houses. In one of them the roof leaks.",
                None,
            ),
        ),
    ),
    "council": (
        (
            (
                ("How we work together", "Sut rydym yn gweithio gyda’n gilydd"),
                "discussion",
                30,
                "Some of us need more time to read. Some need to walk about.",
                (
                    ("A break every hour", "Egwyl bob awr"),
                    (
                        "We have a break every hour. Everybody can ask for one.",
                        "Rydym yn cael egwyl bob awr. Gall pawb ofyn am un.",
                    ),
                    "Write the breaks into the agenda",
                ),
            ),
            (
                ("How we welcome new members", "Sut rydym yn croesawu aelodau newydd"),
                "discussion",
                20,
                "New members want to meet somebody who was new a year ago.",
                None,
            ),
        ),
        (
            (
                ("What forums ask us", "Beth mae fforymau’n ei ofyn i ni"),
                "discussion",
                30,
                "Three forums ask for better light at bus stops.",
                (
                    ("Light at bus stops", "Golau wrth safleoedd bws"),
                    (
                        "The Council asks the county to light the bus stops near our houses.",
                        "Mae’r Cyngor yn gofyn i’r sir oleuo’r safleoedd bws ger ein tai.",
                    ),
                    "Write to the county",
                ),
            ),
        ),
        (
            (
                ("What the county answered", "Beth atebodd y sir"),
                "information",
                15,
                "One lamp is there. The others come next year.",
                None,
            ),
            (
                ("Who comes to forums", "Pwy sy’n dod i fforymau"),
                "discussion",
                40,
                "Most of those who come live in the towns.",
                (
                    ("Forums nearer home", "Fforymau’n nes at adref"),
                    (
                        "The Council asks for a forum in each valley.",
                        "Mae’r Cyngor yn gofyn am fforwm ym mhob cwm.",
                    ),
                    "Find a hall in each valley",
                ),
            ),
        ),
        (
            (
                ("The plan for next year", "Y cynllun at y flwyddyn nesaf"),
                "discussion",
                40,
                "We want to read it in Easy Read first.",
                None,
            ),
            (
                ("A day out for members", "Diwrnod allan i aelodau"),
                "decision",
                20,
                "The beach, or the mountain train.",
                None,
            ),
        ),
    ),
}
CLOSED = (
    ("Somebody’s complaint", "Cwyn rhywun"),
    ("It is about one person.", "Mae am un person."),
    "The complaint was looked at. It was answered the same week.",
)
