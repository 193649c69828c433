import base64
import binascii

from psycopg2 import IntegrityError

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError


class CoopSharingTake(models.TransientModel):
    """Take in what another co-op has shared: first shown, then chosen item by item.

    Nothing of the file is believed. What is shown is worked out from it, and worked out again when
    it is taken, so that no window and no browser can put something else in its place.
    """

    _name = "coop.sharing.take"
    _description = "Take in what another co-op shares"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, readonly=True, default=lambda self: self.env.company
    )
    file = fields.Binary(attachment=False)
    file_name = fields.Char()
    looked = fields.Boolean(readonly=True)
    done = fields.Boolean(readonly=True)
    origin = fields.Char("From", readonly=True)
    licence = fields.Text("On what terms", readonly=True)
    remarks = fields.Text("Left out", readonly=True)
    line_ids = fields.One2many("coop.sharing.take.line", "take_id")
    summary = fields.Char(compute="_compute_summary")

    @api.model
    def default_get(self, fields):
        self.env["coop.sharing"]._check_may(self.env.company)
        return super().default_get(fields)

    @api.depends("line_ids.state", "line_ids.take", "done")
    def _compute_summary(self):
        for take in self:
            chosen = len(take.line_ids.filtered("take"))
            if take.done:
                take.summary = self.env._("Taken in: %(count)s. Texts are drafts.", count=chosen)
            elif not chosen and all(line.state == "same" for line in take.line_ids):
                take.summary = self.env._("Everything in this file is here already.")
            else:
                take.summary = self.env._(
                    "In the file: %(all)s. Chosen: %(count)s.",
                    all=len(take.line_ids),
                    count=chosen,
                )

    def action_look(self):
        """Show what the file would make and change. Nothing is made yet."""
        self.ensure_one()
        package, looks = self._look()
        self.line_ids.unlink()
        self.write(
            {
                "origin": f"{package.origin or '?'}, {package.day or '?'}",
                "licence": package.licence,
                "remarks": "\n".join(
                    self.env._("“%(name)s” is not known here.", name=name[:60])
                    for name in package.ignored
                ),
                "looked": True,
                "line_ids": [
                    fields.Command.create(
                        {
                            "kind": look["item"].kind,
                            "key": look["item"].key,
                            "label": look["label"],
                            "name": look["name"],
                            "state": look["state"],
                            "take": look["state"] in ("new", "newer"),
                            "note": look["note"],
                        }
                    )
                    for look in looks
                ],
            }
        )
        return self._again()

    def action_take(self):
        """Take in what is chosen: all of it, or nothing."""
        self.ensure_one()
        if self.done:
            raise UserError(self.env._("This file has been taken in already."))
        package, looks = self._look()
        chosen = {(line.kind, line.key) for line in self.line_ids if line.take}
        wanted = [
            look
            for look in looks
            if (look["item"].kind, look["item"].key) in chosen
            and look["state"] in ("new", "newer", "mine")
        ]
        if not wanted:
            raise UserError(self.env._("There is nothing to take in."))
        for look in wanted:
            self._take_one(look, package)
        self.done = True
        return self._again()

    def _take_one(self, look, package):
        item, values = look["item"], look["values"]
        shared = self.env[item.kind]
        try:
            with self.env.cr.savepoint():
                shared._shared_take(item.key, values, self.company_id)
                self.env.flush_all()
        except (AccessError, UserError, IntegrityError) as error:
            # the whole request is taken back with it
            reason = str(error) if isinstance(error, UserError) else ""
            raise UserError(
                self.env._(
                    "“%(name)s” could not be taken in, so nothing was. %(reason)s",
                    name=look["name"],
                    reason=reason,
                )
            ) from error
        here = shared._shared_here(self.company_id, {item.key}).get(item.key, values)
        self.env["coop.sharing.received"]._note(self.company_id, item.kind, item.key, here, package)

    # -- looking -----------------------------------------------------------------------------

    def _look(self):
        """Return the package, and for each of its items what it would do here."""
        self.env["coop.sharing"]._check_may(self.company_id)
        try:
            content = base64.b64decode(self.file or b"", validate=False)
        except (ValueError, binascii.Error):
            content = b""
        package = self.env["coop.sharing"]._load(content)
        order = self.env["coop.sharing"]._get_shared_models()
        known = [item for item in package.items if item.kind in order]
        coming = {(item.kind, item.key) for item in known}
        here = {
            name: self.env[name]._shared_here(
                self.company_id, {item.key for item in known if item.kind == name}
            )
            for name in order
        }
        looks = [
            self._look_at(item, here[item.kind], coming)
            for item in sorted(known, key=lambda item: (order.index(item.kind), item.key))
        ]
        unknown = sorted({item.kind for item in package.items} - set(order))
        return package._replace(ignored=package.ignored + unknown), looks

    def _look_at(self, item, here, coming):
        shared, company = self.env[item.kind], self.company_id
        look = {"item": item, "label": shared._shared_label(), "values": {}, "note": ""}
        try:
            values, remarks = shared._shared_clean(item.key, item.values, company)
        except ValueError as error:
            return {**look, "name": item.key, "state": "refused", "note": str(error)}
        look.update(
            values=values,
            name=shared._shared_title(item.key, values, company),
            note=" ".join(remarks),
        )
        now = here.get(item.key)
        problem = shared._shared_problem(item.key, values, company, coming)
        if now is not None and shared._shared_same(now, values):
            return {**look, "state": "same"}
        if not shared._shared_may():
            problem = self.env._("You have no right to this. Ask who has.")
        if problem:
            return {**look, "state": "refused", "note": problem}
        if now is None:
            return {**look, "state": "new"}
        if fixed := shared._shared_fixed(item.key, company):
            return {**look, "state": "kept", "note": fixed}
        received = self.env["coop.sharing.received"]
        untouched = shared._shared_untouched(item.key, company) or received._is_as_received(
            company, item.kind, item.key, now
        )
        return {**look, "state": "newer" if untouched else "mine"}

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Take in what another co-op shares"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }


class CoopSharingTakeLine(models.TransientModel):
    """Something in the file, and what it would do here."""

    _name = "coop.sharing.take.line"
    _description = "Something that another co-op shares"

    take_id = fields.Many2one("coop.sharing.take", required=True, ondelete="cascade")
    take = fields.Boolean("Take it")
    kind = fields.Char("Kind of record", readonly=True)
    key = fields.Char(readonly=True)
    label = fields.Char("Kind", readonly=True)
    name = fields.Char(readonly=True)
    state = fields.Selection(
        [
            ("new", "New here"),
            ("newer", "Theirs has changed"),
            ("mine", "You have changed this yourself"),
            ("same", "The same here"),
            ("kept", "Stays as it is here"),
            ("refused", "Cannot be taken"),
        ],
        readonly=True,
    )
    note = fields.Char("Remark", readonly=True)
