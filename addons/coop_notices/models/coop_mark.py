from collections import Counter
from zlib import crc32

from odoo import api, fields, models
from odoo.tools.image import image_data_uri


class CoopPicture(models.Model):
    _inherit = "coop.picture"

    is_mark = fields.Boolean(
        "People may choose it as theirs",
        help="A thing with one plain name, easily told from the others. It stands inside a "
        "person's letters, so that they know the letter is theirs without reading.",
    )


class ResPartner(models.Model):
    """The picture by which people of one home tell their letters apart. It stands inside alone."""

    _inherit = "res.partner"

    coop_mark_id = fields.Many2one(
        "coop.picture",
        "Picture in their letters",
        domain=[("is_mark", "=", True)],
        ondelete="set null",
        copy=False,
        groups="coop_access.group_desk",
    )
    coop_mark_chosen = fields.Boolean(
        "They chose it", copy=False, readonly=True, groups="coop_access.group_desk"
    )
    coop_mark_photo = fields.Boolean(
        "Their photo instead",
        copy=False,
        groups="coop_access.group_desk",
        help="The person agreed that their photo stands inside their letters.",
    )

    @api.onchange("coop_mark_id")
    def _onchange_coop_mark_id(self):
        self.coop_mark_chosen = bool(self.coop_mark_id)

    def _coop_set_mark(self, picture):
        """Write down the picture that the person chose; none to be given one."""
        self.ensure_one()
        # sudo: a member chooses on a page; the caller has checked whose choice it is
        self.sudo().write({"coop_mark_id": picture.id, "coop_mark_chosen": bool(picture)})

    def _coop_letter_mark(self):
        """Return how this person knows what is theirs, as one of ``_coop_marks``."""
        self.ensure_one()
        return self._coop_marks()[self.id]

    def _coop_marks(self):
        """Return ``{partner.id: coop.picture}``, the picture of each person.

        The one that they chose; else one that is given to them and stays theirs, and that nobody
        else of their home has.
        """
        households = self._coop_households()
        # sudo: whoever prints a letter puts the person's picture into it
        people = self.sudo()
        pool = self.env["coop.picture"].sudo().search([("is_mark", "=", True)], order="id")
        for person in people:
            others = households[person.id].sudo() - person
            mark = person.coop_mark_id
            if mark and (person.coop_mark_chosen or mark not in person._coop_rank(others)):
                continue
            person.write({"coop_mark_id": person._coop_free_mark(pool, others).id})
        return {person.id: person.coop_mark_id for person in people}

    def _coop_shown_mark(self):
        """Return ``(address of the picture, its name)`` that stands in this person's letters, or
        nothing while there is none. What is not given yet is given with the next letter."""
        self.ensure_one()
        # sudo: as in _coop_marks; the caller has checked whose page it is
        person = self.sudo()
        if person.coop_mark_photo and person.image_256:
            return image_data_uri(person.image_256), person.name
        picture = person.coop_mark_id
        alone = not person.coop_mark_chosen and len(person._coop_households()[person.id]) < 2
        if alone or not (picture.url and picture._is_shown()):
            return None
        return picture.url, picture.name

    def _coop_rank(self, others):
        """Return the pictures of those before whom this person gives way: who chose theirs, or
        were in the register of contacts first."""
        self.ensure_one()
        first = others.filtered(lambda other: other.coop_mark_chosen or other.id < self.id)
        return first.coop_mark_id

    def _coop_free_mark(self, pool, others):
        """Return a picture that nobody of the home has, always the same one for this person.

        In a home with more people than pictures it is the one that fewest have.
        """
        self.ensure_one()
        taken = Counter(other.coop_mark_id.id for other in others)
        # a fixed order of one's own, so that not every first letter shows an apple
        return min(
            pool,
            key=lambda picture: (taken[picture.id], crc32(f"{self.id}-{picture.id}".encode())),
            default=pool,
        )

    def _coop_free_marks(self):
        """Return the pictures that this person may choose: all but those of their home."""
        self.ensure_one()
        # sudo: as in _coop_marks
        others = self._coop_households()[self.id].sudo() - self.sudo()
        pool = self.env["coop.picture"].sudo().search([("is_mark", "=", True)], order="name")
        return pool - others.coop_mark_id

    # -- homes -------------------------------------------------------------------------------

    def _coop_households(self):
        """Return ``{partner.id: res.partner}``: each with those who live at the same address.

        Upper floors may know it better than by how an address is spelt.
        """
        # sudo: who lives there is used to tell letters apart, and shown to nobody
        people = self.sudo()
        streets, zips = people.mapped("street"), people.mapped("zip")
        found = people.search(
            [
                ("street", "in", [street for street in streets if street]),
                ("zip", "in", [code for code in zips if code]),
                ("is_company", "=", False),
            ]
        )
        homes = (found | people).grouped(lambda person: person._coop_home_key())
        return {
            person.id: homes[key] if (key := person._coop_home_key()) else person
            for person in people
        }

    def _coop_home_key(self):
        """Return the address as it is the same however it is spelt, "" where it is not whole."""
        self.ensure_one()
        lines = (self.street, self.street2, self.zip)
        if self.is_company or not (self.street and self.zip):
            return ""
        return "".join(filter(str.isalnum, "".join(line or "" for line in lines).casefold()))
