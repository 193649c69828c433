"""What the Board has brought to the Council, for the people of the tests: a budget under review."""

WELSH = "cy_GB"
PICTURE = (
    '<img src="/coop_texts/static/pictures/openmoji/1F4C4.svg" alt="" width="96" height="96"/>'
)
PAPER = {
    ("en_GB", "standard"): ("The budget", "<p>We spend less on the hall.</p>"),
    ("en_GB", "easy_read"): ("The budget", f"<p>{PICTURE}We spend less on the hall.</p>"),
    (WELSH, "standard"): ("Y gyllideb", "<p>Rydym yn gwario llai ar y neuadd.</p>"),
    (WELSH, "easy_read"): ("Y gyllideb", f"<p>{PICTURE}Rydym yn gwario llai ar y neuadd.</p>"),
}
# what the version says, in either language
SAID = {
    "for_supported": ("The lunch club closes.", "Mae’r clwb cinio’n cau."),
    "for_staff": ("Nothing changes.", "Does dim yn newid."),
    "for_communities": ("Others rent the hall.", "Mae eraill yn rhentu’r neuadd."),
    "made_with": ("The forum in the hall.", "Y fforwm yn y neuadd."),
}


def brought(env, council, board, words):
    """Take over the seven matters, and let the Board bring the budget to the Council."""
    matters = env["coop.reserved.matter"]._take_over(env.company)
    budget = env.ref("coop_governance.matter_central_budget")
    decision = env["coop.decision"].create(
        {
            "name": "The budget of the hall",
            "matter_id": matters.filtered(lambda one: one.name == budget.name).id,
            "board_id": board.id,
            "council_id": council.id,
            "aim_care": True,
        }
    )
    decision.with_context(lang=WELSH).name = "Cyllideb y neuadd"
    version = env["coop.decision.version"].create(
        {
            "decision_id": decision.id,
            "text_id": _paper(env).id,
            **{name: english for name, (english, _welsh) in SAID.items()},
            "risk_ids": [(0, 0, {"risk": "People are lonely.", "words": words["lonely"]})],
        }
    )
    version.with_context(lang=WELSH).write({name: pair[1] for name, pair in SAID.items()})
    version.risk_ids.with_context(lang=WELSH).risk = "Mae pobl yn unig."
    decision.action_bring()
    request = env["coop.review.request"].create(
        {"review_id": decision.review_id.id, "wording": "Keep the lunch club."}
    )
    request.with_context(lang=WELSH).wording = "Cadwch y clwb cinio."
    _said(decision, council, words)
    return decision


def _said(decision, council, words):
    """A group has said what it thinks, a councillor has asked and was answered."""
    review = decision.review_id
    review._say_for_group(words["club"], "whole", 6, 2, 1, words["club said"], there_count=9)
    seated = decision._get_people(council)[:1]
    holder = decision._get_seats(seated, review.opened_on)
    question = review._ask(holder, words=words["hall costs"])
    question._answer({"en_GB": "Two thousand pounds.", WELSH: "Dwy fil o bunnoedd."})


def _paper(env):
    text = env["coop.text"].create(
        {
            "name": "The budget of the hall",
            "key": "budget_of_the_hall",
            "kind_id": env.ref("coop_governance.kind_summary").id,
            "company_id": env.company.id,
        }
    )
    for (lang, form), (title, body) in PAPER.items():
        # one after another: the others are made from the first
        env["coop.text.version"].create(
            {"text_id": text.id, "lang": lang, "format": form, "title": title, "body": body}
        )
    text.version_ids.action_approve()
    text.action_publish()
    return text
