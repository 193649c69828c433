from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, LazyTranslate

from odoo.addons.coop_base.names import sort_key

_lt = LazyTranslate(__name__)

MAX_VALUE = 1000
PARTICULARS = ("name", "service_address", "class", "status")


class CoopRegisterEntry(models.Model):
    """One assertion in the register of members: from this day, this particular is this.

    Nothing ever closes or changes an entry (the wall). A later entry with a later effective date
    supersedes it; a later entry of the same effective date corrects it; an entry that names it in
    `voids_id` strikes it out, and may itself be struck out, which brings the first one back.

    **Which assertion wins** for one particular of one member, as at day D as known at E: of the
    entries recorded by E, not struck out at E, and effective by D, the one with the latest
    effective date, and of several with that date the one recorded last. It follows that an entry
    with an *earlier* effective date than one already there fills in the time before it and leaves
    the later one standing: "Z from March" does not contradict "Y from June". Who means that the
    later one was wrong says so, and strikes it out: `_correct` does both in one step.
    Status is the one particular of which two may stand on one day, in the order in which they were
    recorded: somebody was a member for a day, or left and came back on the same one.

    Companies Act 2006 s.113 as amended with effect from 18 November 2025: old information is
    retained (s.113(6A)(b)) with a note of the date on which it changed and of the date on which
    the change was entered (s.113(6A)(c)). Hence two times on every entry: `effective_from` and
    `recorded_at`. An entry goes only as s.121 allows (ten years after ceasing), by the logged
    opening of the wall.
    """

    _name = "coop.register.entry"
    _inherit = "coop.wall"
    _description = "Entry in the register of members"
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "value"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, index=True, ondelete="restrict"
    )
    membership_id = fields.Many2one(
        "coop.membership",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    membership_number = fields.Char("Number", related="membership_id.number")
    particular = fields.Selection(
        [
            ("name", "Name"),
            ("service_address", "Service address"),
            ("class", "Class"),
            ("status", "Status"),
        ],
        required=True,
        readonly=True,
    )
    value = fields.Char(readonly=True)
    sort_key = fields.Char(
        readonly=True,
        help="How a name sorts in the index of names: kept as it was when the name was entered, "
        "so that a register printed again is in the same order.",
    )
    effective_from = fields.Date("From", readonly=True)
    voids_id = fields.Many2one(
        "coop.register.entry", "Strikes out", readonly=True, ondelete="restrict"
    )
    source = fields.Char(required=True, readonly=True)
    note = fields.Char(readonly=True)
    struck_out = fields.Boolean(compute="_compute_struck_out")

    _said_or_struck = models.Constraint(
        """CHECK (
            (voids_id IS NULL AND value IS NOT NULL AND effective_from IS NOT NULL)
            OR (voids_id IS NOT NULL AND value IS NULL AND effective_from IS NULL
                AND note IS NOT NULL)
        )""",
        "A register entry either says something from a day on, or strikes out another entry "
        "and gives the reason.",
    )
    _status_known = models.Constraint(
        "CHECK (particular != 'status' OR value IS NULL OR value IN ('member', 'ceased'))",
        "The status in the register is either member or ceased.",
    )
    _struck_once_uniq = models.UniqueIndex(
        "(voids_id) WHERE voids_id IS NOT NULL",
        "This entry has been struck out already. Reload the page to see it.",
    )
    _as_at_idx = models.Index(
        "(company_id, membership_id, particular, effective_from, recorded_at) "
        "WHERE voids_id IS NULL"
    )
    _recorded_idx = models.Index("(company_id, recorded_at)")
    _ceased_idx = models.Index(
        "(company_id, effective_from) WHERE particular = 'status' AND value = 'ceased'"
    )

    _wall_message = _lt(
        "The register of members keeps every entry. To put an entry right, record a "
        "correction on the membership; the old entry stays and shows when it was changed."
    )

    @api.depends("particular", "value", "voids_id")
    def _compute_display_name(self):
        labels = dict(self._fields["particular"]._description_selection(self.env))
        for entry in self:
            said = entry.value or self.env._("struck out")
            entry.display_name = f"{labels.get(entry.particular, '')}: {said}"

    def _compute_struck_out(self):
        for entry in self:
            entry.struck_out = bool(len(entry._void_chain()) % 2)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            membership = self.env["coop.membership"].browse(vals["membership_id"])
            vals.setdefault("company_id", membership.company_id.id)
            if vals["company_id"] != membership.company_id.id:
                raise UserError(
                    self.env._("An entry belongs in the register of the member's own co-op.")
                )
        companies = self.env["res.company"].browse({vals["company_id"] for vals in vals_list})
        self.env["coop.register.head"]._ensure(companies)
        return super().create(vals_list)

    @api.model
    def _assert(self, membership, values, effective_from, source, note=None):
        """Enter particulars of a member in the register.

        :param membership: one `coop.membership`
        :param dict values: particular (name, service_address, class, status) -> value
        :param date effective_from: the day from which it is so, in the co-op's zone
        :param str source: application, correction, leave, import, contact ...
        :param str note: what an officer may want to know later; never printed
        :return: the entries written; only what differs from the register as at that day
        :raise UserError: unknown particular, empty value, no day
        """
        return self._assert_many([(membership, values, effective_from)], source, note)

    @api.model
    def _assert_many(self, rows, source, note=None):
        """`_assert` for many: `rows` is a list of (membership, values, effective_from)."""
        rows = [
            (membership, self._check_said(values, effective_from), effective_from)
            for membership, values, effective_from in rows
        ]
        standing = {}
        for day in {day for _membership, _values, day in rows}:
            ids = [membership.id for membership, _values, on in rows if on == day]
            found = self._values_as_at(self.env["coop.membership"].browse(ids), day)
            standing.update({(id_, day): values for id_, values in found.items()})
        vals_list = [
            self._prepare_entry_vals(membership, particular, value, day, source, note)
            for membership, values, day in rows
            for particular, value in values.items()
            if standing.get((membership.id, day), {}).get(particular) != value
        ]
        # sudo: nobody may create entries by hand; who may admit, correct or move a member has
        # been decided by the caller, and the entry keeps the name of the real user.
        return self.browse(self.sudo().create(vals_list).ids)

    @api.model
    def _check_said(self, values, effective_from):
        said = {particular: (value or "").strip() for particular, value in values.items()}
        unknown = set(said) - set(PARTICULARS)
        if unknown:
            raise UserError(
                self.env._(
                    "The register does not hold %(particulars)s.",
                    particulars=", ".join(sorted(unknown)),
                )
            )
        if any(len(value) > MAX_VALUE for value in said.values()):
            raise UserError(
                self.env._(
                    "A particular in the register has at most %(limit)s characters.",
                    limit=MAX_VALUE,
                )
            )
        if not all(said.values()) or not effective_from:
            raise UserError(
                self.env._(
                    "An entry in the register needs its words and the day from which it is so."
                )
            )
        return said

    @api.model
    def _prepare_entry_vals(self, membership, particular, value, effective_from, source, note):
        return {
            "company_id": membership.company_id.id,
            "membership_id": membership.id,
            "particular": particular,
            "value": value,
            "sort_key": self._name_key(membership, value) if particular == "name" else False,
            "effective_from": effective_from,
            "source": source,
            "note": note or False,
        }

    @api.model
    def _name_key(self, membership, name):
        # sudo: whether a member is a person or an organisation decides how the name sorts; the
        # contact may be one that the caller must not read.
        return sort_key(name, surname_first=not membership.sudo().partner_id.is_company)

    def _void(self, reason, source="correction"):
        """Strike this entry out, with a reason. It stays, and prints as struck out.

        Striking out what is already struck out does nothing. An entry that had been struck out
        and brought back is struck out again by striking out what brought it back, so that each
        entry has at most one that strikes it out, and the story is a line.

        :return: the entry that strikes out
        :raise UserError: no reason
        """
        self.ensure_one()
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the entry is struck out."))
        chain = self._void_chain()
        if len(chain) % 2:
            return chain[-1]
        # sudo: as in `_assert_many`.
        void = self.sudo().create(
            [
                {
                    "company_id": self.company_id.id,
                    "membership_id": self.membership_id.id,
                    "particular": self.particular,
                    "voids_id": (chain or self)[-1].id,
                    "source": source,
                    "note": reason.strip(),
                }
            ]
        )
        return self.browse(void.id)

    def _void_chain(self):
        """The entries that strike this one out, bring it back, and so on, oldest first."""
        chain = self.browse()
        following = self.sudo()  # sudo: reads only what strikes out an entry at hand
        while following := following.search([("voids_id", "=", following.id)], limit=1):
            chain += following
        return chain

    def _correct(self, value, effective_from, reason, source="correction"):
        """Put a wrong entry right: strike it out and say what is so, from which day.

        The new day may be earlier or later than the old one. :return: the new entry, empty when
        the register already says so without the one struck out
        """
        self.ensure_one()
        self._check_said({self.particular: value}, effective_from)
        self._void(reason, source)
        return self._assert(
            self.membership_id, {self.particular: value}, effective_from, source, reason
        )

    @api.model
    def _last_entry_at(self, company, known_at=None):
        """The instant of the last entry known at an instant (now by default), or None."""
        known = self._known_instant(company, known_at)
        [[last]] = self.env.execute_query(
            SQL(
                "SELECT max(recorded_at) FROM coop_register_entry "
                "WHERE company_id = %s AND recorded_at <= %s",
                company.id,
                known,
            )
        )
        return last

    @api.model
    def _last_altered(self, company, known_at=None):
        """The day on which the register was last altered, in the co-op's zone, or None.

        Said to whoever inspects the register (Companies Act 2006 s.120).
        """
        last = self._last_entry_at(company, known_at)
        return last and self.env["coop.clock"].day_of(last, company)
