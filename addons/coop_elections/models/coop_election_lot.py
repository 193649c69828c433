import json

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..counting import FileError, read_lots

PURPOSES = [
    ("exclude", "Who is out"),
    ("surplus", "Whose surplus goes first"),
    ("elect", "Who is elected"),
    ("order", "An order of all candidates"),
    ("term", "Who has the longer term"),
]


class CoopElectionLot(models.Model):
    """A lot that was drawn before witnesses: for a tie at the count, or an order before it. Behind
    the wall; a recount uses it again."""

    _name = "coop.election.lot"
    _description = "Lot drawn"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _rec_name = "purpose"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    purpose = fields.Selection(PURPOSES, "For", required=True)
    stage = fields.Integer(aggregator=None)
    paragraph = fields.Char("Where the rule is written")
    tied = fields.Char("Between", required=True, help="Numbers on the ballot, as JSON.")
    drawn = fields.Char(
        "It fell on", required=True, help="One number, or all of them in the order drawn, as JSON."
    )
    drawer = fields.Char("Drawn by", required=True)
    witnesses = fields.Text("Seen by", required=True, help="A name a line.")
    drawn_at = fields.Datetime("When", required=True)
    method = fields.Char("How", required=True)
    between_words = fields.Char("Candidates", compute="_compute_words")
    drawn_words = fields.Char("Drawn", compute="_compute_words")

    _order_once = models.UniqueIndex(
        "(contest_id) WHERE purpose = 'order'", "The order of this contest is drawn already."
    )
    _tie_once = models.UniqueIndex(
        "(contest_id, purpose, tied) WHERE purpose <> 'order'",
        "This lot is drawn already: it holds for every recount.",
    )

    @api.depends("tied", "drawn", "contest_id")
    @api.depends_context("lang")
    def _compute_words(self):
        for lot in self:
            names = lot.contest_id._get_names() if lot.contest_id else {}
            for field, value in (("between_words", lot.tied), ("drawn_words", lot.drawn)):
                found = json.loads(value or "[]")
                found = found if isinstance(found, list) else [found]
                lot[field] = ", ".join(names.get(number, str(number)) for number in found)

    @api.model
    def _write_down(self, contest, lot, drawn, record):
        """Keep a lot that was drawn.

        :param contest: coop.election.contest
        :param lot: the ``Lot`` that the count asks for, or None for an order before the count
        :param drawn: the number on which it fell, or the list of all in the order drawn
        :param dict record: drawer, witnesses (list of names), drawn_at, method
        :raise UserError: where something of it is missing
        """
        election = contest.election_id.with_env(self.env)
        election._check_may_run()
        values = {
            "company_id": election.company_id.id,
            "election_id": election.id,
            "contest_id": contest.id,
            "purpose": lot.purpose if lot else "order",
            "stage": lot.stage if lot else False,
            "paragraph": lot.paragraph if lot else False,
            "tied": json.dumps(list(lot.tied) if lot else list(contest._get_names())),
            "drawn": json.dumps(drawn),
            "drawer": (record["drawer"] or "").strip(),
            "witnesses": "\n".join(record["witnesses"]),
            "drawn_at": record["drawn_at"],
            "method": (record["method"] or "").strip(),
        }
        # sudo: lots are written by this act alone; the right was checked
        new = self.sudo().new(values)
        new._read(contest)
        written = self.sudo().create(values)
        election._note(
            "lot",
            self.env._(
                "A lot was drawn in “%(contest)s”, between the places %(tied)s of the ballot. It "
                "fell on: %(drawn)s",
                contest=contest._get_label(),
                tied=written.tied,
                drawn=written.drawn,
            ),
        )
        return written

    def _as_value(self):
        """Return the lot as the counting program reads it."""
        self.ensure_one()
        record = {
            "drawer": self.drawer,
            "witnesses": (self.witnesses or "").splitlines(),
            "time": self.drawn_at and self.drawn_at.isoformat(sep=" ", timespec="minutes") or "",
            "method": self.method,
        }
        if self.purpose == "order":
            return {"order": json.loads(self.drawn), **record}
        return {
            "stage": self.stage,
            "purpose": self.purpose,
            "paragraph": self.paragraph,
            "tied": json.loads(self.tied),
            "chosen": json.loads(self.drawn),
            **record,
        }

    def _read(self, contest):
        """Return these as ``Lots`` for the count; raise ``UserError`` where one is no lot."""
        order = self.filtered(lambda lot: lot.purpose == "order")
        value = order[:1]._as_value() if order else {"lots": [lot._as_value() for lot in self]}
        try:
            return read_lots(value, contest._get_ballots())
        except FileError as error:
            raise UserError(
                self.env._(
                    "Say who drew the lot, how, when, who saw it, and on whom it fell: %(what)s",
                    what=error,
                )
            ) from None
