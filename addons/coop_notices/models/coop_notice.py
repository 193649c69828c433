from datetime import date, datetime

from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

# So many people are told within the request; more are told by a job, in batches.
AT_ONCE = 500


class CoopNotice(models.Model):
    """Something was told to people, with a delivery for each as the proof.

    Everybody is told through ``_tell``, and only so: it picks for each person the language, the
    format and the channel that are theirs.
    """

    _name = "coop.notice"
    _description = "Notice"
    _inherit = "coop.company.mixin"
    _order = "told_at desc, id desc"

    kind_id = fields.Many2one(
        "coop.notice.kind", required=True, readonly=True, ondelete="restrict", index=True
    )
    res_model = fields.Char("About (model)", readonly=True)
    res_id = fields.Many2oneReference("About (id)", model_field="res_model", readonly=True)
    told_at = fields.Datetime("Told on", required=True, readonly=True)
    told_by_id = fields.Many2one("res.users", "Told by", readonly=True, ondelete="set null")
    values = fields.Json(readonly=True, groups="coop_notices.group_notices")
    channel = fields.Selection(
        [("print", "Letter"), ("email", "E-mail")],
        readonly=True,
        help="Told to everybody in this one way.",
    )
    version_ids = fields.Many2many(
        "coop.text.version",
        string="Wording",
        readonly=True,
        help="The versions that were published when people were told.",
    )
    delivery_ids = fields.One2many("coop.notice.delivery", "notice_id", readonly=True)
    _about_idx = models.Index("(res_model, res_id)")

    @api.depends("kind_id", "told_at")
    def _compute_display_name(self):
        for notice in self:
            day = notice.told_at and self.env["coop.clock"].day_of(notice.told_at)
            name = notice.kind_id.name or ""
            notice.display_name = f"{name}, {format_date(self.env, day)}" if day else name

    # -- telling -----------------------------------------------------------------------------

    @api.model
    def _tell(
        self,
        people,
        kind,
        record,
        values=None,
        key=None,
        text=None,
        channel=None,
        urgent=False,
    ):
        """Tell people something, each in their own language, format and channel.

        E-mails are queued, letters wait for a print run. Nothing is sent to people who have died
        or are not to be written to (``_coop_stopped_reasons`` on the contact).

        :param people: res.partner, each told once
        :param str kind: code of a coop.notice.kind
        :param record: what it is about; one record of any model. If it has a method
            ``_coop_notice_values(kind, partners)`` returning ``{partner.id: {name: value}}``,
            these values are added for each person
        :param dict values: what the text's placeholders become, the same for everybody; text,
            numbers, dates or Markup
        :param str key: with a key, the same (kind, record, person, key) is told once and never
            again; without one every call tells anew
        :param text: coop.text to tell instead of the kind's own
        :param channel: "print" to write letters to everybody, "email" to write e-mails alone,
            whatever they asked for
        :param bool urgent: by every quick way that each of them has, at once
        :return: coop.notice, empty if everybody had been told already
        """
        record.ensure_one()
        company = self._get_company(record)
        # Whoever does what people are told of (a member, a visitor who applies) has no right to
        # read other people's needs, texts or deliveries. What is written here is fixed by the
        # kind and its approved text; the caller decides only who is told, and of what.
        model = self.sudo().with_company(company)
        kind = model.env["coop.notice.kind"]._get(kind)
        people = people.sudo().union() - model._get_told(people, kind, record, key)
        if not people:
            return self.browse()
        # sudo: the approved text is what people are told, whoever tells them
        text = (text or kind.text_id._for_company(company)).sudo()
        if not text.published_version_ids:
            raise UserError(
                self.env._(
                    "“%(text)s” has not been published, so nobody can be told yet.", text=text.name
                )
            )
        notice = model.create(
            {
                "kind_id": kind.id,
                "company_id": company.id,
                "res_model": record._name,
                "res_id": record.id,
                "channel": channel,
                "is_urgent": urgent,
                "told_at": self.env["coop.clock"].now(),
                "told_by_id": self.env.uid,
                "values": {name: _to_json(value) for name, value in (values or {}).items()},
                "version_ids": text.published_version_ids.ids,
            }
        )
        notice._add_people(people, key)
        if len(people) <= AT_ONCE:
            notice.delivery_ids._prepare()
        else:
            # The first at once, so that a text that cannot be filled in is noticed here and now.
            notice.delivery_ids[:1]._prepare()
            # The job belongs to the system.
            self.env.ref("coop_notices.cron_prepare").sudo()._trigger()
        return notice.sudo(self.env.su)

    def _get_company(self, record):
        # sudo: which co-op a record belongs to, for whoever may tell of it
        company = record.sudo()["company_id"] if "company_id" in record._fields else None
        return company or self.env.company

    def _get_told(self, people, kind, record, key):
        if key is None:
            return people.browse()
        return (
            self.env["coop.notice.delivery"]
            .search(
                [
                    ("kind_id", "=", kind.id),
                    ("res_model", "=", record._name),
                    ("res_id", "=", record.id),
                    ("key", "=", key),
                    ("partner_id", "in", people.ids),
                ]
            )
            .partner_id
        )

    def _add_people(self, people, key):
        """Add a waiting delivery for each person, in one statement for any number of people."""
        self.ensure_one()
        self.flush_recordset()
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO coop_notice_delivery
                    (notice_id, company_id, kind_id, res_model, res_id, key, told_at,
                     partner_id, person_ref, state, create_uid, create_date, write_uid, write_date)
                SELECT notice.id, notice.company_id, notice.kind_id, notice.res_model,
                       notice.res_id, %(key)s, notice.told_at, person.id, person.id, 'waiting',
                       notice.create_uid, notice.create_date, notice.create_uid, notice.create_date
                  FROM coop_notice notice,
                       UNNEST(%(people)s) WITH ORDINALITY AS person (id, position)
                 WHERE notice.id = %(notice)s
                 ORDER BY person.position
                    ON CONFLICT DO NOTHING
                """,
                key=key,
                people=list(people.ids),
                notice=self.id,
            )
        )
        self.invalidate_recordset(["delivery_ids"])
        self.env["coop.notice.delivery"].invalidate_model()

    def _get_values_by_person(self, partners):
        """Return ``{partner.id: values}`` for the placeholders of this notice's text."""
        self.ensure_one()
        company = self.company_id
        helper = company._coop_help()
        common = {
            "coop": company.name,
            "company": company.name,
            "help_name": helper["name"],
            "help_phone": helper["phone"],
            **{name: _from_json(value) for name, value in (self.values or {}).items()},
        }
        personal = {}
        record = (
            self.env[self.res_model].browse(self.res_id) if self.res_model in self.env else None
        )
        if record is not None and hasattr(record, "_coop_notice_values"):
            personal = record._coop_notice_values(self.kind_id.code, partners)
        return {
            partner.id: {"name": partner.name, **common, **personal.get(partner.id, {})}
            for partner in partners
        }

    @api.model
    def _stop_for(self, partners, reason):
        """Stop everything that waits to go to these people, at once.

        :param partners: res.partner
        :param str reason: a code known to ``_get_stop_reasons`` or words
        :return: coop.notice.delivery that were stopped
        """
        # Whoever records that somebody has died need not be one who sends notices.
        waiting = (
            self.env["coop.notice.delivery"]
            .sudo()
            .search([("partner_id", "in", partners.ids), ("state", "=", "waiting")])
        )
        waiting._stop(reason)
        return waiting

    # -- looking -----------------------------------------------------------------------------

    def action_open_deliveries(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_notices.coop_notice_delivery_action"
        )
        return {**action, "domain": [("notice_id", "=", self.id)], "context": {}}

    def action_open_record(self):
        """Open what the notice is about; the reader's own rights decide."""
        self.ensure_one()
        if self.res_model not in self.env:
            raise UserError(self.env._("What this notice is about does not exist any more."))
        record = self.env[self.res_model].browse(self.res_id).exists()
        if not record:
            raise UserError(self.env._("What this notice is about does not exist any more."))
        return {
            "type": "ir.actions.act_window",
            "res_model": self.res_model,
            "res_id": self.res_id,
            "view_mode": "form",
            "views": [(False, "form")],
        }


def _to_json(value):
    """Return a value for a placeholder as JSON that ``_from_json`` reads back."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Markup):
        return {"html": str(value)}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return str(value)


def _from_json(value):
    if not isinstance(value, dict):
        return value
    (kind, content), *_rest = value.items()
    readers = {
        "datetime": datetime.fromisoformat,
        "date": date.fromisoformat,
        "html": Markup,
    }
    return readers[kind](content)
