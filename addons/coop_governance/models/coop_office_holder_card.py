from odoo import models
from odoo.tools.image import image_data_uri


class CoopOfficeHolder(models.Model):
    """What colleagues see of somebody, and how the person says it themselves."""

    _inherit = "coop.office.holder"

    def _get_card(self):
        """Return how colleagues see this person, as far as they agreed: name, photo, about, reach.

        Empty before they agreed. The caller has settled that the reader is a colleague.
        """
        self.ensure_one()
        agreed = bool(self.agreed_on)
        return {
            "name": self.name if agreed else "",
            "photo": image_data_uri(self.photo) if agreed and self.photo else None,
            "about": (self.about or "") if agreed else "",
            "reach": (self.reach or "") if agreed else "",
        }

    def _say_shown(self, about, reach, seen, how, by):
        """Take what somebody says of how they want to be shown.

        The first step that asks for it is done. Words that they changed are theirs in whatever
        language they are read: they were said in one only.

        :param str about: some words, or nothing
        :param str reach: how colleagues reach them, or nothing
        :param bool seen: whether members may see their name, picture and words
        :param str how: a code of ``agreed_how``
        :param str by: name of who wrote it down
        """
        self.ensure_one()
        holder = self.sudo()  # sudo: the caller settled whose page it is; the fields are fixed here
        holder.reach = reach or False
        if (about or "") != (holder.about or ""):
            for lang, _name in self.env["res.lang"].get_installed():
                holder.with_context(lang=lang).about = about or False
        if seen:
            holder._agree(how, by)
        else:
            holder.write({"agreed_on": False, "agreed_how": False, "agreed_by": False})
        # sudo: as above
        rows = self.env["coop.term.step"].sudo().search([("holder_id", "=", holder.id)])
        rows.filtered(lambda row: row.kind == "shown")._done(how, how != "self" and by)
