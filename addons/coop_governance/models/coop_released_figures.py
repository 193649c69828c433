from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date


class CoopReleasedFigures(models.AbstractModel):
    """Figures as they were on a day, made by those who answer for them and released by them.

    Until then nobody else sees them. From then on they stand behind the wall: what the Council saw
    on the 3rd can be read for ever. Better ones come beside them and say why.

    A model of this kind has ``line_ids`` (of a model of the kind ``coop.released.line``),
    ``supersedes_id``, ``superseded_by_ids`` and ``superseded_by_id``, which is computed here.
    """

    _name = "coop.released.figures"
    _description = "Figures that are released"
    _inherit = ["coop.company.mixin", "coop.wall", "coop.guarded"]
    _log_access = False
    _wall_closes_by = "closed"
    _order = "as_at desc, id desc"

    _guarded_fields = frozenset({"closed", "released_on", "released_by"})

    name = fields.Char(required=True, translate=True)
    as_at = fields.Date("As at", required=True)
    words = fields.Text(
        "What to know about them",
        translate=True,
        help="In plain words and both languages. It is read with the figures.",
    )
    audience = fields.Selection(
        [("council", "The Council and the Board"), ("members", "All members")],
        "Who reads them",
        required=True,
    )
    closed = fields.Boolean("Released", readonly=True, copy=False)
    released_on = fields.Date("Released on", readonly=True, copy=False)
    released_by = fields.Char("Released by", readonly=True, copy=False)
    why_superseded = fields.Text(
        "Why there are new ones", translate=True, copy=False, help="What was wrong with the others."
    )
    state = fields.Selection(
        [
            ("draft", "Not released"),
            ("released", "Released"),
            ("superseded", "There are newer ones"),
        ],
        compute="_compute_superseded",
        compute_sudo=True,
    )

    _released_has_day = models.Constraint(
        "CHECK (closed IS NOT TRUE OR (released_on IS NOT NULL AND released_by IS NOT NULL))",
        "What is released has its day, and who released it.",
    )
    _superseded_once = models.UniqueIndex(
        "(supersedes_id) WHERE closed", "There are newer figures than these already."
    )

    @api.model
    def _get_usual(self):
        return {
            **super()._get_usual(),
            "as_at": self.env["coop.clock"].today(),
            "audience": "council",
        }

    @api.depends("superseded_by_ids.closed", "closed")
    def _compute_superseded(self):
        for figures in self:
            newer = figures.superseded_by_ids.filtered("closed")[:1]
            figures.superseded_by_id = newer
            figures.state = "superseded" if newer else "released" if figures.closed else "draft"

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the button “Release”: it looks at the figures "
            "first, and keeps them.",
            fields=", ".join(names),
        )

    # -- releasing -----------------------------------------------------------------------------

    def action_release(self):
        """Release these figures: from now on they stay, and others read them.

        :raise UserError: with everything that is in the way
        """
        self.check_access("write")
        for figures in self:
            figures._lock()
            if figures.closed:
                raise UserError(self.env._("These figures are released already."))
            problems = figures._get_release_problems()
            if problems:
                raise UserError(
                    self.env._(
                        "They cannot be released yet.\n%(problems)s", problems="\n".join(problems)
                    )
                )
            figures._release()
        return True

    def _release(self):
        # sudo: guarded against typing; the right was checked
        released = self.sudo()
        released._prepare_release()
        released.line_ids.write({"closed": True})
        released.line_ids.flush_recordset()  # nothing is added once the figures are released
        released.write(
            {
                "closed": True,
                "released_on": self.env["coop.clock"].today(self.company_id),
                "released_by": self.env.user.name,
            }
        )
        released.flush_recordset()

    def _lock(self):
        """Wait for whoever else releases these figures, then read afresh."""
        self.ensure_one()
        self.env.execute_query(
            SQL("SELECT id FROM %s WHERE id = %s FOR UPDATE", SQL.identifier(self._table), self.id)
        )
        self.invalidate_recordset(["closed"])

    def _prepare_release(self):
        """Do what is last done to figures that are released now; for models to extend."""

    def _get_release_problems(self):
        """Return what is in the way of releasing these figures, as sentences."""
        self.ensure_one()
        problems = []
        if not self.line_ids:
            problems.append(self.env._("There are no figures."))
        if not (self.words or "").strip():
            problems.append(self.env._("Write in plain words what to know about them."))
        older = self.supersedes_id
        if older and not (self.why_superseded or "").strip():
            problems.append(self.env._("Say why there are new ones."))
        if older and older.state != "released":
            problems.append(
                self.env._("What they take the place of was never released, or has newer ones.")
            )
        return problems

    def action_supersede(self):
        """Begin figures that take the place of these, which stay as they are."""
        self.ensure_one()
        self.check_access("write")
        if self.state != "released":
            raise UserError(self.env._("Only released figures without newer ones can have them."))
        newer = self.create([self._prepare_superseding_vals()])
        return {
            "type": "ir.actions.act_window",
            "name": newer.name,
            "res_model": self._name,
            "res_id": newer.id,
            "view_mode": "form",
        }

    def _prepare_superseding_vals(self):
        return {
            "name": self.name,
            "as_at": self.as_at,
            "audience": self.audience,
            "supersedes_id": self.id,
            "company_id": self.company_id.id,
        }

    # -- being read ----------------------------------------------------------------------------

    @api.model
    def _get_shown(self, partner):
        """Return the released figures that somebody reads on their pages, with all rights.

        Whoever sits on a Council or a Board reads all that was released; members what was
        released to them.

        :param partner: res.partner, whose page it is
        """
        # sudo: whose page it is was settled; only what is released is found
        figures = self.sudo()
        of_co_op = self.env["coop.member.home"]._get_company_domain()
        found = figures.search([*of_co_op, ("closed", "=", True)])
        today = self.env["coop.clock"].today()
        member_of = self.env["coop.decision"]._get_co_ops_of(partner, today)
        sits_in = self._get_sits_in(partner, today)
        return found.filtered(
            lambda one: (
                one.company_id in sits_in
                or (one.audience == "members" and one.company_id in member_of)
            )
        )

    @api.model
    def _get_sits_in(self, partner, today):
        """Return the co-ops on whose Council or Board somebody sits."""
        # sudo: whose page it is was settled; only their own seats are found
        terms = self.env["coop.office.term"].sudo()
        mine = terms.search(
            [
                ("holder_id.partner_id", "=", partner.id),
                ("body_id.kind", "in", ("council", "board")),
                ("struck_on", "=", False),
                ("date_from", "<=", today),
                "|",
                ("date_to", "=", False),
                ("date_to", ">=", today),
            ]
        )
        return mine.company_id

    def _say_when(self):
        """Return when these figures were released, and whether there are newer ones."""
        self.ensure_one()
        said = [self.env._("These numbers were given out on %(day)s.", day=self._day())]
        newer = self.superseded_by_id
        if newer:
            said.append(
                self.env._(
                    "There are newer ones, of %(day)s. Why: %(why)s",
                    day=newer._day(),
                    why=newer.why_superseded,
                )
            )
        return said

    def _day(self):
        return format_date(self.env, self.released_on, date_format="d MMMM y")

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == "coop_released_line_kept":
            return self.env._(self._wall_message)
        return super()._sql_error_to_message(exc)
