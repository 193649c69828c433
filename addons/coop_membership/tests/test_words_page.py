"""Hard words on a page for members: explained at the end, and with script where they stand."""

import re

from odoo.tests import tagged

from .pages_common import MembershipPages

BASE = "/join/perllan"
OPENS = """
const word = document.querySelector("a.coop-word");
const wait = (test, then) => (test() ? then() : setTimeout(() => wait(test, then), 50));
wait(() => word.getAttribute("aria-expanded") === "false", () => {
    word.click();
    wait(() => word.getAttribute("aria-expanded") === "true", () => {
        const note = word.closest("p, li").querySelector(".coop-word-note").textContent;
        if (note !== "Members whom we choose." || location.hash) {
            console.error("not opened beside the word: " + note);
        }
        word.click();
        wait(() => !document.querySelector(".coop-word-note"), () =>
            console.log("test successful")
        );
    });
});
"""


@tagged("post_install", "-at_install")
class TestWordsPage(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.word = cls.env["coop.glossary.word"].create(
            {
                "name": "Council of Members",
                "meaning": "Members whom we choose.",
                "picture_id": cls.env.ref("coop_texts.picture_vote").id,
                "company_id": cls.company.id,
            }
        )

    def test_without_script_the_word_leads_to_its_meaning_at_the_end_and_back(self):
        page = self.page(BASE).text
        target = re.search(r'<a class="coop-word" id="([\w-]+)" href="#([\w-]+)">', page)
        self.assertIn(f'id="{target[2]}"', page)
        self.assertIn(f'href="#{target[1]}"', page)
        self.assertIn("Members whom we choose.", page)

    def test_another_co_op_s_page_does_not_explain_it(self):
        other = self.env["res.company"].create(
            {"name": "Gwinllan", "coop_slug": "gwinllan", "coop_join_open": True}
        )
        self.word.company_id = other
        self.assertNotIn("coop-word", self.page(BASE).text)

    def test_with_script_the_meaning_opens_beside_the_word_and_closes_again(self):
        self.browser_js(BASE, OPENS, ready="Boolean(document.querySelector('a.coop-word'))")
