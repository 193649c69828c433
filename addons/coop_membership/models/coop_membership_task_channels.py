from odoo import api, fields, models
from odoo.tools import SQL


class CoopMembershipTask(models.Model):
    """What has to do with reaching people: addresses to check, calls to make again, and what
    did not arrive."""

    _inherit = "coop.membership.task"

    kind = fields.Selection(
        selection_add=[
            ("returned", "Post came back"),
            ("bounced", "E-mail came back"),
            ("wrong_number", "Wrong number"),
            ("ring_again", "Ring again"),
            ("not_arrived", "Not arrived"),
        ]
    )

    _depends = {
        "coop.channel.check": ["state", "channel", "first_at", "partner_id"],
        "coop.channel.failure": ["delivery_id"],
        "coop.notice.delivery": ["state", "told_at"],
        "coop.phone.call": ["ring_again_on", "is_answered", "at", "name", "partner_id"],
        "coop.membership": ["partner_id"],
        "coop.membership.application": ["partner_id"],
        "res.company": ["coop_channel_check_days", "coop_tz"],
    }

    @api.model
    def _get_sources(self):
        return {
            **super()._get_sources(),
            50: self._get_checks("returned", "print"),
            51: self._get_checks("bounced", "email"),
            52: self._get_checks("wrong_number", "phone"),
            53: SQL(
                """
                SELECT 'ring_again', l.name, l.company_id, l.at, l.ring_again_on,
                       'coop.phone.call', l.id, l.id
                  FROM coop_phone_call l
             LEFT JOIN res_partner p ON p.id = l.partner_id
                 WHERE l.ring_again_on IS NOT NULL AND l.is_answered IS NOT TRUE %s
                """,
                self._get_seen(),
            ),
            54: SQL(
                """
                SELECT 'not_arrived', count(*)::varchar, d.company_id, min(d.told_at), NULL::date,
                       'res.company', d.company_id, d.company_id
                  FROM coop_notice_delivery d
                  JOIN res_partner p ON p.id = d.partner_id
                 WHERE d.state = 'failed' %s
                   AND NOT EXISTS (SELECT FROM coop_channel_failure f
                                     JOIN coop_channel_check k ON k.id = f.check_id
                                    WHERE f.delivery_id = d.id AND k.state = 'open')
              GROUP BY d.company_id
                """,
                self._get_seen(),
            ),
        }

    @api.model
    def _get_checks(self, kind, channel):
        return SQL(
            """
            SELECT %(kind)s, p.name, k.company_id, k.first_at,
                   (k.first_at AT TIME ZONE 'UTC' AT TIME ZONE c.coop_tz)::date
                       + c.coop_channel_check_days,
                   'coop.channel.check', k.id, k.id
              FROM coop_channel_check k
              JOIN res_partner p ON p.id = k.partner_id
              JOIN res_company c ON c.id = k.company_id
             WHERE k.state = 'open' AND k.channel = %(channel)s %(seen)s
            """,
            kind=kind,
            channel=channel,
            seen=self._get_seen(),
        )

    @api.model
    def _get_seen(self):
        """A condition on the contact ``p``: no hidden person who is neither member nor applicant
        is named to somebody who may not know who is supported."""
        if self.env.su or self.env.user.has_group("coop_membership.group_support_status"):
            return SQL()
        return SQL(
            """
            AND (NOT COALESCE(p.coop_protected, false) OR COALESCE(p.coop_colleague, false)
                 OR NOT COALESCE(p.partner_share, false)
                 OR EXISTS (SELECT FROM coop_membership m WHERE m.partner_id = p.id)
                 OR EXISTS (SELECT FROM coop_membership_application a
                             WHERE a.partner_id = p.id))
            """
        )

    @api.model
    def _get_sentences(self):
        return {
            **super()._get_sentences(),
            "returned": self.env._("Find out the address of %(name)s: a letter came back."),
            "bounced": self.env._(
                "Find out the e-mail address of %(name)s: what we send comes back."
            ),
            "wrong_number": self.env._("Find out the phone number of %(name)s: it is wrong."),
            "ring_again": self.env._("Ring %(name)s again by %(due)s."),
            "not_arrived": self.env._(
                "Look at what did not arrive: %(name)s, the oldest of %(since)s."
            ),
        }

    def action_open(self):
        self.ensure_one()
        if self.kind == "not_arrived":
            return self.env["ir.actions.act_window"]._for_xml_id(
                "coop_notices.coop_notice_delivery_action_failed"
            )
        return super().action_open()
