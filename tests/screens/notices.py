"""Word that reaches members: letters, print runs, calls, the round-up."""

from tests.screens.kit import OFFICE, PHONE, shot

LETTER = "coop_notices.report_delivery"
ROUND_UP = ("res_model", "=", "coop.digest")


def _letters(env, **wanted):
    """Return letters of the demo in this format and language, newest first."""
    domain = [("channel", "=", "print"), ("body_html", "!=", False)]
    domain += [(name, "=", value) for name, value in wanted.items()]
    return env["coop.notice.delivery"].search(domain, order="id desc")


@shot()
def letter(scene):
    with scene.env("officer") as env:
        return scene.show_paper(LETTER, _letters(env, format="standard", lang="en_GB")[:1])


@shot()
def letter_easy_read(scene):
    with scene.env("officer") as env:
        return scene.show_paper(LETTER, _letters(env, format="easy_read", lang="en_GB")[:1])


@shot()
def letter_welsh(scene):
    with scene.env("officer") as env:
        return scene.show_paper(LETTER, _letters(env, lang="cy_GB")[:1])


@shot(login="officer", screen=OFFICE)
def print_run(scene):
    with scene.env("officer") as env:
        runs = env["coop.print.run"].search([])
        run = runs.filtered(lambda one: one.letter_count > 5)[:1].id
    scene.open_office("coop_notices.coop_print_run_action", run)


@shot(login="officer", screen=OFFICE)
def call_list(scene):
    with scene.env() as env:
        # two members of the demo would rather be rung, and there is something to tell them
        people = env["coop.access.need"].search([("format", "=", "standard")], limit=2).partner_id
        for person in people:
            person._coop_set_need("en_GB", "standard", "phone", "Ring in the morning.")
            person.phone = person.phone or "01632 960999"
        letter = env["coop.letter"]._start(people, people.company_id or env.company)
        letter.text_id = env.ref("coop_notices.text_get_in_touch")
        letter.action_send()
    page = scene.open_office("coop_notices.coop_notice_delivery_action_phone")
    page.get_by_role("button", name="Ring, one after the other").first.click()
    page.wait_for_selector(".modal .o_form_view")
    scene.settle()


def _mail(scene, lang):
    """Show the round-up as somebody gets it by e-mail, in this language."""
    with scene.env() as env:
        domain = [ROUND_UP, ("channel", "=", "email"), ("lang", "=", lang)]
        row = env["coop.notice.delivery"].search(domain, limit=1)
        scene.show_html(row._prepare_mail_vals()["body_html"])


@shot(screen={"width": 700, "height": 800}, whole=True)
def round_up(scene):
    _mail(scene, "en_GB")


@shot(lang="cy", screen=PHONE, whole=True)
def round_up_welsh_phone(scene):
    _mail(scene, "cy_GB")


@shot()
def fridge_sheet(scene):
    with scene.env() as env:
        person = env["res.users"].search([("login", "=", "member")]).partner_id
        return scene.show_paper("coop_access.report_fridge_sheet", person)
