from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# A buddy whose own time ended like this is asked no more.
GONE = ("death", "removed", "disqualified")


class CoopBuddy(models.Model):
    """Somebody who sits or sat on a body and is there for somebody new.

    They are asked first; the new person hears their name once they have agreed. It is over with
    the term of the new person, by its dates.
    """

    _name = "coop.buddy"
    _description = "Buddy of somebody new"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "asked_on desc, id desc"
    _rec_names_search = ["holder_id.name", "new_id.name"]

    _guarded_fields = frozenset(
        {
            "term_id",
            "holder_id",
            "company_id",
            "state",
            "asked_on",
            "asked_by",
            "answered_on",
            "answered_how",
            "answered_by",
            "ended_on",
        }
    )

    term_id = fields.Many2one(
        "coop.office.term",
        "Term of the new person",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    new_id = fields.Many2one(
        related="term_id.holder_id", store=True, index=True, string="The new person"
    )
    body_id = fields.Many2one(related="term_id.body_id", store=True, index=True)
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Buddy",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    state = fields.Selection(
        [
            ("asked", "Asked"),
            ("agreed", "Agreed"),
            ("declined", "Said no"),
            ("ended", "Ended"),
        ],
        required=True,
        default="asked",
        readonly=True,
        index=True,
    )
    asked_on = fields.Date("Asked on", required=True, readonly=True)
    asked_by = fields.Char("Asked by", readonly=True)
    answered_on = fields.Date("Answered on", readonly=True)
    answered_how = fields.Selection(
        [
            ("self", "On their own page"),
            ("helper", "With a helper, on their page"),
            ("phone", "By phone"),
            ("paper", "On paper"),
            ("office", "Written down by the office"),
        ],
        "How they answered",
        readonly=True,
    )
    answered_by = fields.Char("Written down by", readonly=True)
    ended_on = fields.Date("Ended on", readonly=True)
    is_now = fields.Boolean("Now", compute="_compute_is_now", search="_search_is_now")

    _one_at_a_time = models.UniqueIndex(
        "(term_id) WHERE state IN ('asked', 'agreed')",
        "This person has a buddy, or somebody is asked already.",
    )
    _answered_has_day = models.Constraint(
        "CHECK (state NOT IN ('agreed', 'declined') OR answered_on IS NOT NULL)",
        "An answer has a day.",
    )

    @api.depends("holder_id.name", "new_id.name")
    def _compute_display_name(self):
        for buddy in self:
            # sudo: the two know of each other, or the office reads it
            known = buddy.sudo()
            buddy.display_name = f"{known.holder_id.name or ''} → {known.new_id.name or ''}"

    @api.depends("state", "term_id.date_to")
    def _compute_is_now(self):
        now = self.filtered_domain(self._get_now_domain())
        for buddy in self:
            buddy.is_now = buddy in now

    def _search_is_now(self, operator, value):
        return self._get_now_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_now_domain(self):
        """Buddies who have agreed, of terms that go on today or are to come."""
        return Domain("state", "=", "agreed") & self._get_going_domain()

    @api.model
    def _get_going_domain(self):
        today = self.env["coop.clock"].today()
        return Domain("term_id.struck_on", "=", False) & (
            Domain("term_id.date_to", "=", False) | Domain("term_id.date_to", ">=", today)
        )

    # -- acts --------------------------------------------------------------------------------

    @api.model
    def _ask(self, term, holder):
        """Ask somebody to be there for who is new; they are told, and answer on their page.

        :param term: coop.office.term of the new person
        :param holder: coop.office.holder, who sits or sat on the same body
        :return: the coop.buddy
        """
        # sudo: one act; the caller has asked the right
        term, holder = term.sudo(), holder.sudo()
        if holder not in self._get_candidates(term):
            raise UserError(
                self.env._(
                    "%(name)s has not sat on “%(body)s”. A buddy is somebody else who sits or sat "
                    "there.",
                    name=holder.name,
                    body=term.body_id.name,
                )
            )
        # what has just ended or was declined has to be out of the way in the database
        self.flush_model(["state"])
        buddy = self.sudo().create(
            {
                "term_id": term.id,
                "holder_id": holder.id,
                "company_id": term.company_id.id,
                "asked_on": self.env["coop.clock"].today(term.company_id),
                "asked_by": self.env.user.name,
            }
        )
        buddy.flush_recordset()
        buddy._tell(holder, "buddy_asked")
        return buddy.with_env(self.env)

    @api.model
    def _get_candidates(self, term):
        """Return who may be asked: coop.office.holder of the same body, with all rights."""
        # sudo: who sat there is for the office to choose from
        terms = self.env["coop.office.term"].sudo()
        today = self.env["coop.clock"].today(term.company_id)
        sat = terms.search(
            [
                ("body_id", "=", term.body_id.id),
                ("struck_on", "=", False),
                ("date_from", "<=", today),
                ("ended_why", "not in", GONE),
            ]
        )
        return sat.holder_id - term.sudo().holder_id  # sudo: as above

    def _answer(self, yes, how, by=False):
        """The person who was asked says yes or no. After yes both hear each other's names.

        :param str how: a code of ``answered_how``
        :param str by: name of who wrote it down for them
        """
        for buddy in self.filtered(lambda buddy: buddy.state == "asked"):
            # sudo: guarded against typing; the caller settled whose answer it is
            buddy = buddy.sudo()
            buddy.write(
                {
                    "state": "agreed" if yes else "declined",
                    "answered_on": self.env["coop.clock"].today(buddy.company_id),
                    "answered_how": how,
                    "answered_by": by,
                }
            )
            if yes:
                buddy._tell(buddy.new_id, "buddy_found")
                buddy._tell(buddy.holder_id, "buddy_thanks")

    def _end(self):
        """It is over before the term is: one of them cannot any more, or does not want to."""
        for buddy in self.filtered(lambda buddy: buddy.state in ("asked", "agreed")):
            # sudo: as in _answer
            buddy.sudo().write(
                {"state": "ended", "ended_on": self.env["coop.clock"].today(buddy.company_id)}
            )

    def action_agreed(self):
        self.check_access("write")
        self._answer(True, "office", self.env.user.name)
        return True

    def action_declined(self):
        self.check_access("write")
        self._answer(False, "office", self.env.user.name)
        return True

    def action_end(self):
        self.check_access("write")
        self._end()
        return True

    def _get_sentence(self):
        """Return who is new on which body, for the one who is asked."""
        self.ensure_one()
        # sudo: whoever is asked to be a buddy is told for whom
        buddy = self.sudo()
        return self.env._(
            "%(name)s is new on %(body)s.", name=buddy.new_id.name, body=buddy.body_id.name
        )

    # -- telling -----------------------------------------------------------------------------

    def _tell(self, holder, kind):
        # sudo: which of the two is told is fixed by what happened
        self.env["coop.notice"]._tell(holder.sudo().partner_id, kind, self, key=kind)

    def _coop_notice_values(self, kind, partners):
        """Return for each person the body and the other's name, in their language."""
        self.ensure_one()
        # sudo: the two are told of each other, as both agreed
        buddy = self.sudo()
        other = buddy.holder_id if kind == "buddy_found" else buddy.new_id
        needs = partners._coop_needs()
        return {
            partner.id: {
                "person": other.name,
                "body": buddy.with_context(lang=needs[partner.id]["lang"]).body_id.name,
                "link": f"{buddy.get_base_url()}/my/bodies",
            }
            for partner in partners
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("It is kept who was asked. Choose “Ends”."))
