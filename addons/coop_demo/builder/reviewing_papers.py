"""The papers that the Board brought to the Council: as they stand and in Easy Read.

{(language, format): (title, words)}, with so many pictures as there are blocks.
"""

BUDGET_PAPER = {
    ("en_GB", "standard"): (
        "The budget for next year",
        "<p>Next year the counties pay us as much as this year, and prices go up. We have to find "
        "180,000 pounds.</p><p>The Board wants to put off the new office floor, to sell the "
        "minibus that goes out on Saturdays, and to pay for taxis to forums only by "
        "day.</p><p>Nothing "
        "is saved on hours of support.</p>",
    ),
    ("en_GB", "easy_read"): (
        "The budget for next year",
        "<p>This is about our money next year.</p><p>Everything costs more. We do not get more "
        "money.</p><p>We want to sell the Saturday bus.</p><p>You get the same support as now.</p>",
    ),
    ("cy_GB", "standard"): (
        "Y gyllideb at y flwyddyn nesaf",
        "<p>Y flwyddyn nesaf mae’r siroedd yn talu’r un faint i ni ag eleni, ac mae prisiau’n "
        "codi. "
        "Mae’n rhaid i ni ddod o hyd i 180,000 o bunnoedd.</p><p>Mae’r Bwrdd am ohirio llawr "
        "newydd "
        "y swyddfa, gwerthu’r bws mini sy’n mynd allan ar ddydd Sadwrn, a thalu am dacsis i "
        "fforymau yn y dydd yn unig.</p><p>Does dim yn cael ei arbed ar oriau cefnogaeth.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Y gyllideb at y flwyddyn nesaf",
        "<p>Mae hyn am ein harian y flwyddyn nesaf.</p><p>Mae popeth yn costio mwy. Dydyn ni "
        "ddim yn "
        "cael mwy o arian.</p><p>Rydym am werthu bws dydd Sadwrn.</p><p>Rydych yn cael yr un "
        "gefnogaeth ag yn awr.</p>",
    ),
}

SCHEME_PAPER = {
    ("en_GB", "standard"): (
        "Who may order repairs",
        "<p>Today an area manager may order a repair of up to 2,000 pounds. What costs more goes "
        "to "
        "the director.</p><p>The Board wants to let area managers order up to 10,000 pounds.</p><p>"
        "Repairs would be quicker.</p>",
    ),
    ("en_GB", "easy_read"): (
        "Who may order repairs",
        "<p>Sometimes a roof leaks.</p><p>Somebody has to say: mend it.</p><p>The area manager may "
        "say so up to a sum.</p><p>We want to make this sum bigger.</p>",
    ),
    ("cy_GB", "standard"): (
        "Pwy gaiff archebu gwaith trwsio",
        "<p>Heddiw caiff rheolwr ardal archebu gwaith trwsio hyd at 2,000 o bunnoedd. Mae’r hyn "
        "sy’n "
        "costio mwy yn mynd at y cyfarwyddwr.</p><p>Mae’r Bwrdd am adael i reolwyr ardal archebu "
        "hyd at 10,000 o bunnoedd.</p><p>Byddai trwsio’n gynt.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Pwy gaiff archebu gwaith trwsio",
        "<p>Weithiau mae to’n gollwng.</p><p>Mae’n rhaid i rywun ddweud: trwsiwch ef.</p><p>Caiff "
        "rheolwr yr ardal ddweud hynny hyd at swm.</p><p>Rydym am wneud y swm hwn yn fwy.</p>",
    ),
}

PLAN_PAPER = {
    ("en_GB", "standard"): (
        "What we want to be in five years",
        "<p>In five years we want four things: support that people direct themselves, good jobs, "
        "houses that are easy to heat, and a forum in each valley.</p><p>The Board asks what comes "
        "first if there is not enough for all four.</p>",
    ),
    ("en_GB", "easy_read"): (
        "What we want to be in five years",
        "<p>This is our plan.</p><p>You say what support you want.</p><p>Your house is warm.</p><p>"
        "There is a forum near you. Tell us what comes first.</p>",
    ),
    ("cy_GB", "standard"): (
        "Beth rydym am fod ymhen pum mlynedd",
        "<p>Ymhen pum mlynedd rydym eisiau pedwar peth: cefnogaeth y mae pobl yn ei chyfeirio eu "
        "hunain, swyddi da, tai sy’n hawdd eu gwresogi, a fforwm ym mhob cwm.</p><p>Mae’r Bwrdd yn "
        "gofyn beth sy’n dod gyntaf os nad oes digon at y pedwar.</p>",
    ),
    ("cy_GB", "easy_read"): (
        "Beth rydym am fod ymhen pum mlynedd",
        "<p>Dyma ein cynllun.</p><p>Chi sy’n dweud pa gefnogaeth rydych ei heisiau.</p><p>Mae eich "
        "tŷ’n gynnes.</p><p>Mae fforwm yn agos atoch. Dywedwch wrthym beth sy’n dod gyntaf.</p>",
    ),
}
