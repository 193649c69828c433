from odoo import api, models
from odoo.tools.image import image_data_uri


class CoopBody(models.Model):
    """Who decides: members, and the bodies that follow, with faces, as members see it.

    Only what people agreed to is shown: a name, a picture, some words. Which constituency a seat
    is for is said by its neutral name.
    """

    _inherit = "coop.body"

    @api.model
    def _get_picture_bodies(self, company):
        """Return the bodies of the picture, from the members to who is appointed last."""
        # sudo: which bodies there are is for all members; callers show the words below alone
        bodies = self.sudo().with_company(company).search([("company_id", "=", company.id)])
        today = self.env["coop.clock"].today(company)
        bodies = bodies.filtered(lambda body: body.kind != "general" and body._holds_on(today))
        return bodies.sorted(lambda body: (bool(body.appointed_by_id), body.sequence, body.id))

    @api.model
    def _get_picture(self, company):
        """Return the picture: a list of dicts, a body each.

        Keys: id, name, purpose, appointed_by (name or None), seats (list, see ``_get_shown_seat``).
        """
        return [
            {
                "id": body.id,
                "name": body.name,
                "purpose": body.purpose or "",
                "appointed_by": body.appointed_by_id.name or None,
                "seats": body._get_shown_seats(self.env["coop.clock"].today(company)),
                "reference": body.reference_text_id,
                "conduct": body.conduct_text_id,
            }
            for body in self._get_picture_bodies(company)
        ]

    def _get_shown_seats(self, day):
        self.ensure_one()
        offices = self._get_terms_on(day, offices=True)
        seats = self.seat_ids.filtered(lambda seat: not seat.is_office and seat._is_there(day))
        return [self._get_shown_seat(seat, day, offices) for seat in seats]

    def _get_shown_seat(self, seat, day, offices):
        """What everybody may see of a seat.

        Keys: role, constituency, held, until (date or None), name, photo (address or None), about.
        The last three are empty before the person agreed to be shown.
        """
        term = seat._term_on(day)
        holder = term.holder_id
        roles = [
            office.seat_id._get_role() for office in offices if office.holder_id == holder and term
        ]
        agreed = bool(holder.agreed_on)
        return {
            "role": ", ".join(roles) or seat._get_role(),
            "constituency": seat.constituency_id.name or "",
            "held": bool(term),
            "until": term.date_to or None,
            "name": holder.name if agreed else "",
            "photo": image_data_uri(holder.photo) if agreed and holder.photo else None,
            "about": (holder.about or "") if agreed else "",
        }
