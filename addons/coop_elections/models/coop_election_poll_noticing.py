import pytz

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_election_noticing import WAYS
from .said import said

FORMAT = "coop.election.poll_notice/1"
STEPS = ("poll_opens", "poll_closes", "declared")
#: what makes a notice another one, and is not what it says
HEAD = ("number", "why")


class CoopElection(models.Model):
    """The notice of the poll is published on its day, and again where something of it changes."""

    _inherit = "coop.election"

    poll_notice_ids = fields.One2many(
        "coop.election.poll.notice", "election_id", "Notices of the poll", readonly=True
    )

    def _get_last_poll_notice(self):
        """Return the notice of the poll that holds now, or none."""
        # sudo: it is public
        return self.sudo().poll_notice_ids.sorted("number")[-1:]

    def _get_poll_notice_blocks(self):
        """Return what is in the way of publishing it, as sentences."""
        self.ensure_one()
        if self.kind != "seats" or self.state not in ("noticed", "nominations"):
            return [self.env._("It is not the time for this step.")]
        if self._get_last_poll_notice():
            return [self.env._("The notice of the poll is published already.")]
        if not self._get_last_statement():
            return [self.env._("Publish the candidates first.")]
        return self._get_vote_blocks()

    def _publish_poll_notice(self):
        """Publish where, when and how members vote.

        :raise UserError: while it is not settled where they do
        :return: the coop.election.poll.notice
        """
        self.ensure_one()
        self._lock()
        blocks = self._get_poll_notice_blocks()
        if blocks:
            raise UserError("\n".join(blocks))
        notice = self._write_poll_notice()
        self._get_step("poll_notice")._note_done()
        return notice

    def _write_poll_notice(self, why=None):
        # sudo: made of what is published; the caller checked the right, or the hour has come
        content = self.sudo()._prepare_poll_notice(why)
        notice = self.env["coop.election.poll.notice"]._write_down(self, content, why)
        self.invalidate_recordset(["poll_notice_ids"])
        self._note(
            "poll_notice",
            self.env._(
                "Notice of the poll %(number)s published, with the fingerprint %(print)s",
                number=notice.number,
                print=notice.fingerprint,
            ),
            why,
        )
        return notice

    def _publish_poll_change(self, why):
        """Publish the notice of the poll anew where what it says has changed.

        :param str why: the reason, which everybody reads
        """
        for election in self:
            last = election._get_last_poll_notice()
            if not last or election.state not in ("nominations", "poll"):
                continue
            before = last._get_content()
            now = election.sudo()._prepare_poll_notice()  # sudo: as in _write_poll_notice
            if any(before.get(name) != now[name] for name in now if name not in HEAD):
                election._write_poll_notice(why)

    def _prepare_poll_notice(self, why=None):
        """Return what a notice of the poll says now, in both languages."""
        self.ensure_one()
        last, officer = self._get_last_poll_notice(), self._get_returning_officer()
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        steps = {code: self._get_step(code) for code in STEPS}
        return {
            "format": FORMAT,
            "number": last.number + 1 if last else 1,
            "why": why or None,
            "election": self.id,
            "co_op": self.company_id.name,
            "name": said(self, "name"),
            "body": said(self.body_id, "name"),
            "notice": self._get_last_notice().fingerprint,
            "candidates": self._get_last_statement().fingerprint,
            "qualifying_on": self.qualifying_on.isoformat(),
            "contests": [contest._prepare_poll_notice() for contest in self.contest_ids],
            "days": {
                code: {
                    "day": step.day.isoformat(),
                    "time": step._get_time().isoformat("minutes"),
                    "zone": zone,
                    "utc": step.at.isoformat(),
                }
                for code, step in steps.items()
            },
            "ways": [name for name in WAYS if self[name]],
            "places": [place._prepare_poll_notice() for place in self._get_poll_places()],
            "returning_officer": {
                "name": officer.name,
                "phone": officer.phone or None,
                "email": officer.email or None,
            },
        }

    def _get_poll_places(self):
        """Return where people vote in person, in the order of their days."""
        # sudo: where people vote is public
        places = self.env["coop.election.place"].sudo()
        return places.search([("election_id", "=", self.id)], order="opens_at, id")

    # -- when it is published --------------------------------------------------------------------

    @api.model
    def _cron_go_on(self):
        super()._cron_go_on()
        self._cron_poll_notice()

    @api.model
    def _cron_poll_notice(self):
        """Publish the notice of the poll at its hour; safe to run twice."""
        now = self.env["coop.clock"].now()
        due = [
            ("state", "=", "nominations"),
            ("kind", "=", "seats"),
            (
                "step_ids",
                "any",
                [("code", "=", "poll_notice"), ("at", "<=", now), ("done_at", "=", False)],
            ),
        ]
        for election in (
            self.search(due).try_lock_for_update(allow_referencing=True).filtered_domain(due)
        ):
            if not election._get_poll_notice_blocks():
                election._publish_poll_notice()
                self.env["ir.cron"]._commit_progress(1)

    def _go_on(self, act):
        if act == "open_poll" and self.kind == "seats" and not self._get_poll_notice_blocks():
            # nobody votes before it is said where and how
            self._publish_poll_notice()
        return super()._go_on(act)

    def _change(self, days, why):
        notice = super()._change(days, why)
        self._publish_poll_change(why)
        return notice

    def _write_statement(self, why=None):
        statement = super()._write_statement(why)
        if why:
            self._publish_poll_change(why)
        return statement


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _prepare_poll_notice(self):
        """Return what a notice of the poll says of this contest."""
        self.ensure_one()
        return {
            "contest": self.id,
            "constituency": said(self.constituency_id, "name") or None,
            "seats": self.seats,
            "is_voted": self._needs_vote(),
            "standing": len(self._get_standing()),
        }


class CoopElectionStep(models.Model):
    _inherit = "coop.election.step"

    def action_done(self):
        """To say that the notice of the poll is published is to publish it."""
        notices = self.filtered(
            lambda step: step.code == "poll_notice" and step.election_id.kind == "seats"
        )
        for step in notices:
            step.election_id._check_may_run()
            step.election_id._publish_poll_notice()
        rest = self - notices
        return super(CoopElectionStep, rest).action_done() if rest else True


class CoopElectionRole(models.Model):
    _inherit = "coop.election.role"

    def _replace(self, vals, why):
        new = super()._replace(vals, why)
        if self.role == "returning_officer":
            self.election_id._publish_poll_change(why)
        return new


class CoopElectionPlace(models.Model):
    """A place that changes after the notice of the poll goes out as a new one."""

    _inherit = "coop.election.place"

    @api.model_create_multi
    def create(self, vals_list):
        places = super().create(vals_list)
        places._publish_changed(places.election_id)
        return places

    def write(self, vals):
        result = super().write(vals)
        if vals.keys() & {"name", "where", "opens_at", "closes_at", "election_id"}:
            self._publish_changed(self.election_id)
        return result

    def unlink(self):
        elections = self.election_id
        result = super().unlink()
        self._publish_changed(elections)
        return result

    def _publish_changed(self, elections):
        elections._publish_poll_change(self.env._("The places at which people vote have changed."))

    def _prepare_poll_notice(self):
        """Return what a notice of the poll says of this place, its hours by the clocks there."""
        self.ensure_one()
        zone = self.env["coop.clock"]._zone(self.company_id)

        def local(moment):
            there = pytz.utc.localize(moment).astimezone(zone)
            return there.replace(tzinfo=None).isoformat(timespec="minutes")

        return {
            "name": said(self, "name"),
            "where": said(self, "where") or None,
            "opens": local(self.opens_at),
            "closes": local(self.closes_at),
        }
