import base64

from odoo import api, fields, models
from odoo.tools.image import image_data_uri


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _coop_piles(self, company):
        """Return ``{partner.id: lines}``: the address of the house to which each letter goes.

        Letters with the same lines go in one outer envelope. It names an address and nothing
        else: not what kind of house it is. Upper floors may know houses better than by how an
        address is spelt; nothing for whoever gets their post alone.
        """
        found, first = {}, {}
        for person in self.filtered(lambda person: not person.is_company):
            lines = person._coop_address_lines(company)
            key = "".join(filter(str.isalnum, "".join(lines).casefold()))
            if key:
                found[person.id] = first.setdefault(key, lines)
        return found


class CoopNoticeDelivery(models.Model):
    """A letter in its pile: all that go to one house, each in an envelope of its own."""

    _inherit = "coop.notice.delivery"

    pile = fields.Text("House", readonly=True, groups="coop_notices.group_notices")
    position = fields.Integer("No.", readonly=True, groups="coop_notices.group_notices")
    by_house = fields.Boolean("By house", readonly=True)
    mark_id = fields.Many2one("coop.picture", readonly=True, ondelete="set null")
    mark_photo = fields.Boolean(readonly=True)

    def _set_address(self):
        super()._set_address()
        for company, letters in self.grouped("company_id").items():
            people = letters.partner_id
            piles, marks = people._coop_piles(company), people._coop_marks()
            alone = people._coop_households()
            for letter in letters:
                person = letter.partner_id
                needed = person.coop_mark_chosen or len(alone[person.id]) > 1
                letter.write(
                    {
                        "pile": "\n".join(piles.get(person.id, ())) or False,
                        "mark_id": marks[person.id].id if needed else False,
                        "mark_photo": person.coop_mark_photo and bool(person.image_128),
                    }
                )
        self.print_run_id._set_positions()

    def _get_mark(self):
        """Return ``(address of the picture, its name)`` for inside the letter, or nothing."""
        self.ensure_one()
        # sudo: the picture of whoever the letter is for
        letter = self.sudo().with_context(lang=self.lang)
        if letter.mark_photo and letter.partner_id.image_256:
            return image_data_uri(letter.partner_id.image_256), letter.partner_id.name
        picture = letter.mark_id
        return (picture.url, picture.name) if picture.url and picture._is_shown() else None

    def action_print_from(self):
        """Print this letter and all after it, where the printer stopped half way."""
        self.ensure_one()
        letters = self.print_run_id._get_letters()
        letters = letters.filtered(lambda letter: letter.position >= self.position)
        return self.env.ref("coop_notices.report_delivery").report_action(letters)


class CoopPrintRun(models.Model):
    """Letters sorted by house, with a sheet on top of each pile."""

    _inherit = "coop.print.run"

    by_house = fields.Boolean(
        "Sorted by house",
        readonly=True,
        help="Letters to one house lie together, under a sheet for the outer envelope.",
    )
    pile_count = fields.Integer("Houses", compute="_compute_pile_count")
    count_note = fields.Char("What is in it", compute="_compute_pile_count")

    @api.depends("delivery_ids.state", "delivery_ids.pile", "by_house")
    def _compute_pile_count(self):
        for run in self:
            piles = run._get_piles() if run.id else []
            houses = [letters for lines, letters in piles if lines]
            together = sum(len(letters) for letters in houses)
            alone = sum(len(letters) for lines, letters in piles if not lines)
            run.pile_count = len(houses)
            run.count_note = self.env._(
                "Letters: %(letters)s. In %(houses)s outer envelopes: %(together)s. Alone: "
                "%(alone)s. Envelopes to post: %(post)s.",
                letters=together + alone,
                houses=len(houses),
                together=together,
                alone=alone,
                post=len(houses) + alone,
            )

    def _get_letters(self):
        letters = super()._get_letters()
        # sudo: the order in which they lie, whoever may print them
        order = {letter.id: letter.position for letter in letters.sudo()}
        return letters.sorted(lambda letter: order[letter.id])

    def _get_piles(self):
        """Return ``[(lines of the address, letters)]`` in the order of printing.

        Lines are those of a house for which there is more than one letter; () for the rest.
        """
        self.ensure_one()
        letters = self._get_letters()
        if not self.by_house:
            return [((), letters)] if letters else []
        # sudo: as above
        piles = letters.grouped(lambda letter: letter.sudo().pile or "")
        alone, found = letters.browse(), []
        for pile, together in piles.items():
            if pile and len(together) > 1:
                found.append((tuple(pile.splitlines()), together))
            else:
                alone += together
        return [*found, *([((), alone)] if alone else [])]

    def _set_positions(self):
        """Number the letters as they lie, once, so that a number stays when one is taken out."""
        for run in self.filtered(lambda run: run.state == "draft"):
            # sudo: all of them, whoever may see which
            letters = run.sudo().delivery_ids.sorted(
                lambda letter: (letter.partner_id.coop_sort_key or "", letter.id)
            )
            if run.by_house:
                sizes = letters.grouped(lambda letter: letter.pile or "")
                letters = letters.sorted(
                    lambda letter, sizes=sizes: (
                        (0, letter.pile) if letter.pile and len(sizes[letter.pile]) > 1 else (1, "")
                    )
                )
            for number, letter in enumerate(letters, 1):
                letter.position = number

    def action_sort(self):
        """Sort by house, or by name again."""
        self.check_access("write")
        for run in self.filtered(lambda run: run.state == "draft"):
            # sudo: the column is read-only for everybody, the right was checked
            run.sudo().by_house = not run.by_house
            run._set_positions()

    def action_mark_printed(self):
        for run in self.filtered(lambda run: run.state == "draft"):
            for lines, letters in run._get_piles():
                # sudo: the buttons write deliveries, nobody else; the right is checked below
                run.check_access("write")
                letters.sudo().write({"by_house": bool(lines)})
        return super().action_mark_printed()

    def _get_cover_languages(self, letters):
        """Return the languages of the sheet on top of a pile: those of its letters."""
        # the language of the office comes first where nobody reads another
        return sorted(set(letters.mapped("lang"))) or [self.env.lang]

    def _get_cover_html(self, letters, lang):
        """Return what the sheet on top of a pile says, in one language."""
        return (
            self.env["ir.qweb"]
            .with_context(lang=lang)
            ._render(
                "coop_notices.house_cover_words",
                {"count": len(letters), "lang_code": lang.replace("_", "-")},
            )
        )

    # -- addresses of houses -----------------------------------------------------------------

    houses_csv = fields.Binary(compute="_compute_houses_csv", groups="coop_notices.group_notices")

    @api.depends("delivery_ids", "by_house")
    def _compute_houses_csv(self):
        for run in self:
            text = "" if run.company_id._coop_is_copy() else run._get_houses_csv()
            run.houses_csv = base64.b64encode(text.encode("utf-8-sig")) if text else False

    def _get_houses_csv(self):
        """Return an address for each envelope to post, with the number of letters in it."""
        rows = []
        for lines, letters in self._get_piles():
            if lines:
                rows.append((len(letters), [self._get_house_name(letters), *lines]))
            else:
                rows += [(1, (letter.address or "").splitlines()) for letter in letters]
        return self._write_csv(
            [self.env._("Letters inside")], [([count], lines, []) for count, lines in rows], []
        )

    def _get_house_name(self, letters):
        """Return what stands above the address of a house, in the languages of its letters."""
        langs = self._get_cover_languages(letters)
        return " / ".join(
            dict.fromkeys(self.with_context(lang=lang).env._("To everybody at") for lang in langs)
        )

    def action_houses_csv(self):
        return self._download("houses_csv", f"houses-{self.id}.csv")
