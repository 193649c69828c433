from odoo import api, fields, models

# Whose constituency is whose is for those who work with it.
OFFICER = "coop_governance.group_governance_officer"


class CoopConstituency(models.Model):
    """Members whom the co-op employs: whoever sits for them has an interest of their own in pay."""

    _inherit = "coop.constituency"

    of_employees = fields.Boolean(
        "Of employees",
        groups=OFFICER,
        help="Whoever sits for them is asked for their interest at points on pay and terms of "
        "employment.",
    )


class CoopSeat(models.Model):
    _inherit = "coop.seat"

    as_employee = fields.Boolean(
        "Held as an employee",
        compute="_compute_as_employee",
        store=True,
        readonly=False,
        precompute=True,
        groups=OFFICER,
        help="Follows from the constituency. On a seat without one, say it here.",
    )

    @api.depends("constituency_id.of_employees")
    def _compute_as_employee(self):
        for seat in self:
            constituency = seat.constituency_id
            seat.as_employee = constituency.of_employees if constituency else seat.as_employee


class CoopMeetingPerson(models.Model):
    _inherit = "coop.meeting.person"

    as_employee = fields.Boolean(related="term_id.seat_id.as_employee", groups=OFFICER)


class CoopAgendaItem(models.Model):
    """A point on pay and terms of employment asks by itself whoever sits there as an employee.

    They are told when notice is given, and asked on the page of the meeting. Who has said nothing
    when the point is dealt with does what the rules say; the chair can still decide otherwise.
    """

    _inherit = "coop.agenda.item"

    is_pay = fields.Boolean(
        "On pay and terms of employment",
        help="Whoever sits there as an employee is asked whether it concerns them. The Salary "
        "Structure is such a point.",
    )

    def _get_asked_on_pay(self):
        """Return the rows of the roll of those who sit there as employees, one for each person,
        and have said nothing on the point yet."""
        self.ensure_one()
        if not self.is_pay:
            return self.env["coop.meeting.person"]
        # sudo: who sits as an employee follows from the seats
        item = self.sudo()
        rows = item._get_lines().person_ids.filtered("as_employee")
        first = {row.holder_id: row for row in rows.sorted("id", reverse=True)}
        said = item.interest_ids.person_id.holder_id
        return rows.browse(sorted(row.id for holder, row in first.items() if holder not in said))

    def _flag_pay(self):
        """Write down the interest of employees who are here and have said nothing."""
        now = self.env["coop.clock"].now()
        what = self.env._("Sits here as an employee; the point is on pay and terms of employment.")
        # sudo: it follows from the seat and the point, whoever begins it
        interests = self.env["coop.item.interest"].sudo()
        for item in self:
            for row in item._get_asked_on_pay():
                if row._same_people().presence_ids._at(now):
                    interests.create({"item_id": item.id, "person_id": row.id, "what": what})

    def action_open(self):
        self.ensure_one()
        self.check_access("write")
        self.meeting_id._check_running()
        if not self.opened_at:
            self._flag_pay()
        return super().action_open()

    def action_again(self):
        result = super().action_again()
        self._flag_pay()
        return result

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._on_pay_marked()
        return items

    def write(self, vals):
        result = super().write(vals)
        if vals.get("is_pay"):
            self._on_pay_marked()
        return result

    def _on_pay_marked(self):
        """Ask those whom a point concerns that is marked after notice was given, or at the
        meeting."""
        for item in self.filtered("is_pay"):
            if item.state == "open":
                item._flag_pay()
            elif item.meeting_id.state == "called":
                item.meeting_id._ask_on_pay(item, key=f"pay {item.id}")


class CoopMeeting(models.Model):
    _inherit = "coop.meeting"

    def _on_presence(self, moment):
        for meeting in self:
            meeting._get_open_item()._flag_pay()
        super()._on_presence(moment)

    def _call(self, consent_count=0, consent_note=None):
        super()._call(consent_count, consent_note)
        self._ask_on_pay(self.item_ids, key="pay")

    def _ask_on_pay(self, items, key):
        """Tell whoever sits there as an employee that a point is on pay, and what the rules say.

        :param str key: so that nobody is told twice of the same points
        """
        self.ensure_one()
        rows = self.env["coop.meeting.person"]
        for item in items:
            rows |= item._get_asked_on_pay()
        people = rows.holder_id.partner_id - self._get_absent()
        if people:
            self._tell_people("pay_asked", key=key, people=people)

    def _coop_notice_values(self, kind, partners):
        values = super()._coop_notice_values(kind, partners)
        if kind != "pay_asked":
            return values
        needs = partners._coop_needs()
        for partner in partners:
            # sudo: somebody on the roll is told what the rules say of them
            meeting = self.sudo().with_context(lang=needs[partner.id]["lang"])
            said = meeting._get_pay_words(partner)
            values[partner.id] = {**values.get(partner.id, {}), **said}
        return values

    def _get_pay_words(self, partner):
        items = self.item_ids.filtered("is_pay")
        rows = self.person_ids.filtered(
            lambda row: row.as_employee and row.holder_id.partner_id == partner
        )
        item = items.filtered(lambda one: one.body_ids & rows.body_id)[:1]
        policy = item._say_interest_policy(rows[:1]) if item else ""
        return {"body": ", ".join(rows.body_id.mapped("name")), "policy": policy}
