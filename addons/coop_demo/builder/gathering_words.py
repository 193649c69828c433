"""What members asked for, as they wrote it, and what the general meeting dealt with."""

# One text, in the language of who began it: people sign it as it stands.
ABOUT = "Buses to Afallen Hall in the evening"
WORDING = (
    "The members decide that Afallen pays for a bus home after each forum that ends after six."
)
STATEMENT = (
    "The last bus from Afallen Hall goes at ten to six. Who lives outside the town has to leave "
    "before anything is decided."
)
ABOUT_WELSH = "Bysiau i Neuadd Afallen gyda’r nos"
WORDING_WELSH = (
    "Mae’r aelodau’n penderfynu bod Afallen yn talu am fws adref ar ôl pob fforwm sy’n gorffen ar "
    "ôl chwech."
)
MEETING_WELSH = "Cyfarfod yr holl aelodau: Bysiau i Neuadd Afallen gyda’r nos"
PLACE = "Afallen Hall, Oakchurch"
HELPS = (
    "There is a lift and a hearing loop. There is tea and cake. We pay for the bus or the taxi.",
    "Mae lifft a dolen glyw. Mae te a chacen. Rydym yn talu am y bws neu’r tacsi.",
)
POINT = ("A shorter name", "Enw byrrach")
SPECIAL = (
    ("A shorter name", "Enw byrrach"),
    (
        "The members decide that the name of the co-op in its rules becomes “Afallen”.",
        "Mae’r aelodau’n penderfynu mai “Afallen” fydd enw’r gydweithfa yn ei rheolau.",
    ),
)
SAID = (
    "Four members spoke of the bus that they could not catch. The Board would pay.",
    "Some like it short. Others said: then nobody sees that we are a co-op.",
)
TAKEN_BACK = "The member took it back."
NEEDS = "A seat near the door"
