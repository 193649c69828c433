from odoo import api, models
from odoo.tools import html_sanitize

from .. import sharing

OWN_NAME = "{{coop}}"
LONGEST_LINE = 500


class CoopShared(models.AbstractModel):
    """What co-ops share in a file: the words of a kind, and how its items go out and come in.

    An item has a key, the same in every co-op, and values of plain JSON. A model that is shared
    inherits ``coop.shared.record`` and is named in ``coop.sharing._get_shared_models``.
    """

    _name = "coop.shared"
    _description = "Shared between co-ops"

    @api.model
    def _shared_label(self):
        """Return what the items are called, many of them."""
        return self._description

    @api.model
    def _shared_may(self):
        """Whether the current user may take such items in."""
        return True

    @api.model
    def _shared_items(self, company, drafts=False):
        """Return ``{key: values}`` of what a co-op has to share.

        :param drafts: also what is not published or in force yet
        """
        raise NotImplementedError

    @api.model
    def _shared_here(self, company, keys):
        """Return ``{key: values}`` of what is there of these keys, to compare with a file."""
        here = self._shared_items(company, drafts=True)
        return {key: here[key] for key in keys if key in here}

    @api.model
    def _shared_title(self, key, values, company):
        """Return the name of an item as its reader calls it."""
        name = values.get("name")
        if isinstance(name, dict):
            name = name.get(self.env.lang) or name.get("en_GB") or next(iter(name.values()), "")
        return self._shared_fill(name or key, company)

    @api.model
    def _shared_clean(self, key, values, company):
        """Return the values that can be taken, and a list of sentences on the others.

        :raise ValueError: in words, when the item cannot be taken at all
        """
        raise NotImplementedError

    @api.model
    def _shared_same(self, now, values):
        """Whether taking ``values`` would change nothing of what is here ``now``.

        What is not in the file is not compared: it stays as it is.
        """
        return all(
            {**now.get(name, {}), **value} == now.get(name)
            if isinstance(value, dict)
            else now.get(name) == value
            for name, value in values.items()
        )

    @api.model
    def _shared_problem(self, key, values, company, coming):
        """Return in words why an item cannot be taken, or False.

        :param set coming: (kind, key) of what else is in the file
        """
        return False

    @api.model
    def _shared_untouched(self, key, company):
        """Whether what is here came with the software and nobody has changed it."""
        return False

    @api.model
    def _shared_fixed(self, key, company):
        """Return in words why what is here is not changed by a file, or False."""
        return False

    @api.model
    def _shared_take(self, key, values, company):
        """Make the item, or change what is here; the rights are the current user's."""
        raise NotImplementedError

    # -- words -------------------------------------------------------------------------------

    @api.model
    def _shared_langs(self):
        return [code for code, _name in self.env["res.lang"].get_installed()]

    @api.model
    def _shared_hide(self, text, company):
        """Return text that names neither the co-op nor anybody in it."""
        hider = self.env.context.get("coop_shared_hider")
        if not isinstance(hider, sharing.Hider):  # nothing that a browser could send
            hider = sharing.Hider(self._shared_private(company))
        return hider(text)

    @api.model
    def _shared_private(self, company):
        """Return ``{what must not be seen: what stands there instead}``. Upper floors add."""
        # sudo: looked for, so that it does not leave
        company = company.sudo()
        partner = company.partner_id
        private = {
            company.name: OWN_NAME,
            company.company_registry: "[number]",
            partner.street: "[address]",
            partner.street2: "[address]",
            partner.zip: "[address]",
            company.website: "[address]",
        }
        users = (
            self.env["res.users"]
            .sudo()
            .search([("share", "=", False), ("company_ids", "in", company.ids)])
        )
        private.update({name: "[name]" for name in users.mapped("name") if " " in (name or "")})
        private = {words: instead for words, instead in private.items() if words}
        escaped = {html_escape(words): instead for words, instead in private.items()}
        return {**escaped, **private}

    @api.model
    def _shared_fill(self, text, company):
        """Return text with the own co-op's name where the file has a place for it."""
        return text.replace(OWN_NAME, company.name) if text else text

    @api.model
    def _shared_html(self, body):
        """Return HTML as it may leave and come in, and how many pictures were left out."""
        return sharing.clean_html(
            body,
            lambda text: html_sanitize(text, sanitize_attributes=True, strip_style=True),
        )

    @api.model
    def _shared_line(self, value, what):
        """Return one line of text.

        :raise ValueError: in words, if it is none
        """
        if value in (None, False):
            return ""
        if not isinstance(value, str) or len(value) > LONGEST_LINE:
            raise ValueError(self.env._("“%(what)s” is not a line of text.", what=what))
        return " ".join(value.split())


def html_escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
