from datetime import date

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import LazyTranslate

from ..cleardays import FIRST_YEAR, bank_holidays
from .base import ENGLISH

_lt = LazyTranslate(__name__)

REGION_NAMES = [
    ("england-wales", "England and Wales"),
    ("scotland", "Scotland"),
    ("northern-ireland", "Northern Ireland"),
]
NAMES = {
    "new_year": _lt("New Year's Day"),
    "second_january": _lt("2 January"),
    "st_patrick": _lt("St Patrick's Day"),
    "good_friday": _lt("Good Friday"),
    "easter_monday": _lt("Easter Monday"),
    "early_may": _lt("Early May bank holiday"),
    "spring": _lt("Spring bank holiday"),
    "boyne": _lt("Battle of the Boyne"),
    "summer": _lt("Summer bank holiday"),
    "st_andrew": _lt("St Andrew's Day"),
    "christmas": _lt("Christmas Day"),
    "boxing_day": _lt("Boxing Day"),
    "royal_wedding": _lt("Royal wedding"),
    "millennium": _lt("Millennium Eve"),
    "golden_jubilee": _lt("Queen's Golden Jubilee"),
    "diamond_jubilee": _lt("Queen's Diamond Jubilee"),
    "platinum_jubilee": _lt("Queen's Platinum Jubilee"),
    "state_funeral": _lt("State Funeral of Queen Elizabeth II"),
    "coronation": _lt("Coronation of King Charles III"),
}
YEARS_AHEAD = 10


class CoopBankHoliday(models.Model):
    """A bank holiday of a part of the United Kingdom.

    Years are filled in from the rule and can then be changed by people: a day that is proclaimed
    is added, one that is moved is corrected. A year that nobody filled in counts by the rule.
    """

    _name = "coop.bank.holiday"
    _description = "Bank holiday"
    _order = "date, region"

    name = fields.Char(required=True, translate=True)
    date = fields.Date(required=True, index=True)
    region = fields.Selection(REGION_NAMES, required=True, default="england-wales")

    _date_region_uniq = models.UniqueIndex(
        "(region, date)", "That day is already a bank holiday there."
    )

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.context.get("coop_holidays_filling"):
            # One day added to a year not filled in must not stand for the whole year.
            for vals in vals_list:
                day = fields.Date.to_date(vals.get("date"))
                region = vals.get("region") or "england-wales"
                if day:
                    self._fill(region, day.year, day.year)
        return super().create(vals_list)

    @api.model
    def _dates(self, company, start, end):
        """Return the set of days from start to end that are bank holidays for a company.

        Of years before the rule begins only what people entered.
        """
        # The part of the country is no secret to people who may not read companies.
        region = company.sudo().coop_holiday_region or "england-wales"
        years = range(start.year, end.year + 1)
        recorded = self._recorded(region, years)
        found = set()
        for year in years:
            found.update(recorded.get(year) or self._by_rule(year, region))
        return {day for day in found if start <= day <= end}

    @api.model
    def _recorded(self, region, years):
        """Return {year: set of days} of the years that are filled in."""
        domain = Domain("region", "=", region) & Domain("date", ">=", date(years[0], 1, 1))
        domain &= Domain("date", "<=", date(years[-1], 12, 31))
        recorded = {}
        # Bank holidays are public; a portal user's deadline counts them as well.
        for holiday in self.sudo().search(domain):
            recorded.setdefault(holiday.date.year, set()).add(holiday.date)
        return recorded

    @api.model
    def _fill(self, region, first_year, last_year):
        """Enter the bank holidays of years that have none, in every language in use."""
        missing = set(range(first_year, last_year + 1))
        missing -= set(self._recorded(region, range(first_year, last_year + 1)))
        days = {day: code for year in missing for day, code in self._by_rule(year, region).items()}
        holidays = self.with_context(coop_holidays_filling=True, lang=ENGLISH).create(
            [
                {"date": day, "region": region, "name": self._holiday_name(code)}
                for day, code in sorted(days.items())
            ]
        )
        for lang, _name in self.env["res.lang"].get_installed():
            for holiday in holidays.with_context(lang=lang):
                name = holiday._holiday_name(days[holiday.date])
                if name != holiday.name:
                    holiday.name = name
        return holidays

    @api.model
    def _by_rule(self, year, region):
        return bank_holidays(year, region) if year >= FIRST_YEAR else {}

    def _holiday_name(self, code):
        """Return what a holiday is called, in the language of the environment."""
        code, substitute, _end = code.partition("_substitute")
        name = self.env._(NAMES[code])
        return self.env._("%(name)s (substitute day)", name=name) if substitute else name

    @api.model
    def _fill_ahead(self, region):
        """Enter the bank holidays of a region for last year, this year and the years ahead."""
        this_year = self.env["coop.clock"].today().year
        return self._fill(region, this_year - 1, this_year + YEARS_AHEAD)

    @api.model
    def _cron_fill(self):
        """Keep the years ahead entered for every region in use."""
        for (region,) in self.env["res.company"]._read_group([], ["coop_holiday_region"]):
            self._fill_ahead(region)
