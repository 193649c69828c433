"""The pages of figures can be used by everybody: axe and the keyboard, in both languages.

Run by tests/test_accounts.py, on a database that has Odoo's accounts.
"""

import pytest

from tests.support import living as copies
from tests.support import looks, pages
from tests.support.visitor import Visitor

HEADINGS = {
    "income": {"en_GB": ("Fees", 9000), "cy_GB": ("Ffioedd", 9000)},
    "spending": {"en_GB": ("Warm rooms", 7000), "cy_GB": ("Ystafelloedd cynnes", 7000)},
    "body": {"en_GB": ("Travel of the Council", 80), "cy_GB": ("Teithio’r Cyngor", 80)},
}
MONTHS = ("2018-01-01", "2018-02-01", "2018-03-01")


@pytest.fixture(scope="module")
def figures(seeded):
    """Figures that are released to all members, with words in both languages."""
    with seeded.env(commit=True) as env:
        snapshot = env["coop.figures.snapshot"].create(
            {
                "name": "Money of the spring",
                "date_from": MONTHS[0],
                "as_at": "2018-03-31",
                "words": "Heat was dear.",
                "audience": "members",
            }
        )
        welsh = snapshot.with_context(lang="cy_GB")
        welsh.write({"name": "Arian y gwanwyn", "words": "Roedd gwres yn ddrud."})
        for number, (kind, words) in enumerate(HEADINGS.items(), start=1):
            for month in MONTHS:
                line = env["coop.figures.line"].create(
                    {
                        "release_id": snapshot.id,
                        "kind": kind,
                        "heading_number": number,
                        "heading": words["en_GB"][0],
                        "month": month,
                        "year": "2018",
                        "amount": words["en_GB"][1],
                        "budget": 5000,
                    }
                )
                line.with_context(lang="cy_GB").heading = words["cy_GB"][0]
        snapshot.action_release()
        number = snapshot.id
    copies.leave(seeded.database)  # what somebody is in cannot be copied
    return number


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_everybody_can_use_them(figures, seeded, renewed_server, _browser, language):
    server = renewed_server(seeded.database, workers=0)
    context = pages.context_for(_browser, Visitor(server.url, "member"), axe=True)
    faults = []
    for path in ("/my/figures", f"/my/figures/{figures}"):
        page, answer = pages.open_page(context, pages.localized(path, language))
        assert answer.status == 200
        lines = looks.faults_of(page, language, with_keyboard=looks.SIZES)
        faults += [f"{path} {line}" for line in lines]
        if path.endswith(str(figures)):
            shown = page.inner_text("main")
            mine, other = (0, 1) if language == "en" else (1, 0)
            for words in HEADINGS.values():
                names = [name for name, _amount in words.values()]
                assert names[mine] in shown
                assert names[other] not in shown
    context.close()
    assert not faults, "\n".join(faults)
