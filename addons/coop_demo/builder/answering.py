"""What members and groups said of the decisions that the Council reviewed: picture cards, words.

Groups counted their cards at a meeting or on a sheet of paper; members chose theirs on their pages,
on paper and by phone.
"""

from . import answering_words as words

# How members chose, and how it came: so many in a row each.
CARDS = ("like", "unsure", "dislike", "like", "like", "dislike")
WAYS = ("portal", "paper", "portal", "phone", "portal", "portal")
# How many members say something of each decision.
MEMBERS = 42


def answer(told, review, said, day, members=MEMBERS):
    """Groups and members say what they think of a decision under review.

    :param told: the :class:`~.history.History` so far
    :param review: coop.decision.review, open to members
    :param said: of groups: see :mod:`~.answering_words`
    :param date day: today; all of it came by then
    :param int members: how many members say something
    """
    for place, (area, there, cards, quote, change) in enumerate(said):
        area = told.stage.areas[area].with_env(told.env)
        # a Welsh group writes Welsh
        lang = "cy_GB" if place % 3 == 2 else "en_GB"
        for subject in cards:
            about_all = subject == "whole"
            review._say_for_group(
                words.GROUP[lang] % area.with_context(lang=lang).name,
                subject,
                *cards[subject],
                words=quote if about_all else None,
                change=change if about_all else None,
                there_count=there,
                area=area,
                how="paper" if place % 2 else "meeting",
                came_on=day,
                lang=lang,
            )
    _members_answer(told, review, day, members)
    told._post_is_sent()


def _members_answer(told, review, day, count):
    """Of so many members; what somebody wrote was read before others see it."""
    members = told.memberships.filtered(
        lambda one: one.state == "member" and not one.is_organisation and not one.gone_away_since
    )
    sitting = review.council_id.term_ids.holder_id.partner_id
    others = members.filtered(lambda one: one.partner_id not in sitting)
    for place, membership in enumerate(others[:count]):
        quote = words.MEMBERS.get(place)
        # sudo: the builder knows in which language people write
        lang = quote[0] if quote else membership.sudo().partner_id.lang
        review._say(
            membership,
            "whole",
            CARDS[place % len(CARDS)],
            words=quote and quote[1],
            how=WAYS[place % len(WAYS)],
            came_on=day,
            lang=lang,
        )
    # sudo: to find what waits; the office reads it as who may
    items = review.sudo().comment_ids.moderation_id.with_env(told.env)
    items.filtered(lambda one: one.state == "waiting").action_show()
