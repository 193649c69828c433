from datetime import date, timedelta

from odoo import api, models

# So many things to do are shown at once; more would be a list, and nobody begins a list.
AT_ONCE = 3
# What ends within so many days comes first.
SOON = timedelta(days=14)


class CoopMemberHome(models.AbstractModel):
    """What a member finds on the first page. Upper floors add theirs to each ``_get_``.

    The hooks are asked in the reader's language, and for many people at once where a round-up is
    made: each answers ``{partner.id: [dict]}`` with one query for all.
    """

    _name = "coop.member.home"
    _description = "First page of a member"

    # -- what upper floors add to ------------------------------------------------------------

    @api.model
    def _get_cards(self, partner):
        """Return the cards of `partner`, the ways to pages of theirs: a list of dicts.

        Keys: title and text (what the reader reads), url, icon (name of a picture of ours, or an
        address), priority (low numbers come first), own_only (true for what nobody does for
        another, such as passwords: left out while somebody acts for the member), helped (the code
        of what a helper must have been asked for, see `member_route`).
        """
        return [
            {
                "title": self.env._("What is on"),
                "text": self.env._("Your dates. Put them in your phone, or on the fridge."),
                "url": "/my/calendar",
                "icon": "calendar",
                "priority": 40,
                "helped": "meetings",
            },
            {
                "title": self.env._("How we reach you"),
                "text": self.env._("Your language, big print, letters or e-mail."),
                "url": "/my/needs",
                "icon": "letter",
                "priority": 60,
                "helped": "forms",
            },
            {
                "title": self.env._("My name and address"),
                "text": self.env._("Look at them or change them."),
                "url": "/my/account",
                "icon": "house",
                "priority": 70,
                "own_only": True,
            },
            {
                "title": self.env._("How I sign in"),
                "text": self.env._("By a link, a code, pictures or a password."),
                "url": "/my/sign-in",
                "icon": "key",
                "priority": 80,
                "own_only": True,
            },
        ]

    @api.model
    def _get_things(self, partners):
        """Return what these people can do now: ``{partner.id: [thing]}``.

        Keys of a thing: key (the same for as long as it is the same thing), title (what to do),
        why (one sentence: why they are asked), url, icon, priority (low numbers come first),
        until (a date; None when it does not end), own_only and helped (as of a card).
        """
        things = {partner.id: [] for partner in partners}
        # sudo: whose page it is was settled; the answers are not read
        drafts = self.env["coop.form.draft"].sudo()
        pages = self._get_draft_pages()
        found = drafts.search(
            [
                ("partner_id", "in", partners.ids),
                ("form_code", "in", list(pages)),
                ("state", "=", "open"),
                ("expires_at", ">", self.env["coop.clock"].now()),
                *self._get_company_domain(),
            ],
            order="expires_at desc, id desc",
        )
        for draft in found.filtered("answers"):
            title, url = pages[draft.form_code]
            things[draft.partner_id.id].append(
                {
                    "key": f"draft:{draft.id}",
                    "title": self.env._("Go on with: %(form)s", form=title),
                    "why": self.env._("You began it. What you wrote is kept."),
                    "url": url,
                    "icon": "pen",
                    "priority": 20,
                    "helped": "forms",
                }
            )
        # sudo: as above; only whether something was written down is read
        known = (
            self.env["coop.access.need"]
            .sudo()
            .search([("partner_id", "in", partners.ids), ("reviewed_on", "!=", False)])
        )
        for partner in partners - known.partner_id:
            things[partner.id].append(
                {
                    "key": "needs",
                    "title": self.env._("Tell us how to reach you"),
                    "why": self.env._("We do not know yet how you like to read and to hear."),
                    "url": "/my/needs",
                    "icon": "letter",
                    "priority": 50,
                    "helped": "forms",
                }
            )
        return things

    @api.model
    def _get_draft_pages(self):
        """Return ``{form code: (title, url)}`` of forms that people may be reminded to go on with.

        A form that others must not learn of (a worry) is not among them.
        """
        return {"needs": (self.env._("How we reach you"), "/my/needs")}

    @api.model
    def _get_led_to(self, partners, since=None):
        """Return what the part of these people led to: ``{partner.id: [dict]}``.

        Keys: key, title, text, day (a date), url (None where there is nothing more to see), icon.

        :param date since: the first day that matters; all by default
        """
        return {partner.id: [] for partner in partners}

    @api.model
    def _get_company_domain(self, field="company_id"):
        """Return of which co-op what is shown has to be: of any on the person's own page, of its
        own alone in a round-up, which the office of one co-op keeps."""
        company = self.env.context.get("coop_round_up_of")
        return [(field, "=", company)] if company else []

    # -- what pages and round-ups ask --------------------------------------------------------

    @api.model
    def _cards_for(self, whom):
        """Return the cards that `whom` (see coop.whom) may open, in their order."""
        cards = self._get_cards(whom.partner)
        return sorted(self._open_to(whom, cards), key=lambda card: card["priority"])

    @api.model
    def _things_for(self, whom):
        """Return all that `whom` can do now, the first to do first."""
        things = self._get_things(whom.partner)[whom.partner.id]
        return self._in_order(self._open_to(whom, things))

    @api.model
    def _open_to(self, whom, rows):
        """Return rows without those that nobody, or not this helper, opens for the member."""
        if whom.operator:
            rows = [row for row in rows if not row.get("own_only")]
        if whom.helper:
            rows = [row for row in rows if whom.may_open(row.get("helped"))]
        return rows

    @api.model
    def _in_order(self, things):
        """Return things in the order in which they matter: what ends soon, then what is first."""
        soon = self.env["coop.clock"].today() + SOON

        def place(thing):
            until = thing.get("until")
            ends = until if until and until <= soon else date.max
            return (ends, thing["priority"], until or date.max, thing["key"])

        return sorted(things, key=place)

    @api.model
    def _led_to_for(self, partner, since=None):
        """Return what the part of `partner` led to, the latest first."""
        rows = self._get_led_to(partner, since)[partner.id]
        return sorted(rows, key=lambda row: (row["day"], row["key"]), reverse=True)
