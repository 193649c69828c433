import json

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date, format_datetime

from ..records import canonical
from .rehearsal_steps import STEPS, Play

#: so many invented people vote in each contest, as delivered; and at most
FEW, MOST = 12, 60


class CoopElectionRehearsal(models.Model):
    """A rehearsal of an election: what was tried with play people, and what was found. Behind the
    wall; whoever runs the election signs it once, with what they found.

    All of it is played in a transaction of its own, which is thrown away: this record is what is
    left.
    """

    _name = "coop.election.rehearsal"
    _description = "Rehearsal of an election"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "recorded_at desc, id desc"
    _wall_open_fields = frozenset({"found", "signed_on", "signed_by"})

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    voters = fields.Integer("Play people in each contest", required=True, aggregator=None)
    is_well = fields.Boolean("All was well")
    content = fields.Text(required=True, help="What was tried, as JSON.")
    found = fields.Text("What was found", readonly=True)
    signed_on = fields.Date("Signed on", readonly=True)
    signed_by = fields.Char("Signed by", readonly=True)
    report = fields.Html("What was tried", compute="_compute_report", sanitize=False)

    _signed_whole = models.Constraint(
        "CHECK ((signed_on IS NULL) = (signed_by IS NULL)"
        " AND (signed_on IS NULL) = (found IS NULL))",
        "Whoever signs says what was found.",
    )

    @api.depends("election_id", "recorded_at")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for one in self:
            one.display_name = self.env._("Rehearsal: %(name)s", name=one.election_id.name or "")

    @api.depends("content")
    @api.depends_context("lang")
    def _compute_report(self):
        for one in self:
            content = json.loads(one.content or '{"steps": [], "sheets": []}')
            rows = Markup("").join(one._draw_step(step) for step in content["steps"])
            title = Markup('<h3 class="text-uppercase text-danger">{}</h3>').format(
                self.env._("Rehearsal: nothing of this is real")
            )
            sheets = Markup("").join(title + Markup(sheet) for sheet in content["sheets"])
            one.report = (
                title
                + Markup('<table class="table table-sm"><tbody>{}</tbody></table>').format(rows)
                + sheets
            )

    def _draw_step(self, step):
        """Return one line of the report: when, what, how it went, what was found."""
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        moment = format_datetime(self.env, step["at"], tz=zone, dt_format="EEE d MMM y, HH:mm")
        words = STEPS[step["code"]]
        return Markup(
            '<tr><td>{moment}</td><td>{words}</td><td><span class="badge {colour}">{word}</span>'
            '</td><td class="text-break">{found}</td></tr>'
        ).format(
            moment=moment,
            words=self.env._(words),
            colour="text-bg-success" if step["well"] else "text-bg-danger",
            word=self.env._("Well") if step["well"] else self.env._("Look"),
            found=step["found"],
        )

    # -- acts ------------------------------------------------------------------------------------

    @api.model
    def _play(self, election, voters):
        """Play an election through with invented people, keep what was found, and nothing else.

        :param election: coop.election that is planned
        :param int voters: how many play people vote in each contest
        :return: the coop.election.rehearsal
        """
        election._check_may_plan()
        if election.is_over or not election.step_ids or not election.contest_ids:
            raise UserError(self.env._("Rehearse an election that is planned, before it is over."))
        if not 1 <= voters <= MOST:
            raise UserError(self.env._("From 1 to %(most)s play people vote.", most=MOST))
        notice = election._get_step("notice").at
        clock = self.env["coop.clock"]
        with clock._thrown_away(min(notice, clock.now())) as env:
            play = Play(env, env["coop.election"].browse(election.id), voters)
            is_well = play.run()
            content = {
                "steps": [
                    {
                        "at": at.isoformat(sep=" ", timespec="seconds"),
                        "code": code,
                        "well": bool(well),
                        "found": found,
                    }
                    for at, code, well, found in play.lines
                ],
                "sheets": play.results,
            }
        # sudo: written by this act alone, which checked the right
        rehearsal = self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "voters": voters,
                "is_well": is_well,
                "content": canonical(content),
            }
        )
        election._note(
            "rehearsed",
            self.env._("The election was rehearsed with play people: all was well")
            if is_well
            else self.env._("The election was rehearsed with play people: something is to look at"),
        )
        return rehearsal.with_env(self.env)

    def _sign(self, found):
        """Whoever runs the election signs, with what was found.

        :param str found: in words
        """
        self.ensure_one()
        election = self.election_id
        election._check_may_run(planning=True)
        if self.signed_on:
            raise UserError(self.env._("This rehearsal is signed already."))
        if not (found or "").strip():
            raise UserError(self.env._("Write down what was found, also if all was well."))
        # sudo: written by this act alone, which checked the right
        self.sudo().write(
            {
                "found": found.strip(),
                "signed_on": self.env["coop.clock"].today(self.company_id),
                "signed_by": self.env.user.name,
            }
        )
        election._note("rehearsal_signed", self.env._("The rehearsal is signed"), found.strip())

    def action_sign(self):
        """Open the window in which it is signed."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Sign the rehearsal"),
            "res_model": "coop.election.rehearsal.sign",
            "view_mode": "form",
            "target": "new",
            "context": {"default_rehearsal_id": self.id},
        }


class CoopElection(models.Model):
    _inherit = "coop.election"

    rehearsal_ids = fields.One2many(
        "coop.election.rehearsal", "election_id", "Rehearsals", readonly=True
    )

    def action_rehearse(self):
        """Open the window in which the election is played through."""
        self.ensure_one()
        self._check_may_plan()
        return self._open_window("coop.election.rehearse", self.env._("Rehearse"))

    def action_view_rehearsals(self):
        return self._open_list("coop_elections.coop_election_rehearsal_action")

    def _get_ready(self):
        return [*super()._get_ready(), self._is_rehearsed()]

    def _is_rehearsed(self):
        # sudo: whether it was rehearsed, for whoever may ask if all is ready
        last = self.sudo().rehearsal_ids[:1]
        if not last:
            words = self.env._("Rehearse the election: press “Rehearse”.")
            return "rehearsal", False, words
        if not last.signed_on:
            words = self.env._("The rehearsal is not signed. Read it, and sign what was found.")
            return "rehearsal", False, words
        words = self.env._(
            "Rehearsed; signed by %(name)s on %(day)s.",
            name=last.signed_by,
            day=format_date(self.env, last.signed_on),
        )
        return "rehearsal", last.is_well, words
