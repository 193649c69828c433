from odoo import api, models


class CoopMemberChanges(models.AbstractModel):
    """What members changed, for the public page. Upper floors add theirs: answered ideas,
    decisions that differ because the Council asked."""

    _name = "coop.member.changes"
    _description = "What members changed"

    @api.model
    def _get_changes(self, company, lang, format):
        """Return what members of ``company`` changed, in any order: a list of dicts.

        Keys: title (text), body (Markup of an approved text), day (date), lang (of the text),
        url (where there is more to read, or nothing). Only what was approved for everybody to
        read belongs here: the page is public.

        :param company: the co-op
        :param str lang: the reader's language
        :param str format: "standard" or "easy_read"
        """
        # sudo: what was published is for everybody
        texts = self.env["coop.text"].sudo().with_company(company)
        found = texts.search(
            [("kind_id.code", "=", "change"), ("company_id", "=", company.id)], order="id desc"
        )
        changes = []
        for text in found.filtered("published_version_ids"):
            version = text._variant(lang, format)
            changes.append(
                {
                    "title": version._render_title({}),
                    "body": version._render({}),
                    "day": self.env["coop.clock"].day_of(
                        version.approved_at or version.create_date, company
                    ),
                    "lang": version.lang,
                    "url": None,
                }
            )
        return changes

    @api.model
    def _changes_for(self, company, lang, format):
        """What the page shows, the newest first."""
        changes = self._get_changes(company, lang, format)
        return sorted(changes, key=lambda change: change["day"], reverse=True)
