"""Ten people vote, each in another way. Who votes for whom stands here, and in no database."""

from tests.support.browser import NARROW
from tests.support.tablet import TABLET
from tests.support.whole_election import booth, office
from tests.support.whole_election.cast import (
    ASKS,
    BY_CODE,
    BY_PHONE,
    BY_POST,
    CHANGES,
    EASY,
    HELPED,
    IN_BOX,
    OFFICE,
    ON_TABLET,
    RIVAL,
    STANDS,
    THIRD,
    WELSH_ONE,
)

ANWEN, BRYN, CERI = STANDS.name, RIVAL.name, THIRD.name
#: who votes -> in which order
VOTES = {
    ASKS: (ANWEN, CERI),
    WELSH_ONE: (ANWEN,),
    EASY: (ANWEN, BRYN),
    CHANGES: (CERI, ANWEN),
    BY_CODE: (BRYN, ANWEN),
    HELPED: (BRYN,),
    BY_PHONE: (CERI, ANWEN),
    BY_POST: (BRYN,),
    IN_BOX: (BRYN, CERI),
    ON_TABLET: (ANWEN, CERI),
}
ON_PAPER = (BY_POST, IN_BOX)
#: way of voting, as the register has it -> how many
WAYS = {"portal": 5, "helper": 1, "phone": 1, "post": 1, "box": 1, "place": 1}


def on_their_pages(story):
    """Step by step in English; in Welsh on a phone; in Easy Read, all on one page."""
    story.known["receipts"] = {}
    for person, way, narrow in (
        (ASKS, "steps", False),
        (WELSH_ONE, "steps", True),
        (EASY, "page", True),
    ):
        page = story.member(person, narrow)
        page.goto(f"{person.path}/my/elections")
        with page.expect_navigation():
            page.locator(f"a[href$='/my/elections/{story.number}/vote']").first.click()
        booth.vote(page, VOTES[person], way)
        story.known["receipts"][person] = booth.receipt(page)
        lang = page.get_attribute("html", "lang")
        assert lang == person.lang.replace("_", "-")


def changes_their_mind(story):
    """Gethin votes for Bryn, thinks again, and votes anew: only that counts."""
    page = story.member(CHANGES)
    page.goto(f"/my/elections/{story.number}/vote")
    booth.vote(page, (BRYN,))
    before = booth.receipt(page)
    page.goto(f"/my/elections/{story.number}/vote")
    assert "You can vote again." in page.inner_text("[data-screen=start]")
    booth.vote(page, VOTES[CHANGES])
    story.known["receipts"][CHANGES] = booth.receipt(page)
    assert story.known["receipts"][CHANGES] != before
    assert story.server.value(
        "SELECT count(*) FROM coop_election_envelope WHERE election_id = %s", [story.number]
    ) == 4  # fmt: skip


def with_the_letter(story):
    """Heledd has no account: the camera of her phone finds the picture of her letter."""
    _typed, address = story.known["codes"][BY_CODE]
    page = story.tabs.new(viewport=NARROW)
    page.goto(address)
    page.locator("form button[type=submit]").first.click()
    booth.vote(page, VOTES[BY_CODE])
    story.known["receipts"][BY_CODE] = booth.receipt(page)


def with_a_helper(story):
    """Menna sits beside Iestyn, says who she is, and promises; he chooses."""
    page = story.member(HELPED, narrow=True)
    page.goto(f"/my/elections/{story.number}/vote")
    page.click("[data-screen=start] summary")
    page.fill("input[type=text][data-part=helper]", OFFICE["helper"][0])
    page.click("button[data-go=vote] >> visible=true")
    page.locator("[data-part=need-promise]").wait_for()
    page.check("[data-part=promised]")
    booth.vote(page, VOTES[HELPED])
    story.known["receipts"][HELPED] = booth.receipt(page)
    assert story.server.psql(
        "SELECT helped_by, channel FROM coop_election_envelope e"
        " JOIN coop_election_elector r ON r.id = e.elector_id WHERE r.number = %s",
        [story.elector(HELPED)],
    ) == [{"helped_by": OFFICE["helper"][0], "channel": "helper"}]  # fmt: skip


def by_phone(story):
    """Jac rings the desk, which asks for his voter number and reads his choices back."""
    page = story.office("desk")
    partner = story.server.value("SELECT id FROM res_partner WHERE name = %s", [BY_PHONE.name])
    page.goto(f"/odoo/action-contacts.action_contacts/{partner}")
    office.show_tab(page, "coop_need")
    window = office.opens(page, "action_coop_act_for")
    office.field(window, "channel").get_by_text("On the phone").click()
    office.fill(window, "purpose", "To vote")
    with page.context.expect_page() as opened:
        window.locator("button[name=action_start]").click()
    his = opened.value
    his.wait_for_url("**/my?w=*")
    his.goto(his.url.replace("/my?", f"/my/elections/{story.number}/vote?"))
    his.check("[data-part=promised]")
    his.fill("[data-part=voter-number]", story.elector(BY_PHONE))
    booth.vote(his, VOTES[BY_PHONE])
    his.close()


def at_the_forum(story):
    """At the polling place: Morfudd puts a paper into the box, Nia votes on the tablet."""
    story.clock.go_to(story.known["forum"], later=1800)
    page = story.office("desk")
    place = story.server.value(
        "SELECT id FROM coop_election_place WHERE election_id = %s", [story.number]
    )
    page.goto(f"/odoo/action-coop_elections.coop_election_place_action/{place}")
    window = office.opens(page, "action_desk")
    _find(page, window, story.elector(IN_BOX), IN_BOX)
    office.call(page, window, "action_box")
    window.get_by_text(f"Marked: {IN_BOX.name} has voted.").wait_for()
    _find(page, window, story.elector(ON_TABLET), ON_TABLET)
    office.call(page, window, "action_tablet")
    said = office.field(window, "said").get_by_text("type:")
    said.wait_for()
    code = said.inner_text().partition("type: ")[2].partition(". It")[0]
    tablet = story.tabs.new(viewport=TABLET, locale="cy")
    tablet.clock.install()
    tablet.goto("/cy/vote")
    tablet.fill("input[name=code]", code)
    tablet.locator("form button[type=submit]").first.click()
    booth.vote(tablet, VOTES[ON_TABLET])
    # a little later it is blank again, and who comes next finds nothing
    tablet.clock.run_for(21_000)
    tablet.wait_for_url("**/vote/finish")
    assert not [name for name in VOTES[ON_TABLET] if name in tablet.content()]


def _find(page, window, number, person):
    office.fill(window, "words", number)
    office.call(page, window, "action_find")
    office.field(window, "person").get_by_text(person.name).wait_for()


def by_post(story):
    """Lowri's envelope comes back; the desk scans the bar code and leaves the small one closed."""
    page = story.office("desk")
    office.open_election(page, story.number, "papers")
    window = office.opens(page, "action_paper_desk")
    office.fill(window, "code", story.known["paper"])
    office.call(page, window, "action_take")
    window.get_by_text("ballot box").first.wait_for()
    window.locator("button[special=cancel], .btn-close").first.click()


def who_has_voted(story):
    """The register says who and in which way, and nobody's choice; each hears that a vote came."""
    rows = story.server.psql(
        "SELECT channel, count(*) FROM coop_election_envelope WHERE election_id = %s"
        " GROUP BY channel",
        [story.number],
    )
    assert {row["channel"]: row["count"] for row in rows} == WAYS
    page = story.office("runner")
    office.open_election(page, story.number, "voting")
    assert office.field(page, "voted_count").inner_text() == str(len(VOTES))
