from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import format_date, format_datetime

#: how a step looks: Bootstrap's colours, with a word or sign beside them
LOOKS = {
    "done": ("text-bg-light", "✓"),
    "late": ("text-bg-danger", "!"),
    "next": ("text-bg-primary", "→"),
    "ahead": ("text-bg-light", ""),
    "moot": ("text-bg-light text-muted", "–"),
}


class CoopElection(models.Model):
    """The timetable as a line of steps."""

    _inherit = "coop.election"

    timeline = fields.Html("Line of steps", compute="_compute_timeline", sanitize=False)

    @api.depends("step_ids.at", "step_ids.done_at", "state")
    @api.depends_context("lang")
    def _compute_timeline(self):
        for election in self:
            steps = election.step_ids.sorted("sequence")
            cards = Markup("").join(election._draw_step(step) for step in steps)
            election.timeline = (
                Markup('<ol class="list-unstyled d-flex flex-wrap gap-2 mb-0">{}</ol>').format(
                    cards
                )
                if steps
                else False
            )

    def _draw_step(self, step):
        """Return one step of the line: its name, its day and hour, and how it is."""
        zone = self.env["coop.clock"]._zone(self.company_id).zone
        colour, sign = LOOKS[step.state]
        states = dict(step._fields["state"]._description_selection(self.env))
        return Markup(
            '<li class="rounded border p-2 {colour}" style="min-width: 9rem">'
            '<div class="small">{sign} {state}</div><strong>{name}</strong>'
            "<div>{day}</div><div>{time}</div></li>"
        ).format(
            colour=colour,
            sign=sign,
            state=states[step.state],
            name=step._get_label(),
            day=format_date(self.env, step.day, date_format="EEE d MMM y") if step.day else "",
            time=format_datetime(self.env, step.at, tz=zone, dt_format="HH:mm") if step.at else "",
        )
