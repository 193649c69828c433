from odoo import api, models
from odoo.fields import Domain

SPEAKS = "/coop_texts/static/pictures/openmoji/1F5E3.svg"


class CoopMemberHome(models.AbstractModel):
    """Whom it is proposed to remove from a body finds that first, and can answer."""

    _inherit = "coop.member.home"

    @api.model
    def _get_proposals(self, partners):
        """Return the proposals of which people were told and that are not over, with all rights."""
        # sudo: whose page it is was settled; only what concerns them is found
        removals = self.env["coop.board.removal"].sudo()
        return removals.search(
            Domain("term_id.holder_id.partner_id", "in", partners.ids)
            & Domain("state", "=", "told")
            & Domain(self._get_company_domain())
        )

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        for removal in self._get_proposals(partners):
            things[removal.term_id.holder_id.partner_id.id].append(
                {
                    "key": f"removal:{removal.id}",
                    "title": self.env._(
                        "Somebody proposes that you leave: %(body)s",
                        body=removal._get_seat_words(),
                    ),
                    "why": self.env._("You have the right to be heard."),
                    "url": "/my/hearing",
                    "icon": SPEAKS,
                    "priority": 5,
                    "until": None if removal.words_sent_on else removal.words_by,
                }
            )
        return things


class CoopBoardRemoval(models.Model):
    _inherit = "coop.board.removal"

    def _write_words(self, words):
        """Keep what the person wrote, until it has been sent round.

        :param str words: what those who decide shall read
        """
        for removal in self.filtered(lambda one: one.state == "told" and not one.words_sent_on):
            # sudo: whose words they are was settled by the caller
            removal.sudo().words = words
