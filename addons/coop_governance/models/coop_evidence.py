from odoo import api, fields, models
from odoo.tools import format_date, formatLang

PRINCIPLES = [
    ("1", "Purpose, and what comes of it for people"),
    ("2", "Clear functions and roles"),
    ("3", "Values that show in what we do"),
    ("4", "Informed, open decisions, and risks looked after"),
    ("5", "People who sit on our bodies are able to do it"),
    ("6", "Members are involved, and we answer to them"),
]
# No figure tells of fewer people than this, nor does the difference of two.
FEWEST = 5
PICTURES = "/coop_texts/static/pictures/openmoji/"


class CoopEvidence(models.AbstractModel):
    """What shows that the co-op keeps to the six principles: named measures out of its records.

    A part of the house adds its own by extending ``_get_measures``; it keeps nothing. Each measure
    counts records, names them, says in words how, and lists what is missing. Whoever adds one
    adds a second reckoning of it to the tests (``tests/evidence_checks.py``), by another way.
    """

    _name = "coop.evidence"
    _description = "Evidence under the six principles"

    @api.model
    def _get_measures(self, company, date_from, date_to):
        """Return what the records of a co-op say of a time, in the language of the environment.

        :param company: res.company
        :param date date_from: the first day
        :param date date_to: the last day
        :return: a list of measures, each made by ``_measure``
        """
        return []

    @api.model
    def _get_sorted(self, company, date_from, date_to):
        """Return all measures, with all rights, by principle and in the order in which they came.

        Callers show it to those who may read it: figures are of all records, and name nobody.
        """
        # sudo: figures are of all records of the co-op, whoever asks
        measures = self.sudo().with_company(company)._get_measures(company, date_from, date_to)
        keys = [measure["key"] for measure in measures]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        if twice:
            raise ValueError(f"two measures of one name: {twice}")
        return sorted(measures, key=lambda measure: measure["principle"])

    @api.model
    def _measure(
        self,
        key,
        principle,
        title,
        formula,
        counted,
        of=None,
        *,
        value=None,
        unit="records",
        none=None,
        gaps=(),
        is_people=False,
        opens=True,
        on_page=False,
        picture="1F4CA.svg",
    ):
        """Return one measure.

        :param str key: its name for ever; those of other addons begin with the addon and a dot
        :param str principle: a code of ``PRINCIPLES``
        :param title: what it is, in a few words
        :param formula: how it is reckoned, in a sentence
        :param counted: the records that are counted (a recordset): a press opens them
        :param of: those out of which they are counted; none where it is a number alone
        :param value: the figure where it is not the number of records, such as an average
        :param str unit: ``records``, ``people`` or ``days``
        :param none: what is said where there is nothing to count out of, or nothing at all
        :param gaps: a list of (record, sentence, day on which it was due or False)
        :param bool is_people: it counts people: never said of fewer than ``FEWEST``
        :param bool opens: whether the records may be opened from it
        :param bool on_page: it stands on the one page for the regulator, and in Easy Read
        :param str picture: the picture beside it in Easy Read
        """
        base = counted if of is None else of
        measure = {
            "key": key,
            "principle": principle,
            "title": title,
            "formula": formula,
            "unit": "people" if is_people else unit,
            "value": len(counted) if value is None else value,
            "of": None if of is None else len(of),
            "model": counted._name,
            "ids": sorted(counted.ids),
            "opens": opens,
            "is_nothing": not base,
            "is_people": is_people,
            "on_page": on_page,
            "picture": PICTURES + picture,
            "gaps": [
                {"model": record._name, "id": record.id, "words": words, "due": due or False}
                for record, words, due in gaps
            ],
        }
        measure["is_few"] = self._is_few(measure)
        measure["said"] = self._say(measure, none)
        return measure

    @api.model
    def _is_few(self, measure):
        """Return whether a figure would tell of fewer than five people, by itself or by what is
        missing to the whole."""
        if not measure["is_people"] or measure["is_nothing"]:
            return False
        rest = 0 if measure["of"] is None else measure["of"] - measure["value"]
        return 0 < measure["value"] < FEWEST or 0 < rest < FEWEST

    @api.model
    def _say(self, measure, none=None):
        """Return a figure in words. Where there was nothing it says so, and no “0 of 0”."""
        if measure["is_nothing"]:
            return none or self.env._("There was nothing of this in this time.")
        if measure["is_few"]:
            return self.env._("Too few people to give a number")
        value, of = measure["value"], measure["of"]
        if measure["unit"] == "days":
            number = formatLang(self.env, value, digits=1)
            return self.env._("%(number)s days", number=number)
        if of is None:
            return str(value)
        return self.env._(
            "%(value)s of %(of)s (%(percent)s %%)",
            value=value,
            of=of,
            percent=int(100 * value / of + 0.5),
        )

    # -- for those who add measures ------------------------------------------------------------

    @api.model
    def _find(self, model, company, *domain):
        """Return the records of a co-op that a domain finds, archived ones as well."""
        records = self.env[model].with_context(active_test=False)
        return records.search([("company_id", "=", company.id), *domain], order="id")

    @api.model
    def _between(self, field, date_from, date_to):
        """Return the domain of a date within a time."""
        return (field, ">=", date_from), (field, "<=", date_to)

    @api.model
    def _during(self, field, company, date_from, date_to):
        """Return the domain of a moment within the days of a time, where the co-op is."""
        clock = self.env["coop.clock"]
        return (
            (field, ">=", clock.start_of_day(date_from, company)),
            (field, "<", clock.start_of_day(fields.Date.add(date_to, days=1), company)),
        )

    @api.model
    def _say_day(self, day):
        return format_date(self.env, day, date_format="d MMMM y")
