from odoo import api, fields, models


class CoopDigestPreview(models.TransientModel):
    """What one person would get if the round-up went out today."""

    _name = "coop.digest.preview"
    _description = "Look at a round-up"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one("res.partner", "Person")
    title = fields.Char(compute="_compute_words")
    words = fields.Html(compute="_compute_words", sanitize=False)
    remark = fields.Char(compute="_compute_words")

    @api.depends("partner_id", "company_id")
    def _compute_words(self):
        for preview in self:
            preview.title = preview.words = preview.remark = False
            if preview.partner_id:
                preview._set_words()

    def _set_words(self):
        person, company = self.partner_id, self.company_id
        person.check_access("read")
        day = self.env["coop.clock"].today(company)
        # sudo: as when it goes out; whoever sends notices reads what was sent, too
        digest = self.env["coop.digest"].sudo().new({"company_id": company.id, "day": day})
        made = digest._make_for(person)[person.id]
        if not made.sections:
            self.remark = self.env._("There is nothing to write about. Nothing would be sent.")
            return
        if not made.is_new:
            self.remark = self.env._("Nothing in this is new. Nothing would be sent.")
        kind = self.env["coop.notice.kind"]._get("digest")
        # sudo: the approved text, whoever looks at it
        text = kind.sudo().text_id._for_company(company)
        need = person._coop_need()
        version = text._variant(
            need["lang"], "easy_read" if need["format"] == "easy_read" else "standard"
        )
        values = {
            "name": person.name,
            **digest._coop_notice_values("digest", person)[person.id],
        }
        self.title = version._render_title(values)
        self.words = version._render(values)
