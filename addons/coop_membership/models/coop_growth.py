from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_growth_day_query import GrowthDayQuery
from .coop_growth_query import GrowthQuery

STOCKS = ("people", "members", "waiting")


class CoopGrowth(models.Model):
    """Who could be a member against who is: a row a day, category, area and place.

    The days are the ends of the months since the first qualification, and today; or the one day
    in the context (``coop_growth_day``, a date or "today"). Every person counts once a day: a
    member in the category they vote in, everybody else in the first category that they qualify for.

    Whoever may not know who is supported gets other figures, not fewer of the same: those of the
    openly known categories, as if the others did not exist. So there is nothing to subtract: a
    total that held people supported would tell, month by month, which new member is one.
    """

    _name = "coop.growth"
    _description = "Who could join, and who has"
    _auto = False
    # not by place, which few may read: who may not could open no list
    _order = "day desc, category_id, area_id, id"
    _rec_name = "day"

    day = fields.Date(readonly=True)
    is_latest = fields.Boolean("The last of these days", readonly=True)
    company_id = fields.Many2one("res.company", "Co-op", readonly=True)
    category_id = fields.Many2one("coop.membership.category", readonly=True)
    area_id = fields.Many2one("coop.area", readonly=True)
    place_id = fields.Many2one(
        "coop.place", readonly=True, groups="coop_membership.group_support_status"
    )
    people = fields.Integer(
        "Could be members",
        readonly=True,
        help="Members, and everybody who qualifies. Over several days: the average.",
    )
    members = fields.Integer(
        readonly=True, help="Members on the day. Over several days: the average."
    )
    waiting = fields.Integer(
        "Not members yet",
        readonly=True,
        help="Who qualifies and has not joined. Over several days: the average.",
    )
    share = fields.Float("Joined, in per cent", readonly=True, aggregator="avg", digits=(5, 1))

    _depends = {
        "coop.qualification": [
            "partner_id",
            "category_id",
            "date_from",
            "date_to",
            "place_id",
            "area_id",
        ],
        "coop.membership": ["partner_id", "died_on", "area_id"],
        "coop.membership.period": ["membership_id", "category_id", "date_from", "date_to"],
        "coop.membership.category": ["sequence", "openly_known"],
        "coop.place": ["area_id", "kind"],
        "coop.place.resident": ["partner_id", "place_id", "date_from", "date_to"],
    }

    @property
    def _table_query(self):
        days = self._get_days()
        query = GrowthDayQuery if len(days) == 1 else GrowthQuery
        return query(self.env.companies.ids, days, self._sees_all()).sql()

    def _sees_all(self):
        """Whether the reader's figures include who is supported."""
        return self.env.su or self.env.user.has_group("coop_membership.group_support_status")

    def _get_days(self):
        """The days of the rows, the earliest first."""
        asked = self.env.context.get("coop_growth_day")
        if asked == "today":
            return [self.env["coop.clock"].today()]
        if asked:
            try:
                return [fields.Date.to_date(asked)]
            except (ValueError, TypeError):
                raise UserError(self.env._("Choose a day for the figures.")) from None
        today = self.env["coop.clock"].today()
        first = self._get_first_day() or today
        days, month = [today], today.replace(day=1)
        while month > first:
            days.append(month - timedelta(days=1))
            month -= relativedelta(months=1)
        return days[::-1]

    def _get_first_day(self):
        """The day on which the first person could join or did."""
        open_only = SQL() if self._sees_all() else SQL("AND c.openly_known")
        self.env.cr.execute(
            SQL(
                """
                SELECT min(q.date_from)
                  FROM coop_qualification q
                  JOIN coop_membership_category c ON c.id = q.category_id
                 WHERE q.company_id = ANY(%s) %s
                """,
                self.env.companies.ids,
                open_only,
            )
        )
        return self.env.cr.fetchone()[0]

    def _read_group_select(self, aggregate_spec, query):
        """People cannot be added up over days: over several days the figure is their average."""
        name, _colon, aggregate = aggregate_spec.partition(":")
        if name in STOCKS and aggregate == "sum":
            return SQL(
                "ROUND(SUM(%(figure)s)::numeric / COUNT(DISTINCT %(day)s))::integer",
                figure=self._field_to_sql(self._table, name, query),
                day=self._field_to_sql(self._table, "day", query),
            )
        if name == "share":
            return SQL(
                "COALESCE(100.0 * SUM(%s) / NULLIF(SUM(%s), 0), 0)::float",
                self._field_to_sql(self._table, "members", query),
                self._field_to_sql(self._table, "people", query),
            )
        return super()._read_group_select(aggregate_spec, query)

    @api.model
    def _figures(self, company, day):
        """Return ``{category: (people, members, waiting)}`` of a co-op on a day, as the reader
        may know them."""
        model = self.with_company(company).with_context(
            allowed_company_ids=company.ids, coop_growth_day=day
        )
        rows = model._read_group(
            [("company_id", "=", company.id)], ["category_id"], [f"{name}:sum" for name in STOCKS]
        )
        return {category: tuple(figures) for category, *figures in rows}
