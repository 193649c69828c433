import base64
import hashlib
from datetime import timedelta

from odoo import api, models
from odoo.exceptions import AccessError, UserError

MANAGER = "coop_membership.group_membership_manager"
MAY_KNOW = "coop_membership.group_support_status"


class CoopAccessRequest(models.Model):
    """The copy: what is read first, how it is made, given or refused, and when it goes."""

    _inherit = "coop.access.request"

    def _check_may_make(self):
        user = self.env.user
        if not (user.has_group(MANAGER) and user.has_group(MAY_KNOW)):
            raise AccessError(
                self.env._(
                    "What is held about a person is put together by a membership manager who may "
                    "know who is supported, whoever the person is."
                )
            )
        self.check_access("write")
        # sudo: whether it is the user's own contact
        if self.env.user.partner_id in self.sudo().partner_id:
            raise UserError(self.env._("Nobody puts their own copy together. Ask a colleague."))

    def _check_waiting(self):
        self._check_may_make()
        if not self.env.su and any(request.state != "waiting" for request in self):
            raise UserError(self.env._("This request was answered already."))

    def action_collect(self):
        """List what somebody has written in free words: it is read before it is given."""
        self._check_waiting()
        for request in self:
            request._collect()
        return True

    def _collect(self):
        """Add the passages that are not listed yet; return them."""
        self.ensure_one()
        found = self.env["coop.access.pack"]._get_passages(self)
        known = {passage.ref: passage for passage in self.passage_ids}
        new = self.env["coop.access.passage"]
        for ref, where, text in found:
            if ref not in known:
                vals = {"request_id": self.id, "ref": ref, "name": where, "text": text}
                # sudo: passages come from the records, and from nobody's hand
                new |= new.sudo().create(vals)
            elif known[ref].text != text:
                # sudo: as above; who read the old words has not read the new ones
                known[ref].sudo().write({"text": text, "decision": False, "text_given": False})
                new |= known[ref]
        gone = self.passage_ids.filtered(lambda p: p.ref not in {ref for ref, *_rest in found})
        gone.sudo().unlink()  # sudo: as above; the record is not there any more
        return new.sudo(False)

    def action_give_all(self):
        """Give what has been read as it stands."""
        self._check_waiting()
        self.passage_ids.filtered(lambda p: not p.decision).decision = "give"
        return True

    def action_look(self):
        """Show the copy as it would be given now."""
        self.ensure_one()
        self._check_may_make()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/access-request/{self.id}/copy",
            "target": "new",
        }

    def action_give(self):
        """Make the copy that is given, keep it, and note when and by whom it was given."""
        self._check_waiting()
        for request in self:
            request._check_ready()
            content, name = request._make_pack()
            # sudo: guarded fields; the rights were checked
            request.sudo().write(
                {
                    "state": "given",
                    "pack": base64.b64encode(content),
                    "pack_name": name,
                    "checksum": hashlib.sha256(content).hexdigest(),
                    "given_on": self.env["coop.clock"].today(request.company_id),
                    "given_by": self.env.user.name,
                }
            )
        return True

    def _check_ready(self):
        if not self.identity:
            raise UserError(
                self.env._("Write how you know that it is this person, before anything is given.")
            )
        self._collect()
        if self.unread_count:
            raise UserError(
                self.env._(
                    "There are %(count)s passages in free words that nobody has read yet. They "
                    "may be about other people too: decide on each.",
                    count=self.unread_count,
                )
            )

    def _make_pack(self):
        """The copy: (content, name of the file); a page where PDF cannot be made."""
        html = self.env["coop.access.pack"]._html(self)
        reports = self.env["ir.actions.report"]
        named = self.with_context(lang=self.lang).env._("What we hold about you")
        if reports._coop_pdf_available():
            return reports._coop_make_pdf(html), f"{named}.pdf"
        return html, f"{named}.html"

    def action_refuse(self):
        self._check_waiting()
        for request in self:
            if not (request.answer or "").strip():
                raise UserError(
                    self.env._(
                        "Write the reason, and tell the person that they can complain to the "
                        "Information Commissioner."
                    )
                )
            request.sudo().state = "refused"  # sudo: guarded; the rights were checked
        return True

    def action_withdraw(self):
        self._check_waiting()
        self.sudo().state = "withdrawn"  # sudo: as in action_refuse
        return True

    @api.autovacuum
    def _gc_packs(self):
        """Let the files go after their days; what they were stays."""
        today = self.env["coop.clock"].today()
        for company in self.env["res.company"].search([]):
            before = today - timedelta(days=company.coop_access_pack_days)
            old = self.search([("company_id", "=", company.id), ("given_on", "<", before)])
            old.write({"pack": False})
            old.passage_ids.write({"text": False, "text_given": False})
