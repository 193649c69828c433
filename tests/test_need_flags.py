"""What helps people is said in the small box under a record, before anybody writes there."""

from dataclasses import replace

from tests.support.people import MEMBERS, PASSWORD

SAID = "Ring Kkloywlas first"


def test_the_small_box_under_a_record_says_it_before_it_is_sent(seeded, renewed_server, pages_on):
    server = renewed_server(seeded.database, workers=0)
    contact, name = seeded.partners["supported"], MEMBERS["supported"][0]
    with replace(seeded, database=server.database).env(commit=True) as env:
        person = env["res.partner"].browse(contact)
        person._coop_set_need("en_GB", "easy_read", "print", SAID)
    page = pages_on(server).signed_in("knows_support", PASSWORD)
    page.goto(f"/odoo/res.partner/{contact}")
    page.click(".o-mail-Chatter-sendMessage")
    page.wait_for_selector(".o-coop-needs", state="attached")
    # whoever is chosen besides is said too, and whoever is taken off is not said any more
    page.wait_for_selector(".o-mail-RecipientsInput .o_tag")
    said = page.locator(".o-coop-needs .alert-info")
    said.wait_for()
    assert SAID in said.inner_text()
    assert f"{name} asked for letters" in page.inner_text(".o-coop-needs .alert-warning")
    page.click(".o-mail-RecipientsInput .o_tag .o_delete")
    said.wait_for(state="detached")
    page.click(".o-mail-Chatter-logNote")
    page.wait_for_selector(".o-coop-needs", state="detached")
