import contextlib

import psycopg2

from odoo import Command, api, models
from odoo.fields import Domain
from odoo.tools import mute_logger

from .coop_membership_merging_register import free_parts

# What the dates of a membership are told by stays with the number: it is joined, not moved.
STAYS = ("coop.membership.period", "coop.membership.area")


class CoopMembershipMerging(models.AbstractModel):
    """What hangs on a contact or a membership, and where it goes.

    The records come with the rights of the system: ``_merge`` has checked who may do this, and
    all is moved, also what the user may not read.
    """

    _inherit = "coop.membership.merging"

    @api.model
    def _merge_move(self, stays, goes):
        """Move what only this floor understands. Upper floors extend this.

        What is not moved here Odoo's own merge moves afterwards, by its foreign keys.
        """
        self._join_qualifications(stays, goes)
        self._join_stays_at_places(stays, goes)
        self._join_needs(stays, goes)
        self._drop_second_drafts(stays, goes)
        self._drop_second_followers("res.partner", goes, stays)
        known = (stays | goes)._coop_colleagues()
        if stays in known and goes not in known:
            self._keep_apart_from_colleagues(stays, goes)
        self._move_links("res.partner", goes, stays)

    @api.model
    def _get_link_fields(self, record):
        """Our own stored fields that name records such as this one, but for the wall's."""
        for name in sorted(self.env):
            model = record.env[name].with_context(active_test=False)
            if not name.startswith("coop.") or not model._auto or model._transient:
                continue
            if hasattr(model, "_wall_message") or name in STAYS:
                continue
            for field in model._fields.values():
                related = field.compute or field.related
                if field.type == "many2one" and field.comodel_name == record._name and field.store:
                    if not related and field.name != "merged_into_id":
                        yield model, field.name

    @api.model
    def _move_links(self, comodel, goes, stays):
        """Let our records that name one name the other; then what hangs on it by its model."""
        if comodel == "res.partner":
            self._move_people(goes, stays)
        for model, name in self._get_link_fields(goes):
            records = model.search([(name, "=", goes.id)])
            if (model._name, name) == ("coop.representative", "membership_id"):
                records = self._fit_representatives(goes, stays)
            if (model._name, name) == ("coop.membership", "partner_id"):
                continue
            try:
                with mute_logger("odoo.sql_db"), self.env.cr.savepoint():
                    records.with_context(tracking_disable=True).write({name: stays.id})
            except psycopg2.IntegrityError as error:
                raise self._get_loss(model._table) from error
        if comodel != "res.partner":
            self._drop_second_followers(comodel, goes, stays)
            merger = goes.env["base.partner.merge.automatic.wizard"]
            merger._update_reference_fields_generic(comodel, goes, stays)
            self._move_references(goes, stays)

    @api.model
    def _fit_representatives(self, gone, keep):
        """Who acted for an organisation on days on which the other has nobody acts on.

        The others stay as they were, with the number that goes: nothing of them is deleted.
        """
        fitting = gone.representative_ids.browse()
        for row in gone.representative_ids:
            same = keep.representative_ids.filtered(lambda one, row=row: one.role == row.role)
            taken = [(one.date_from, one.date_to or None) for one in same]
            for first, last in free_parts(row.date_from, row.date_to or None, taken)[:1]:
                row.write({"date_from": first, "date_to": last or False})
                fitting |= row
        return fitting

    @api.model
    def _move_people(self, goes, stays):
        """Numbers that say of whom something was told or found, and are no foreign key: where
        the same stands for both, one of them stays with the number of the contact that went."""
        for name in sorted(self.env):
            model = goes.env[name].with_context(active_test=False)
            if not name.startswith("coop.") or not model._auto or "person_ref" not in model._fields:
                continue
            for record in model.search([("person_ref", "=", goes.id)]):
                with (
                    contextlib.suppress(psycopg2.errors.UniqueViolation),
                    mute_logger("odoo.sql_db"),
                    self.env.cr.savepoint(),
                ):
                    record.person_ref = stays.id

    @api.model
    def _move_references(self, goes, stays):
        """References by model and number, which no foreign key knows, in our own models."""
        for name in sorted(self.env):
            model = goes.env[name].with_context(active_test=False)
            if not name.startswith("coop.") or not model._auto or model._transient:
                continue
            if hasattr(model, "_wall_message"):
                continue
            for field in model._fields.values():
                if field.type == "many2one_reference" and field.store and not field.related:
                    records = model.search(
                        [(field.model_field, "=", goes._name), (field.name, "=", goes.id)]
                    )
                    records.with_context(tracking_disable=True).write({field.name: stays.id})

    @api.model
    def _join_qualifications(self, stays, goes):
        """One row for days that both have: the database allows no two."""
        model = goes.env["coop.qualification"]
        rows = model.search([("partner_id", "in", (stays | goes).ids)], order="date_from, id")
        for same in rows.grouped("category_id").values():
            last = model
            for row in same:
                if last and (not last.date_to or row.date_from <= last.date_to):
                    last = self._join_rows(last, row, stays)
                else:
                    last = row

    @api.model
    def _join_rows(self, first, second, stays):
        """Two rows that overlap become one, from the first day to the last."""
        ends = [first.date_to, second.date_to]
        evidence = [text for text in (first.evidence, second.evidence) if text]
        days = {
            "date_from": min(first.date_from, second.date_from),
            "date_to": max(ends) if all(ends) else False,
            "evidence": "\n".join(dict.fromkeys(evidence)) or False,
        }
        keep, drop = (second, first) if second.partner_id == stays else (first, second)
        drop.unlink()
        keep.write(days)
        keep.flush_recordset()
        return keep

    @api.model
    def _join_stays_at_places(self, stays, goes):
        residents = goes.env["coop.place.resident"]
        mine = residents.search([("partner_id", "=", stays.id)])
        for stay in residents.search([("partner_id", "=", goes.id)]):
            same = mine.filtered(
                lambda other, stay=stay: (
                    other.place_id == stay.place_id
                    and (not other.date_to or not stay.date_from or stay.date_from <= other.date_to)
                    and (not stay.date_to or not other.date_from or other.date_from <= stay.date_to)
                )
            )[:1]
            if same:
                first = [same.date_from, stay.date_from]
                last = [same.date_to, stay.date_to]
                same.write(
                    {
                        "date_from": min(first) if all(first) else False,
                        "date_to": max(last) if all(last) else False,
                    }
                )
                stay.unlink()

    @api.model
    def _join_needs(self, stays, goes):
        """What helps a person is kept word for word; the way to reach them is the one that
        was looked at last."""
        needs = goes.env["coop.access.need"]
        mine = needs.search([("partner_id", "=", stays.id)])
        other = needs.search([("partner_id", "=", goes.id)])
        if not (mine and other):
            return
        words = [text for text in (mine.what_helps, other.what_helps) if text]
        newer = max(mine | other, key=lambda need: (str(need.reviewed_on or ""), need == mine))
        taken = ("language", "format", "channel", "ring_when", "ring_words", "reviewed_on")
        vals = {name: newer[name] for name in taken}
        vals["help_kind_ids"] = [Command.set((mine | other).help_kind_ids.ids)]
        mine.write({**vals, "what_helps": "\n".join(dict.fromkeys(words)) or False})
        other.unlink()

    @api.model
    def _drop_second_drafts(self, stays, goes):
        """A form that both have open is kept as the one that stays has it."""
        drafts = goes.env["coop.form.draft"]
        mine = drafts.search([("partner_id", "=", stays.id)])
        for draft in drafts.search([("partner_id", "=", goes.id)]):
            if mine.filtered(
                lambda one, draft=draft: (
                    one.form_code == draft.form_code and one.company_id == draft.company_id
                )
            ):
                draft.unlink()

    @api.model
    def _drop_second_followers(self, model, goes, stays):
        """Who follows both follows the one that stays; and where both follow, one does."""
        followers = goes.env["mail.followers"]
        domain = Domain("res_model", "=", model) & Domain("res_id", "=", stays.id)
        people = followers.search(domain).partner_id
        followers.search(
            Domain("res_model", "=", model)
            & Domain("res_id", "=", goes.id)
            & Domain("partner_id", "in", people.ids)
        ).unlink()
        if model == "res.partner":
            mine = {
                (f.res_model, f.res_id) for f in followers.search([("partner_id", "=", stays.id)])
            }
            followers.search([("partner_id", "=", goes.id)]).filtered(
                lambda f: (f.res_model, f.res_id) in mine
            ).unlink()

    @api.model
    def _keep_apart_from_colleagues(self, stays, goes):
        """What stood on a hidden contact does not come onto one that everybody at work reads.

        Its chatter and files go to the membership, and its appointments become private.
        """
        membership = self._get_memberships(stays | goes)[:1]
        for model, field in (
            ("mail.message", "model"),
            ("ir.attachment", "res_model"),
            ("mail.activity", "res_model"),
        ):
            records = goes.env[model].search(
                [(field, "=", "res.partner"), ("res_id", "=", goes.id)]
            )
            if model == "mail.activity":
                target = self.env["ir.model"]._get(membership._name)
                records.write({"res_model_id": target.id, "res_id": membership.id})
            else:
                records.write({field: membership._name, "res_id": membership.id})
        events = goes.env["calendar.event"].search([("partner_ids", "in", goes.ids)])
        events.with_context(no_mail_to_attendees=True).write({"privacy": "private"})
