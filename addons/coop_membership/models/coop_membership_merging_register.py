from datetime import date, timedelta

from odoo import api, models

DAY = timedelta(days=1)
STATED = ("name", "service_address", "class")


def free_parts(first, last, taken):
    """The parts of the days from ``first`` to ``last`` that no span in ``taken`` holds.

    :param last: None for ever
    :param taken: list of (first, last or None)
    :return: list of (first, last or None), oldest first
    """
    parts, day, end = [], first, last or date.max
    for begins, ends in sorted(taken, key=lambda span: span[0]):
        if begins > end:
            break
        if begins > day:
            parts.append((day, begins - DAY))
        if ends is None or ends >= end:
            return parts
        day = max(day, ends + DAY)
    return [*parts, (day, last)] if day <= end else parts


class CoopMembershipMerging(models.AbstractModel):
    """Two memberships of one person at one co-op become one, in the register too.

    The one that stays gets the days of the other that it does not hold itself, with what the
    register said on them. All that was entered about the other is struck out, with the reason; its
    number stays taken. Nothing is edited: a register printed as it was known before is the same.
    """

    _name = "coop.membership.merging"
    _description = "Merging the records of one person"

    @api.model
    def _merge_memberships(self, keep, goes, reason):
        """Let the membership ``goes`` go on as ``keep``.

        :param str reason: why they are one person; the register keeps it
        """
        entries = self.env["coop.register.entry"]
        told = [row for period in goes.period_ids for row in self._get_told(keep, goes, period)]
        for entry in self._get_standing(goes):
            entry._void(reason, "merge")
        self._add_holdings(keep, goes)
        vals_list = [vals for period in goes.period_ids for vals in self._get_days(keep, period)]
        goes.period_ids.unlink()
        # sudo: periods and the register are written by acts only
        self.env["coop.membership.period"].sudo().create(vals_list)
        for values, day in sorted(told, key=lambda row: row[1]):
            entries._assert(keep, values, day, "merge", reason)
        goes.invalidate_recordset()
        keep.invalidate_recordset()

    @api.model
    def _get_taken(self, keep):
        return [(period.date_from, period.date_to or None) for period in keep.period_ids]

    @api.model
    def _get_days(self, keep, period):
        """Values of the periods in which ``keep`` takes over the days of ``period``."""
        taken = self._get_taken(keep)
        begins = {first for first, _last in taken}
        for first, last in free_parts(period.date_from, period.date_to or None, taken):
            [vals] = period.copy_data(
                {"membership_id": keep.id, "date_from": first, "date_to": last or False}
            )
            if first != period.date_from:
                vals["begun_how"] = "return"
            if last and last != period.date_to:
                vals["ended_why"] = "change" if last + DAY in begins else "unknown"
            yield vals

    @api.model
    def _get_told(self, keep, goes, period):
        """What the register said of ``goes`` on the days that ``keep`` takes over.

        :return: list of ({particular: value}, day)
        """
        entries = self.env["coop.register.entry"]
        taken = self._get_taken(keep)
        begins = {first for first, _last in taken}
        for first, last in free_parts(period.date_from, period.date_to or None, taken):
            said = entries._values_as_at(goes, first).get(goes.id, {})
            yield {**said, "status": "member"}, first
            for entry in self._get_standing(goes).sorted("recorded_at"):
                within = first < entry.effective_from and (not last or entry.effective_from <= last)
                if within and entry.particular in STATED:
                    yield {entry.particular: entry.value}, entry.effective_from
            goes_on = last and any(
                other.date_from == last + DAY for other in goes.period_ids
            )  # only the category changed
            if last and last + DAY not in begins and not goes_on:
                yield {"status": "ceased"}, last

    @api.model
    def _get_standing(self, membership):
        """The entries about a membership that are not struck out."""
        # sudo: the register of a membership that the caller was checked to merge
        entries = self.env["coop.register.entry"].sudo()
        said = entries.search(
            [("membership_id", "=", membership.id), ("voids_id", "=", False)],
            order="recorded_at, id",
        )
        return said.filtered(lambda entry: len(entry._void_chain()) % 2 == 0)

    @api.model
    def _add_holdings(self, keep, goes):
        """What a society's register says each of them holds is held by the one person."""
        # sudo: holdings are read for the act; who may merge was checked
        holdings = self.env["coop.register.holding"].sudo()
        today = self.env["coop.clock"].today(goes.company_id)
        mine, other = holdings._standing(keep, today), holdings._standing(goes, today)
        if not (other["shares"] or other["paid"] or other["other_property"]):
            return
        property_of_both = filter(None, [mine["other_property"], other["other_property"]])
        of_both = {
            "shares": mine["shares"] + other["shares"],
            "paid": mine["paid"] + other["paid"],
            "other_property": "; ".join(property_of_both) or False,
        }
        holdings._state(keep, of_both, today, "merge")
        nothing = {"shares": 0, "paid": 0, "other_property": False}
        holdings._state(goes, nothing, today, "merge")
