from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopBoardRemoval(models.Model):
    """A proposal to remove somebody from a body whose rules allow it: why, told at once, heard,
    resolved by whom the rules name.

    The person may be heard at the meeting and may have their words sent round or read out. Only a
    resolution that was carried ends the term as removed; the database holds it. By which rules is
    fixed on the day on which the person is told.
    """

    _name = "coop.board.removal"
    _description = "Proposal to remove somebody from a body"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "proposed_on desc, id desc"
    _rec_name = "term_id"

    _guarded_fields = frozenset(
        {"told_on", "vote_from", "decider_id", "needed_percent", "words_days", "state"}
    )

    term_id = fields.Many2one(
        "coop.office.term",
        "Who",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('closed', '=', False), ('ended_why', '=', False),"
        " ('body_id.rules_ids.removal_by', 'in', ('appointer', 'body', 'general'))]",
    )
    body_id = fields.Many2one(related="term_id.body_id")
    proposed_on = fields.Date(
        "Proposed on",
        required=True,
        default=lambda self: self.env["coop.clock"].today(),
        tracking=True,
    )
    proposed_by = fields.Char("Proposed by", required=True)
    reason = fields.Text(required=True, help="The person reads it as it stands here.")
    told_on = fields.Date("Person told on", readonly=True, copy=False, tracking=True)
    vote_from = fields.Date(
        "Vote not before", readonly=True, copy=False, help="So that the notice is long enough."
    )
    decider_id = fields.Many2one(
        "coop.body",
        "Decided by",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="By the rules on the day on which the person was told.",
    )
    needed_percent = fields.Integer("At least (per cent)", readonly=True, copy=False)
    words_days = fields.Integer("Words go round (days before)", readonly=True, copy=False)
    words = fields.Text("Their words", help="What the person wants those who decide to read.")
    words_sent_on = fields.Date("Words sent round on", tracking=True)
    heard = fields.Selection(
        [
            ("came", "Came and spoke"),
            ("read", "Their words were read out"),
            ("declined", "Did not want to be heard"),
        ],
        "Hearing",
        tracking=True,
    )
    heard_note = fields.Text("Note on the hearing")
    resolution_id = fields.Many2one(
        "coop.resolution",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        tracking=True,
    )
    state = fields.Selection(
        [
            ("draft", "Being written"),
            ("told", "Told, to be heard"),
            ("removed", "Removed"),
            ("dropped", "Came to nothing"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )

    _one_open = models.UniqueIndex(
        "(term_id) WHERE state IN ('draft', 'told')",
        "There is a proposal to remove this person already.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons: the person is told, is heard, and "
            "then the body that the rules name decides.",
            fields=", ".join(names),
        )

    def write(self, vals):
        told = self.filtered(lambda removal: removal.state != "draft")
        if told and {"term_id", "reason", "proposed_by", "proposed_on"} & vals.keys():
            raise UserError(
                self.env._(
                    "The person has been told these reasons, and answers them. For other reasons "
                    "let this come to nothing and propose it anew."
                )
            )
        return super().write(vals)

    def _forget(self):
        """The person is forgotten: that it was so stays, the words go."""
        reason = self.env._("Removed with the entry of a former member.")
        super().write({"reason": reason, "words": False, "heard_note": False})
        self.message_ids.unlink()

    def _check_state(self, *states):
        self.ensure_one()
        self.check_access("write")
        if self.state not in states:
            raise UserError(self.env._("This cannot be done any more."))

    def action_tell(self):
        """Tell the person at once, with the reasons and what they may do."""
        self._check_state("draft")
        today = self.env["coop.clock"].today(self.company_id)
        rules, decider = self._get_allowing(today)
        # sudo: guarded against typing; the right was checked
        self.sudo().write(
            {
                "state": "told",
                "told_on": today,
                "vote_from": today + timedelta(days=rules.removal_days),
                "decider_id": decider.id,
                "needed_percent": rules.removal_percent,
                "words_days": rules.removal_words_days,
            }
        )
        # sudo: the person is told of what concerns them, whoever may see them
        partner = self.sudo().term_id.holder_id.partner_id
        self.env["coop.notice"]._tell(partner, "board_removal", self, key="told")
        return True

    def _get_allowing(self, day):
        """Return the rules of the body on a day, and the body that decides by them.

        :raise UserError: when the rules allow no removal, or nobody is there who may decide
        """
        self.ensure_one()
        term, body = self.term_id, self.body_id
        rules = body._get_rules(day)
        if not rules or rules.removal_by == "nobody":
            raise UserError(
                self.env._(
                    "By the rules of “%(body)s” nobody is removed from it. Where your rules allow "
                    "it, enter first who decides and how long the notice is: Governance / Bodies, "
                    "open “%(body)s”, page “Rules”.",
                    body=body.name,
                )
            )
        decider = body._get_remover(day)
        if not decider:
            raise UserError(
                self.env._(
                    "The rules of “%(body)s” name who removes somebody, and no such body is "
                    "entered. Enter it under Governance / Bodies, or “Appointed by” on "
                    "“%(body)s”.",
                    body=body.name,
                )
            )
        if term.closed or term.ended_why:
            raise UserError(self.env._("This term is over already, or its end was said."))
        return rules, decider

    def _coop_notice_values(self, kind, partners):
        """Return the reasons and the days, in the language of the person."""
        self.ensure_one()
        needs = partners._coop_needs()
        values = {}
        for partner in partners:
            lang = needs[partner.id]["lang"]
            # sudo: the person is told of what concerns them
            removal = self.sudo().with_context(lang=lang)
            values[partner.id] = {
                "body": removal._get_seat_words(),
                "decided_by": removal.decider_id.name,
                "reason": removal.reason,
                "vote_from": removal.vote_from,
                "words_by": removal.words_by,
                "link": f"{self.get_base_url()}/my/hearing",
            }
        return values

    def _get_seat_words(self):
        """Return what the person shall leave: the body, or an office held on it."""
        if not self.term_id.is_office:
            return self.body_id.name
        return self.env._("the office “%(office)s”", office=self.term_id.seat_id._get_role())

    def action_name_resolution(self):
        """Put it before those who decide: the resolution names this proposal."""
        self._check_state("told")
        if not self.resolution_id or self.resolution_id.body_id != self.decider_id:
            raise UserError(
                self.env._(
                    "Choose the resolution of “%(body)s”. It stands on the agenda of a meeting.",
                    body=self.decider_id.name,
                )
            )
        # what the database keeps from here on has to be there already
        self.flush_recordset()
        # sudo: the resolution is the meeting's; that it names this proposal is this act
        self.resolution_id.sudo()._name_removal(self)
        return True

    def _remove(self):
        """Let the term end on the day of the vote, as it was resolved after notice and hearing."""
        obstacles = self._get_obstacles()
        if obstacles:
            raise UserError("\n".join(obstacles))
        self.term_id._end(self.resolution_id.decided_on, "removed", notice_on=self.told_on)
        # sudo: as in action_tell
        self.sudo().state = "removed"

    def _on_resolved(self):
        """The resolution was carried: where nothing is missing, the term ends by it at once."""
        for removal in self.filtered(lambda one: one.state == "told"):
            if not removal._get_obstacles():
                removal._remove()

    def action_removed(self):
        """What was missing when it was resolved has been written down: the term ends."""
        self._check_state("told")
        self._remove()
        return True

    def action_drop(self):
        """It comes to nothing: taken back, lost, or the person leaves by themselves. Who was told
        of it, and stays, is told that as well."""
        self._check_state("draft", "told")
        if self.resolution_id.removal_id == self and self.resolution_id.state == "carried":
            raise UserError(self.env._("It was resolved to remove this person."))
        goes_on = self.state == "told" and not self.term_id.ended_why
        # sudo: as in action_tell
        self.sudo().state = "dropped"
        # another may be proposed in the same breath
        self.flush_recordset(["state"])
        if goes_on:
            # sudo: as in action_tell
            partner = self.sudo().term_id.holder_id.partner_id
            self.env["coop.notice"]._tell(partner, "removal_dropped", self, key="dropped")
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_told(self):
        if any(removal.state != "draft" for removal in self):
            raise UserError(self.env._("The person was told of it. It is kept."))
