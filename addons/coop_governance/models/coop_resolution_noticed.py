from odoo import api, models
from odoo.exceptions import UserError

# What members were told when notice was given, and named proxies for.
TOLD = frozenset({"name", "wording", "kind", "body_id", "item_id"})


class CoopResolution(models.Model):
    """What all members are to decide stays as it stood in the notice: its words, its kind, and that
    it is there. A special resolution has to stand in it (Companies Act 2006, s.283)."""

    _inherit = "coop.resolution"

    def _noticed(self):
        """Return those of meetings of all members of which notice was given, and those that went
        along from such a meeting and on which somebody has said how to vote for them."""
        # sudo: a meeting and proxies that this user may not read count as well
        told = self.sudo().filtered(lambda one: one.body_id.kind == "general")
        directions = self.env["coop.proxy.direction"].sudo()
        said = directions.search([("resolution_id", "in", told.ids)]).resolution_id
        told = told.filtered(lambda one: one.meeting_id.state != "draft" or one in said)
        return self.browse(told.ids)

    @api.model_create_multi
    def create(self, vals_list):
        resolutions = super().create(vals_list)
        resolutions._check_in_notice()
        return resolutions

    def _check_in_notice(self):
        late = self.filtered(lambda resolution: resolution.kind == "special")._noticed()
        if late:
            raise UserError(
                self.env._(
                    "Members were not told of “%(name)s” when notice was given. A special "
                    "resolution has to stand in the notice of the meeting, in its very words. Put "
                    "it before the next one.",
                    name=late[0].name,
                )
            )

    def write(self, vals):
        told = TOLD & vals.keys()
        if told:
            # what is left goes on to the adjourned meeting, under the same notice
            told -= {"item_id"} if self.env.su else set()
            self.filtered(lambda resolution: resolution._differs(vals, told))._check_not_noticed()
        return super().write(vals)

    def _differs(self, vals, names):
        return any(
            self._fields[name].convert_to_write(self[name], self) != vals[name] for name in names
        )

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        if field_name in TOLD:
            self._check_not_noticed()
        return super()._update_field_translations(
            field_name, translations, digest=digest, source_lang=source_lang
        )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_noticed(self):
        self._check_not_noticed()

    def _check_not_noticed(self):
        noticed = self.filtered(lambda resolution: resolution.state == "draft")._noticed()
        if noticed:
            raise UserError(
                self.env._(
                    "Members were told of “%(name)s” as it stands, and have named who votes for "
                    "them. It stays so. It can be taken back; what members change in an ordinary "
                    "one at the meeting is a resolution of its own.",
                    name=noticed[0].name,
                )
            )


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def write(self, vals):
        if vals.get("is_closed"):
            # sudo: a resolution that this user may not read counts as well
            still_open = self.sudo().filtered(lambda item: not item.is_closed)
            still_open.resolution_ids._check_not_noticed()
        moved = self._get_moved(vals)
        if any(item.opened_at for item in moved):
            raise UserError(self.env._("This point was dealt with, and that is kept."))
        moved.resolution_ids._check_not_noticed()
        result = super().write(vals)
        moved.resolution_ids._check_in_notice()
        return result

    def _get_moved(self, vals):
        """Return those that are to stand on the agenda of another meeting, with all rights."""
        if "meeting_id" not in vals:
            return self.browse()
        # sudo: a resolution that this user may not read counts as well
        return self.sudo().filtered(lambda item: item.meeting_id.id != vals["meeting_id"])
