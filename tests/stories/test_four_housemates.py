"""Story 1, four housemates and one tablet, up to the door of the forum.

Four people who share a house join, with a relief worker beside them who has no account: Anest on
the screen of the tablet in Welsh, Bedwyr on paper, Ceridwen by phone, Dafydd with three pictures
after the QR of a letter. The officer admits them and posts their letters in one envelope for the
house: each letter in its person's own language and format, nothing outside but an address, and
inside a picture that only one of the four has and sees on a page of theirs. Then they take turns
at the tablet, and what one did there the next cannot see. That they come to a forum waits for the
addon that has forums.
"""

import re
from dataclasses import dataclass, field, replace

import pytest
from lxml import html

from tests.support import papers
from tests.support import tablet as tablets
from tests.support.browser import NARROW
from tests.support.hands import Hands, fill_desk, fill_form
from tests.support.people import ENGLISH, PASSWORD, WELSH
from tests.support.tablet import KEPT, TABLET, finish, stored
from tests.support.visitor import Visitor

WORKER = "Menna Mintys"
HOUSE = "Tŷ Bedwen"
STREET, TOWN, POSTCODE = "5 Lôn Bedwen", "Abertawe", "SA1 7BB"
APPLICATIONS = "/odoo/action-coop_membership.coop_membership_application_action"
TYPED = re.compile(r"\b[A-Z0-9]{3} [A-Z0-9]{3} [A-Z0-9]{3}\b")


@dataclass(frozen=True)
class Housemate:
    """One of the four: how they want their letters, and what they do on the tablet."""

    name: str
    lang: str
    format: str
    greeting: str
    helped: str  # as their own page says it
    said: str
    symbol: str
    colours: str

    @property
    def first(self):
        return self.name.split()[0]

    @property
    def surname(self):
        return self.name.split()[-1]

    @property
    def path(self):
        """Where the pages of their language begin."""
        return "/cy" if self.lang == WELSH else ""


ANEST = Housemate(
    "Anest Eirinen", WELSH, "standard", "Annwyl Anest Eirinen,", "Wrth eich ochr",
    "Canu yn y gegin", "leaf", "dark",
)  # fmt: skip
BEDWYR = Housemate(
    "Bedwyr Banadl", ENGLISH, "large_print", "Dear Bedwyr Banadl,", "On paper",
    "Trains on Saturday", "train", "contrast",
)  # fmt: skip
CERIDWEN = Housemate(
    "Ceridwen Criafol", ENGLISH, "easy_read", "Hello Ceridwen Criafol.", "On the phone",
    "Ring before nine", "cake", "cream",
)  # fmt: skip
DAFYDD = Housemate(
    "Dafydd Draenllwyn", WELSH, "easy_read", "Helo Dafydd Draenllwyn.", "Wrth eich ochr",
    "Dim llythyrau hir", "dog", "usual",
)  # fmt: skip
FOUR = (ANEST, BEDWYR, CERIDWEN, DAFYDD)
SECRET = ("moon", "cat", "fish")
# How big the letters of each format are printed.
POINTS = {"standard": 14, "easy_read": 16, "large_print": 20}
PARTS = ("day", "month", "year")


@dataclass
class Home:
    """The house, its server, and what a test needs to know of both."""

    seeded: object
    server: object
    ids: dict
    day: object
    codes: dict = field(default_factory=dict)

    def env(self, persona=None, commit=False):
        return self.seeded.env(persona, commit)

    def partner(self, env, person):
        return env["res.partner"].search([("name", "=", person.name)])

    def number(self, person):
        with self.env() as env:
            partner = self.partner(env, person)
            return env["coop.membership"].search([("partner_id", "=", partner.id)]).number

    def mark(self, person):
        """The name of the picture in somebody's letters, in their language."""
        with self.env() as env:
            picture = self.partner(env, person).coop_mark_id
            return picture.with_context(lang=person.lang).name

    def answers(self, person):
        """What somebody answers who joins, by the names of the fields."""
        return {
            "name": person.name,
            "category": self.ids["category"],
            "area": self.ids["area"],
            "place": HOUSE,
            "channel": "print",
            "street": STREET,
            "city": TOWN,
            "zip": POSTCODE,
            "service_address": "care_of",
            "language": person.lang,
            "format": person.format,
        }

    def helped(self):
        """What is answered of the relief worker."""
        return {"helped_by": WORKER, "helped_role": self.ids["role"], "helped_promise": "1"}

    def desk_answers(self, person, how):
        """What an officer types for somebody."""
        return {
            "how": how,
            **{f"received_on-{part}": str(getattr(self.day, part)) for part in PARTS},
            **self.answers(person),
            "rules": self.ids["rules"],
            "rules_agreed": "1",
            "guarantee": "1",
            **self.helped(),
        }


@pytest.fixture
def home(seeded, renewed_server):
    """A house with a tablet that is not set up yet; Dafydd alone is known, by his e-mail."""
    server = renewed_server(seeded.database)
    mine = replace(seeded, database=server.database)
    with mine.env(commit=True) as env:
        env.company.write(
            {
                "country_id": env.ref("base.uk").id,
                "coop_print_by_house": True,
                "coop_letter_new_sheet": False,
            }
        )
        area = env["coop.area"].search([], limit=1)
        place = env["coop.place"].create(
            {
                "name": HOUSE,
                "kind": "house",
                "street": STREET,
                "city": TOWN,
                "zip": POSTCODE,
                "area_id": area.id,
                "company_id": env.company.id,
            }
        )
        dafydd = env["res.partner"].create(
            {
                "name": DAFYDD.name,
                "email": "dafydd@example.org",
                "street": STREET,
                "city": TOWN,
                "zip": POSTCODE,
                "country_id": env.ref("base.uk").id,
            }
        )
        dafydd._coop_set_need(DAFYDD.lang, DAFYDD.format, "print")
        env["coop.place.resident"].create({"place_id": place.id, "partner_id": dafydd.id})
        category = env["coop.membership.category"].search([("code", "=", "supported")])
        rules = env["coop.rules.version"]._current(env.company)
        role = env.ref("coop_access.helper_role_support_worker")
        day = env["coop.clock"].today(env.company)
        found = {"place": place, "area": area, "category": category, "rules": rules, "role": role}
        ids = {name: str(record.id) for name, record in found.items()}
        ids["dafydd"] = dafydd.id
    with mine.env("knows_support", commit=True) as env:
        device = env["coop.signin.device"].create({"name": "Cegin", "place_id": int(ids["place"])})
        ids["device"] = device.id
    return Home(mine, server, ids, day)


@pytest.fixture
def desk(home):
    """The officer's session for what is printed and pressed, without a browser."""
    return Visitor(home.server.url, "knows_support")


@pytest.fixture
def tabs(home, pages_on):
    return pages_on(home.server)


@pytest.fixture
def tablet(home, tabs):
    page = tabs.new(viewport=TABLET)
    with home.env("knows_support", commit=True) as env:
        typed = env["coop.signin.device"].browse(home.ids["device"])._make_setup()
    tablets.set_up(page, typed)
    return page


def test_four_housemates_one_tablet(home, desk, tabs, tablet):
    joins_on_the_screen(home, tablet)
    office = tabs.signed_in("knows_support", PASSWORD)
    joins_on_paper(home, desk, office)
    joins_by_phone(home, office)
    phone = joins_with_pictures_after_the_letter(home, desk, tabs)
    they_are_admitted(home, desk, office)
    the_letters_are_their_own(home, desk)
    chooses_a_face(phone, home, DAFYDD)
    for person in (ANEST, BEDWYR, CERIDWEN):
        home.codes[person] = code_of(home, desk, person)[0]
        comes_in_with_the_code(home, tablet, person)
        looks_after_their_own(home, tablet, person)
        chooses_a_face(tablet, home, person)
        finish(tablet)
        nothing_stays(tablet, person)
    # the fourth taps his picture, and walks away without a word
    tablet.clock.install()
    tablets.come_in(tablet, DAFYDD.first, SECRET)
    looks_after_their_own(home, tablet, DAFYDD)
    tablet.wait_for_selector("body[is-ready=true]")
    tablet.clock.run_for(3 * 60_000 + 21_000)
    tablet.locator(".coop-idle-stay").wait_for(state="visible")
    tablet.clock.run_for(81_000)
    tablet.wait_for_selector(".coop-tablet-start")
    nothing_stays(tablet, DAFYDD)
    shown = tablet.locator(".coop-tablet-person").all_inner_texts()
    assert sorted(shown) == [person.first for person in FOUR]
    what_they_did_is_kept(home)


# -- joining ---------------------------------------------------------------------------------


def joins_on_the_screen(home, tablet):
    """Anest, on the tablet in the kitchen, in Welsh and with the letters big; Menna beside her."""
    tablet.goto("/cy/reading")
    chooses(tablet, "size", "3")
    with tablet.expect_navigation():
        tablet.click(".coop-reading-form button[type=submit]")
    tablet.goto("/cy/join")
    hands = Hands(tablet, keyboard=False)
    hands.press(tablet.locator("a.coop-button[href*='step=']").first)
    assert tablet.get_attribute("html", "data-coop-size") == "3"
    fill_form(tablet, hands, {**home.answers(ANEST), **home.helped(), "helped": "yes"})
    assert "step=done" in tablet.url
    finish(tablet)
    nothing_stays(tablet, ANEST)
    # somebody else who would join begins with empty pages, in usual letters
    for path in ("/join", "/cy/join?step=name", "/join?step=check", "/join?step=done"):
        tablet.goto(path)
        assert ANEST.surname not in tablet.content(), path
        assert WORKER not in tablet.content(), path
        assert tablet.get_attribute("html", "data-coop-size") is None, path


def joins_on_paper(home, desk, office):
    """Bedwyr ticks the printed form, Menna signs her promise, the officer types it."""
    form = desk.get("/coop/desk/join/paper?in=en")
    words = " ".join(papers.words_of(form.content).split())
    for asked in ("Did somebody help with this form?", "Who they are", "I keep to myself"):
        assert asked in words, asked
    types_it(home, office, BEDWYR, "paper")


def joins_by_phone(home, office):
    """Menna rings for Ceridwen, who says herself what she wants; the officer types it."""
    types_it(home, office, CERIDWEN, "phone")


def types_it(home, office, person, how):
    office.goto("/coop/desk/join")
    fill_desk(office, home.desk_answers(person, how))
    # it leads to the application in the back office
    office.locator(".o_form_view .o_field_widget[name=name]").first.wait_for()
    with home.env() as env:
        found = env["coop.membership.application"].search([("name", "=", person.name)])
        assert (found.how, found.proof_state) == (how, "by_hand")


def joins_with_pictures_after_the_letter(home, desk, tabs):
    """Dafydd has a letter with a picture to scan; then three pictures are his key."""
    typed, card = code_of(home, desk, DAFYDD)
    phone = tabs.new(locale="cy", viewport=NARROW)
    phone.goto(card)
    phone.fill("#signin-code", typed)
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/cy/my")
    phone.goto("/cy/my/sign-in/pictures")
    choose_secret(phone)
    phone.wait_for_url("**/my/sign-in?done=pictures")
    phone.goto("/web/session/logout?redirect=/web/login")
    # from now on the letter and the pictures are enough
    phone.goto(card)
    choose_secret(phone)
    phone.wait_for_url("**/cy/my")
    hands = Hands(phone, keyboard=False)
    phone.goto("/cy/my/helped-now")
    fill_form(phone, hands, {"name": WORKER, "role": home.ids["role"]})
    assert WORKER in phone.locator(".coop-beside").inner_text()
    phone.goto("/cy/my/join")
    fill_form(phone, hands, home.answers(DAFYDD))
    assert "/my/membership" in phone.url
    assert WORKER in phone.locator(".coop-beside").inner_text()
    with phone.expect_navigation():
        phone.click(".coop-beside button")
    assert not phone.locator(".coop-beside").count()
    return phone


def choose_secret(page):
    for picture in SECRET:
        with page.expect_navigation():
            page.click(f"button[value={picture}]")


def code_of(home, desk, person):
    """Have the desk print a letter with a code; return (what one types, what one scans)."""
    with home.env() as env:
        path = f"/sign-in/desk/{home.partner(env, person).id}"
    letter = desk.post(path, data={"csrf_token": desk.csrf(path), "how": "letter"})
    [address] = papers.scanned(letter.content)
    language = "cy" if person.lang == WELSH else "en"
    assert address.startswith(f"{home.server.url}/{language}/sign-in/card/")
    return TYPED.search(papers.words_of(letter.content)).group(), address


# -- the office ------------------------------------------------------------------------------


def they_are_admitted(home, desk, office):
    """Anest by hand in the back office, where her address is looked at first; then the others."""
    office.goto(APPLICATIONS)
    office.locator(f".o_data_row:has-text('{ANEST.name}') td.o_data_cell").first.click()
    office.locator("button[name=action_prove_by_hand]").first.click()
    office.locator(".modal-footer .btn-primary").first.click()
    office.locator(".modal").wait_for(state="detached")
    office.locator("button[name=action_accept]").first.click()
    office.locator(".o_form_view .o_field_widget[name=number]").first.wait_for()
    names = [person.name for person in FOUR]
    model = "coop.membership.application"
    waiting = desk.call(model, "search", [["name", "in", names], ["state", "=", "submitted"]])
    assert len(waiting) == len(FOUR) - 1
    desk.call(model, "action_accept", waiting)
    with home.env() as env:
        residents = env["coop.place"].browse(int(home.ids["place"])).resident_ids
        assert sorted(residents.partner_id.mapped("name")) == sorted(names)
        for person in FOUR:
            partner = home.partner(env, person)
            need = partner._coop_need()
            assert need == {"lang": person.lang, "format": person.format, "channel": "print"}


def the_letters_are_their_own(home, desk):
    """One run, one envelope for the house; inside it four letters that are told apart."""
    run = desk.call("coop.print.run", "action_gather", [])["res_id"]
    report = f"coop_notices.report_print_run_document/{run}"
    found = papers.sheets(desk.get(f"/report/pdf/{report}").content)
    texts = {page.extract_text(): page for page in found}
    marks = {person: home.mark(person) for person in FOUR}
    assert len(set(marks.values())) == len(FOUR), marks
    for person in FOUR:
        number = home.number(person)
        [text] = [text for text in texts if person.greeting in text and number in text]
        assert marks[person] in text
        assert not [other for other in FOUR if other is not person and other.surname in text]
        size = papers.size_of(texts[text], person.greeting)
        assert abs(size - POINTS[person.format]) < 0.5, (person.first, size)
    # what is seen through the windows of the envelopes: of the house an address and nothing else
    with home.env() as env:
        sender = env.company._coop_get_return_address()
    page = html.fromstring(desk.get(f"/report/html/{report}").text)
    sheets = [sheet for sheet in page.find_class("letter") if STREET in window_of(sheet)]
    cover_name, *names = (window_of(sheet)[1] for sheet in sheets)
    assert cover_name == "At bawb yn / To everybody at"
    # Dafydd, whom the co-op knew, was also told that his application had come
    assert sorted(names) == sorted(person.name for person in (*FOUR, DAFYDD))
    for sheet in sheets:
        first, _name, *address = window_of(sheet)
        assert (first, address) == (sender, [STREET, TOWN, POSTCODE])
    cover = sheets[0].text_content()
    assert HOUSE not in cover
    assert "Letters in this envelope: 5" in cover and "Llythyrau yn yr amlen hon: 5" in cover
    desk.call("coop.print.run", "action_mark_printed", [run])


def window_of(sheet):
    """The lines of a sheet that the window of its envelope shows."""
    [window] = sheet.find_class("address")
    return [line.strip() for line in window.itertext() if line.strip()]


# -- at the tablet ---------------------------------------------------------------------------


def comes_in_with_the_code(home, tablet, person):
    """With the number and the code of the letter, as whoever is not shown on the tablet yet."""
    tablet.goto(f"{person.path}/sign-in/code")
    tablet.fill("#signin-name", home.number(person))
    tablet.keyboard.press("Enter")
    tablet.locator("#signin-code").fill(home.codes[person])
    tablet.keyboard.press("Enter")
    tablet.wait_for_url(f"**{person.path}/my")
    assert person.first in tablet.inner_text("h1")


def looks_after_their_own(home, tablet, person):
    """Their letter and its picture, who helped them, what they begin to write, how they read."""
    look(tablet, person, "/my")
    messages = look(tablet, person, "/my/messages")
    assert home.mark(person) in messages.locator(".coop-picture-line").inner_text()
    helpers = look(tablet, person, "/my/helpers").inner_text("main")
    assert WORKER in helpers and person.helped in helpers
    look(tablet, person, "/my/needs?step=helps")
    tablet.fill("[name=what_helps]", person.said)
    with tablet.expect_navigation():
        tablet.click("button[value=next]")
    look(tablet, person, "/my/reading")
    chooses(tablet, "colours", person.colours)
    with tablet.expect_navigation():
        tablet.click(".coop-reading-form button[type=submit]")
    look(tablet, person, "/my/membership")
    assert home.number(person) in tablet.inner_text("main")


def chooses(page, name, value):
    """By its words, as a finger does: the field itself lies under them."""
    field = page.locator(f"input[name={name}][value='{value}']")
    page.locator("label", has=field).click()
    assert field.is_checked()


def look(page, person, path):
    """Open a page in somebody's language; nothing of the other three is on it."""
    page.goto(person.path + path)
    nothing_of(page, [other for other in FOUR if other is not person])
    return page


def nothing_of(page, people):
    text = page.content()
    for person in people:
        assert person.surname not in text and person.said not in text, (page.url, person.first)


def nothing_stays(tablet, person):
    """Somebody has finished: neither the browser nor its Back button knows them any more."""
    assert tablet.get_attribute("html", "data-coop-colours") is None
    assert tablet.get_attribute("html", "data-coop-size") is None
    left = stored(tablet)
    assert person.surname not in left and person.said not in left
    kept = {cookie["name"] for cookie in tablet.context.cookies()}
    assert kept <= KEPT, kept
    for _ in range(3):
        tablet.go_back()
        tablet.wait_for_load_state()
        nothing_of(tablet, FOUR)
        assert WORKER not in tablet.content()
    tablet.goto("/web/login")


def chooses_a_face(page, home, person):
    """They want to be shown on the tablet: a picture, a name, and a yes."""
    base = f"{person.path}/my/tablet/{home.ids['place']}"
    page.goto(f"{base}/picture")
    with page.expect_navigation():
        page.click(f"button[value={person.symbol}]")
    with page.expect_navigation():
        page.click("button[name=go][value=yes]")


def what_they_did_is_kept(home):
    """What each began is theirs, wherever they go on with it."""
    with home.env() as env:
        for person in FOUR:
            partner = home.partner(env, person)
            draft = env["coop.form.draft"].search(
                [("partner_id", "=", partner.id), ("form_code", "=", "needs")]
            )
            assert draft.answers["what_helps"] == person.said
            assert env["coop.reading"]._of(partner)["colours"] == person.colours
            done = env["coop.help.done"].search(
                [("partner_id", "=", partner.id), ("what", "=", "join")]
            )
            assert done.name == WORKER
