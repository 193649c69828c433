"""What the Board brought to the Council, what the Council asked, what came of it: in English and
Welsh."""

from .reviewing_papers import BUDGET_PAPER, PLAN_PAPER, SCHEME_PAPER

BUDGET = {
    "name": ("Central Budget %s", "Cyllideb Ganolog %s"),
    "point": ("The budget for next year", "Y gyllideb at y flwyddyn nesaf"),
    "paper": BUDGET_PAPER,
    "pictures": ("group", "letter", "bus", "house"),
    "version": {
        "for_supported": (
            "Support stays as it is. There is no bus to the coast on Saturdays any more.",
            "Mae’r gefnogaeth yn aros fel y mae. Does dim bws i’r arfordir ar ddydd Sadwrn mwyach.",
        ),
        "for_staff": (
            "Wages are in another paper. The office keeps its old floor.",
            "Mae cyflogau mewn papur arall. Mae’r swyddfa’n cadw ei hen lawr.",
        ),
        "for_communities": (
            "The drivers who give their Saturdays have no bus to drive.",
            "Does gan y gyrwyr sy’n rhoi eu dydd Sadwrn ddim bws i’w yrru.",
        ),
        "made_with": (
            "We showed the figures to two forums, in Birch Valley and in Oakchurch, in May. They "
            "said: do not "
            "touch the hours.",
            "Dangoson ni’r ffigurau i ddau fforwm, yng Nghwm Bedw ac yn Llan Derwen, ym mis Mai. "
            "Dywedon nhw: "
            "peidiwch â chyffwrdd â’r oriau.",
        ),
    },
    # what could go wrong, who said so, in their words, what was changed for it
    "risks": (
        (
            ("People see less of one another.", "Mae pobl yn gweld llai ar ei gilydd."),
            ("A forum in Birch Valley", "Fforwm yng Nghwm Bedw"),
            "Saturday is the day I see my friends.",
            None,
        ),
        (
            (
                "Fewer people come to forums in the evening.",
                "Mae llai o bobl yn dod i fforymau gyda’r nos.",
            ),
            ("A councillor", "Cynghorydd"),
            "I cannot walk home in the dark.",
            (
                "Two forums meet in the afternoon from now on.",
                "Mae dau fforwm yn cwrdd yn y prynhawn o hyn ymlaen.",
            ),
        ),
    ),
    "resolution": (
        ("The budget, with three changes", "Y gyllideb, gyda thri newid"),
        (
            "The Council supports the budget if the Board changes three things.",
            "Mae’r Cyngor yn cefnogi’r gyllideb os yw’r Bwrdd yn newid tri pheth.",
        ),
    ),
    "said": "Most of us can live with it. The Saturday bus was spoken of longest.",
    "outcome": "changes",
    "reasons": (
        "We see that money is short. The bus and the evenings are how people meet.",
        "Rydym yn gweld bod arian yn brin. Y bws a’r nosweithiau yw sut mae pobl yn cwrdd.",
    ),
    "dissent": "One of us would have sent it back.",
    # what the Council asked, what the Board said, why, what changes
    "requests": (
        (
            ("Keep the Saturday bus.", "Cadwch fws dydd Sadwrn."),
            "accepted",
            (
                "You are right: it costs less than we wrote, because members drive it.",
                "Rydych yn iawn: mae’n costio llai nag a ysgrifennon ni, am mai aelodau sy’n ei "
                "yrru.",
            ),
            (
                "The bus stays. The Board spends 6,000 pounds less on consultants.",
                "Mae’r bws yn aros. Mae’r Bwrdd yn gwario 6,000 o bunnoedd yn llai ar "
                "ymgynghorwyr.",
            ),
        ),
        (
            (
                "Pay for the taxi home from a forum in the evening.",
                "Talwch am y tacsi adref o fforwm gyda’r nos.",
            ),
            "partly",
            (
                "There is not enough for every way home. Nobody should walk in the dark.",
                "Does dim digon at bob taith adref. Ddylai neb gerdded yn y tywyllwch.",
            ),
            (
                "Whoever has no lift gets a taxi home in winter, from October to March.",
                "Mae pwy bynnag sydd heb lifft yn cael tacsi adref yn y gaeaf, o fis Hydref i fis "
                "Mawrth.",
            ),
        ),
        (
            ("Begin the new floor all the same.", "Dechreuwch y llawr newydd er hynny."),
            "refused",
            (
                "The old floor is safe for two more years. We have had it looked at.",
                "Mae’r hen lawr yn ddiogel am ddwy flynedd arall. Rydym wedi cael rhywun i edrych "
                "arno.",
            ),
            None,
        ),
    ),
    "board_point": ("The budget, finally", "Y gyllideb, yn derfynol"),
    "board_resolution": (
        ("The budget of next year", "Cyllideb y flwyddyn nesaf"),
        (
            "The Board makes the budget, with the Saturday bus and taxis home in winter.",
            "Mae’r Bwrdd yn pennu’r gyllideb, gyda bws dydd Sadwrn a thacsis adref yn y gaeaf.",
        ),
    ),
    "board_said": "The answers to the Council were read out. All were for it.",
    "decided": (
        "The budget is made. The Saturday bus stays. In winter you get a taxi home from a forum in "
        "the evening if you have no lift. The new floor of the office waits.",
        "Mae’r gyllideb wedi’i phennu. Mae bws dydd Sadwrn yn aros. Yn y gaeaf rydych yn cael "
        "tacsi "
        "adref o fforwm gyda’r nos os nad oes gennych lifft. Mae llawr newydd y swyddfa’n aros.",
    ),
}

SCHEME = {
    "name": ("Who may order repairs, %s", "Pwy gaiff archebu gwaith trwsio, %s"),
    "point": ("Who may order repairs", "Pwy gaiff archebu gwaith trwsio"),
    "point_again": (
        "Who may order repairs: the second time",
        "Pwy gaiff archebu gwaith trwsio: yr ail waith",
    ),
    "paper": SCHEME_PAPER,
    "pictures": ("house", "group", "person", "letter"),
    "version": {
        "for_supported": (
            "A leak is mended sooner. You may be asked less about your own house.",
            "Caiff gollyngiad ei drwsio’n gynt. Efallai y gofynnir llai i chi am eich tŷ eich hun.",
        ),
        "for_staff": (
            "Area managers decide more by themselves.",
            "Mae rheolwyr ardal yn penderfynu mwy eu hunain.",
        ),
        "for_communities": (
            "Builders nearby are asked more often.",
            "Gofynnir yn amlach i adeiladwyr lleol.",
        ),
        "made_with": (
            "Three area managers. We have not asked people in their houses yet.",
            "Tri rheolwr ardal. Dydyn ni ddim wedi gofyn i bobl yn eu tai eto.",
        ),
    },
    "risks": (
        (
            (
                "A house is changed and nobody asked who lives there.",
                "Caiff tŷ ei newid heb ofyn i bwy sy’n byw yno.",
            ),
            ("Somebody who lives in a house of ours", "Rhywun sy’n byw yn un o’n tai"),
            "They painted my door and I was not at home.",
            None,
        ),
    ),
    "resolution": (
        ("Repairs go back to the Board", "Trwsio’n mynd yn ôl i’r Bwrdd"),
        (
            "The Council refers it back: ask people in their houses first.",
            "Mae’r Cyngor yn ei gyfeirio’n ôl: gofynnwch i bobl yn eu tai yn gyntaf.",
        ),
    ),
    "said": "Nobody minds the sum. All mind that nobody was asked.",
    "outcome": "refer",
    "reasons": (
        "It is people’s home. Ask them before a door is painted.",
        "Cartref pobl ydyw. Gofynnwch iddyn nhw cyn peintio drws.",
    ),
    "dissent": None,
    "answer": (
        "accepted",
        (
            "You are right. We have asked in four houses.",
            "Rydych yn iawn. Gofynnon ni mewn pedwar tŷ.",
        ),
        (
            "The area manager tells people a week before, but for what cannot wait.",
            "Mae’r rheolwr ardal yn dweud wrth bobl wythnos ymlaen llaw, ond am yr hyn na all "
            "aros.",
        ),
    ),
    "what_changed": (
        "People are told a week before. The sum stays.",
        "Dywedir wrth bobl wythnos ymlaen llaw. Mae’r swm yn aros.",
    ),
    "made_with_now": (
        "Four houses in the spring. They said: to be told is not to be asked.",
        "Pedwar tŷ yn y gwanwyn. Dywedon nhw: nid yr un peth yw cael gwybod a chael gofyn.",
    ),
    "objection": (
        ("The Council objects", "Mae’r Cyngor yn gwrthwynebu"),
        (
            "The Council objects: people are told, and still not asked.",
            "Mae’r Cyngor yn gwrthwynebu: dywedir wrth bobl, ac ni ofynnir iddyn nhw o hyd.",
        ),
    ),
    "said_again": "We said: ask. They heard: tell.",
    "objects_because": (
        "Whoever lives in a house has to be asked what is done to it.",
        "Mae’n rhaid gofyn i bwy bynnag sy’n byw mewn tŷ beth sy’n cael ei wneud iddo.",
    ),
    "could_not_wait": (
        "Three roofs leak, and the insurer pays only for what is ordered this week.",
        "Mae tri tho’n gollwng, ac mae’r yswiriwr yn talu am yr hyn a archebir yr wythnos hon yn "
        "unig.",
    ),
    "where": "Call of the trustees, minute 3",
    "decided": (
        "Area managers may order repairs up to 10,000 pounds. They tell people a week before, but "
        "for what cannot wait.",
        "Caiff rheolwyr ardal archebu gwaith trwsio hyd at 10,000 o bunnoedd. Maen nhw’n dweud "
        "wrth bobl wythnos ymlaen llaw, ond am yr hyn na all aros.",
    ),
    "final_answer": (
        "partly",
        (
            "The roofs could not wait. What is not urgent can.",
            "Ni allai’r toeon aros. Gall yr hyn nad yw’n frys.",
        ),
        (
            "From the summer on people are asked about every repair that is not urgent.",
            "O’r haf ymlaen gofynnir i bobl am bob gwaith trwsio nad yw’n frys.",
        ),
    ),
    "dealt_point": (
        "What the Board decided without waiting",
        "Beth benderfynodd y Bwrdd heb aros",
    ),
}

PLAN = {
    "name": ("Strategic Plan %s", "Cynllun Strategol %s"),
    "point": ("The plan for five years", "Y cynllun at bum mlynedd"),
    "paper": PLAN_PAPER,
    "pictures": ("letter", "person", "house", "group"),
    "version": {
        "for_supported": (
            "You say more about who supports you, and when.",
            "Rydych yn dweud mwy am bwy sy’n eich cefnogi, a phryd.",
        ),
        "for_staff": (
            "Teams plan their weeks with the people whom they support.",
            "Mae timau’n cynllunio eu hwythnosau gyda’r bobl y maen nhw’n eu cefnogi.",
        ),
        "for_communities": (
            "Each valley gets a forum, open to neighbours.",
            "Mae pob cwm yn cael fforwm, sy’n agored i gymdogion.",
        ),
        "made_with": (
            "Six forums in a year, and forty staff. They said: warm houses first.",
            "Chwe fforwm mewn blwyddyn, a deugain o staff. Dywedon nhw: tai cynnes yn gyntaf.",
        ),
    },
    "risks": (
        (
            ("It stays on paper.", "Mae’n aros ar bapur."),
            ("A forum in Otterford", "Fforwm yn Rhyd Dyfrgi"),
            "We have seen plans before.",
            (
                "The Council hears each half year how far it has come.",
                "Mae’r Cyngor yn clywed bob hanner blwyddyn pa mor bell y mae wedi dod.",
            ),
        ),
    ),
    "resolution": (
        ("The plan for five years", "Y cynllun at bum mlynedd"),
        ("The Council supports the plan.", "Mae’r Cyngor yn cefnogi’r cynllun."),
    ),
}
# What a councillor asks of the plan.
UNCLEAR = "What does “direct” mean? Is it like a film?"
