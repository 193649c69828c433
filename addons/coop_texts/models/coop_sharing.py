from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .. import sharing

EDITOR = "coop_texts.group_text_editor"
SETTINGS = "coop_base.group_coop_admin"


class CoopSharing(models.AbstractModel):
    """What co-ops share with each other, and who may: never people, only what people wrote."""

    _name = "coop.sharing"
    _description = "Sharing with other co-ops"

    @api.model
    def _get_shared_models(self):
        """Return the names of the models that are shared, in the order in which they come in:
        what others need comes first. Upper floors add theirs, which inherit
        ``coop.shared.record`` (or ``coop.shared``).
        """
        return ["coop.text.kind", "coop.text", "coop.shared.setting"]

    @api.model
    def _check_may(self, company):
        """Let only those give and take who decide on settings and write texts of the co-op."""
        user = self.env.user
        if not (user.has_group(EDITOR) and user.has_group(SETTINGS)):
            raise AccessError(
                self.env._("Only who decides on settings and texts of the co-op can share them.")
            )
        if company not in user.company_ids:
            raise AccessError(self.env._("This co-op is not yours."))

    @api.model
    def _get_items(self, company, drafts=False):
        """Return the items of a co-op as ``sharing.Item``, in order."""
        items = []
        for name in self._get_shared_models():
            found = self.env[name]._shared_items(company, drafts)
            items += [sharing.Item(name, key, found[key]) for key in sorted(found)]
        return items

    @api.model
    def _get_error(self, error):
        """Return a sentence on a file that cannot be taken."""
        facts = error.facts
        sentences = {
            "empty": self.env._("The file is empty."),
            "too_big": self.env._(
                "The file is bigger than %(limit)s MB.", limit=facts.get("limit")
            ),
            "zip": self.env._(
                "This is a packed file. What co-ops share is one plain file that ends in .json."
            ),
            "unreadable": self.env._("This file cannot be read. Parts of it may be missing."),
            "not_ours": self.env._("This is not a file in which a co-op shares its rule book."),
            "version": self.env._(
                "This file is of version %(number)s, which this software does not know yet. Ask "
                "whoever looks after it to upgrade.",
                number=facts.get("number"),
            ),
            "twice": self.env._("“%(name)s” stands in the file twice.", name=facts.get("name")),
            "too_many": self.env._(
                "There are more than %(limit)s things in the file.", limit=facts.get("limit")
            ),
            "too_long": self.env._(
                "A text in the file is longer than %(limit)s letters.", limit=facts.get("limit")
            ),
            "bad_item": self.env._(
                "Number %(number)s in the file is not as it should be.", number=facts.get("number")
            ),
        }
        return sentences[error.code]

    @api.model
    def _load(self, content):
        """Return the package in a file.

        :raise UserError: in words, when the file cannot be taken
        """
        try:
            return sharing.load(content)
        except sharing.SharingError as error:
            raise UserError(self._get_error(error)) from error


class CoopSharingReceived(models.Model):
    """What came from another co-op, as it was when it came: so it is known later whether people
    here have changed it themselves."""

    _name = "coop.sharing.received"
    _description = "Received from another co-op"
    _order = "taken_on desc, id desc"
    _rec_name = "key"

    company_id = fields.Many2one("res.company", "Co-op", required=True, index=True, readonly=True)
    kind = fields.Char(required=True, readonly=True)
    key = fields.Char(required=True, readonly=True)
    digest = fields.Char(required=True, readonly=True)
    origin = fields.Char("From", readonly=True)
    licence = fields.Text(readonly=True)
    taken_on = fields.Date("Taken on", required=True, readonly=True)
    taken_by_id = fields.Many2one("res.users", "Taken by", readonly=True, ondelete="set null")

    _item_uniq = models.UniqueIndex(
        "(company_id, kind, key)", "This has been received before; it is changed in its place."
    )

    @api.model
    def _note(self, company, kind, key, values, package):
        """Remember what an item is here after it came in."""
        # sudo: written by the window of taking in alone, never by hand
        received = self.sudo()
        found = received.search(
            [("company_id", "=", company.id), ("kind", "=", kind), ("key", "=", key)]
        )
        vals = {
            "digest": sharing.digest(values),
            "origin": package.origin,
            "licence": package.licence,
            "taken_on": self.env["coop.clock"].today(company),
            "taken_by_id": self.env.uid,
        }
        if found:
            found.write(vals)
        else:
            received.create({"company_id": company.id, "kind": kind, "key": key, **vals})

    @api.model
    def _is_as_received(self, company, kind, key, values):
        """Whether nobody has changed the item here since it came."""
        # sudo: as above
        found = self.sudo().search(
            [("company_id", "=", company.id), ("kind", "=", kind), ("key", "=", key)]
        )
        return bool(found) and found.digest == sharing.digest(values)
