"""A second reckoning of every measure of evidence, in SQL: the figure, and what it is out of.

An addon with measures of its own has a file of this name with its own ``CHECKS``. Each is one or
two queries that know of a co-op (``company``), the first and last day (``a``, ``b``), the last day
or today (``day``), and give a number.
"""

PLACE = "'Europe/London'"
DECIDED = "FROM coop_decision WHERE company_id = %(company)s AND decided_on BETWEEN %(a)s AND %(b)s"
BROUGHT = """
FROM coop_decision_version v JOIN coop_decision d ON d.id = v.decision_id
WHERE d.company_id = %(company)s AND v.number > 0 AND v.brought_on BETWEEN %(a)s AND %(b)s
"""
RISKS = BROUGHT.replace("WHERE", "JOIN coop_decision_risk r ON r.version_id = v.id WHERE")
ASKED = """
FROM coop_review_request q JOIN coop_decision_review w ON w.id = q.review_id
JOIN coop_decision d ON d.id = w.decision_id
WHERE d.company_id = %(company)s AND w.outcome IS NOT NULL
"""
ANSWERED = ASKED + " AND q.answered_on BETWEEN %(a)s AND %(b)s"
ANSWER_DUE = ASKED + " AND w.answer_by BETWEEN %(a)s AND %(b)s"
REVIEW_DUE = """
FROM coop_decision_review w JOIN coop_decision d ON d.id = w.decision_id
WHERE d.company_id = %(company)s AND w.conclude_by BETWEEN %(a)s AND %(b)s
AND NOT (d.state = 'withdrawn' AND w.outcome IS NULL)
"""
MET = f"""
FROM coop_meeting m WHERE m.company_id = %(company)s AND m.closed_at IS NOT NULL
AND m.state <> 'cancelled'
AND (m.start AT TIME ZONE 'UTC' AT TIME ZONE {PLACE})::date BETWEEN %(a)s AND %(b)s
"""
OF_KIND = """
AND EXISTS (SELECT FROM coop_meeting_body l JOIN coop_body b ON b.id = l.body_id
WHERE l.meeting_id = m.id AND b.kind = '{}')
"""
ROLL = f"""
FROM coop_meeting_person p JOIN coop_office_term t ON t.id = p.term_id
JOIN coop_meeting_body l ON l.id = p.line_id JOIN coop_body b ON b.id = l.body_id
JOIN coop_meeting m ON m.id = p.meeting_id WHERE b.kind = '{{}}' AND m.id IN (SELECT m.id {MET})
"""
CAME = " AND EXISTS (SELECT FROM coop_presence c WHERE c.person_id = p.id)"
WITH_PAPERS = (
    MET
    + """
AND EXISTS (SELECT FROM coop_agenda_item i JOIN coop_agenda_item_text_rel r
ON r.item_id = i.id WHERE i.meeting_id = m.id)
"""
)
# so many clear days before, by the rules in force of each of the bodies
IN_TIME = f"""
AND m.papers_on <= (SELECT min((m.start AT TIME ZONE 'UTC' AT TIME ZONE {PLACE})::date
- CASE WHEN u.papers_days > 0 THEN u.papers_days + 1 ELSE 0 END)
FROM coop_meeting_body l CROSS JOIN LATERAL (SELECT papers_days FROM coop_body_rules u
WHERE u.body_id = l.body_id AND u.valid_from <= m.start::date ORDER BY u.valid_from DESC LIMIT 1
) AS u WHERE l.meeting_id = m.id)
"""
FOLLOW_UPS = """
FROM coop_followup WHERE company_id = %(company)s AND due_on BETWEEN %(a)s AND %(b)s
AND state <> 'dropped'
"""
QUESTIONS = """
FROM coop_meeting_question q JOIN coop_meeting m ON m.id = q.meeting_id
WHERE m.company_id = %(company)s AND q.kind <> 'minutes' AND q.asked_on BETWEEN %(a)s AND %(b)s
"""
SEATS = """
FROM coop_seat s WHERE s.company_id = %(company)s AND s.is_office IS NOT TRUE
AND s.date_from <= %(day)s AND (s.date_to IS NULL OR s.date_to >= %(day)s)
"""
HELD = """
AND EXISTS (SELECT FROM coop_office_term t WHERE t.seat_id = s.id AND t.struck_on IS NULL
AND %(day)s BETWEEN t.date_from AND COALESCE(t.date_to, 'infinity'))
"""
VACANT = """
FROM coop_vacancy v WHERE v.company_id = %(company)s AND v.withdrawn_on IS NULL
AND v.due_on BETWEEN %(a)s AND %(b)s
"""
FILING = """
FROM coop_filing WHERE company_id = %(company)s AND dropped_on IS NULL
AND due_on BETWEEN %(a)s AND %(b)s
"""
SITS = """
FROM coop_office_holder h WHERE h.company_id = %(company)s AND EXISTS (
SELECT FROM coop_office_term t JOIN coop_body b ON b.id = t.body_id WHERE t.holder_id = h.id
AND b.kind <> 'general' AND t.struck_on IS NULL
AND %(day)s BETWEEN t.date_from AND COALESCE(t.date_to, 'infinity'))
"""
SAT = """
SELECT count(DISTINCT t.holder_id) FROM coop_office_term t JOIN coop_body b ON b.id = t.body_id
WHERE t.company_id = %(company)s AND b.kind = '{}' AND t.struck_on IS NULL
AND daterange(t.date_from, t.date_to, '[]') && daterange(%(a)s, %(b)s, '[]')
"""
STEPS = """
FROM coop_term_step s JOIN coop_office_term t ON t.id = s.term_id
WHERE t.company_id = %(company)s AND t.struck_on IS NULL AND s.state <> 'dropped'
AND s.due_on BETWEEN %(a)s AND %(b)s
"""
OWN_WORK = """
FROM coop_body_review WHERE company_id = %(company)s AND opened_on IS NOT NULL
AND open_to BETWEEN %(a)s AND %(b)s
"""
PROMISES = """
FROM coop_body_review_promise p JOIN coop_body_review r ON r.id = p.review_id
WHERE r.company_id = %(company)s AND p.due_on BETWEEN %(a)s AND %(b)s
"""
COMPLAINTS = """
FROM coop_complaint WHERE company_id = %(company)s AND kind = 'complaint'
AND answer_by BETWEEN %(a)s AND %(b)s
"""
MATTERS = """
FROM coop_reserved_matter x
CROSS JOIN generate_series(1990, 2090) AS y
CROSS JOIN LATERAL (
SELECT (make_date(y, x.month::int, 1) + interval '1 month - 1 day')::date AS due)
WHERE x.company_id = %(company)s AND (x.first_year IS NULL OR x.first_year = 0
OR (y - x.first_year) %% x.every_years = 0) AND due BETWEEN %(a)s AND %(b)s AND due < %(today)s
AND due >= COALESCE(x.valid_from, x.create_date::date) AND due <= COALESCE(x.valid_to, 'infinity')
"""
BROUGHT_FOR = """
EXISTS (SELECT FROM coop_decision d WHERE d.matter_id = x.id AND d.year = y
AND d.state NOT IN ('draft', 'withdrawn'))
"""
READ = """
AND EXISTS (SELECT FROM coop_decision_version_reading_rel r JOIN coop_text_version t
ON t.id = r.reading_id WHERE r.version_id = v.id AND t.{})
"""
COUNT = "SELECT count(*) "
TO_ANSWER = """
FROM coop_review_question q JOIN coop_decision_review w ON w.id = q.review_id
JOIN coop_decision d ON d.id = w.decision_id
WHERE d.company_id = %(company)s AND q.answer_by BETWEEN %(a)s AND %(b)s
"""
OF_COUNCIL = """
FROM coop_council_question WHERE company_id = %(company)s AND due_on BETWEEN %(a)s AND %(b)s
AND state IN ('new', 'taken', 'passed', 'answered')
"""
DISPUTES = """
FROM coop_dispute x JOIN coop_decision d ON d.id = x.decision_id
WHERE d.company_id = %(company)s AND x.opened_on BETWEEN %(a)s AND %(b)s
"""

CHECKS = {
    "requests_asked": (COUNT + ASKED + " AND w.concluded_on BETWEEN %(a)s AND %(b)s",),
    "requests_on_time": (
        COUNT + ANSWER_DUE + " AND q.answered_on <= w.answer_by",
        COUNT + ANSWER_DUE,
    ),
    "answer_days": ("SELECT COALESCE(avg(q.answered_on - w.concluded_on), 0) " + ANSWERED,),
    **{
        f"requests_{answer}": (COUNT + ANSWERED + f" AND q.answer = '{answer}'", COUNT + ANSWERED)
        for answer in ("accepted", "partly", "refused")
    },
    **{
        f"decided_{aim}": (COUNT + DECIDED + f" AND {aim}", COUNT + DECIDED)
        for aim in ("aim_care", "aim_work", "aim_community")
    },
    "decided_after_review": (COUNT + DECIDED + " AND override_why IS NULL", COUNT + DECIDED),
    "members_told": (COUNT + DECIDED + " AND told_on IS NOT NULL", COUNT + DECIDED),
    "reviews_concluded": (
        "SELECT count(*) FROM coop_resolution r JOIN coop_decision_review w"
        " ON w.resolution_id = r.id WHERE r.company_id = %(company)s AND r.state = 'carried'"
        " AND w.concluded_on BETWEEN %(a)s AND %(b)s",
    ),
    "reviews_in_time": (
        COUNT + REVIEW_DUE + " AND w.concluded_on <= w.conclude_by",
        COUNT + REVIEW_DUE,
    ),
    "matters_brought": (
        "SELECT count(DISTINCT id) FILTER (WHERE missing = 0) FROM (SELECT x.id, count(*) FILTER"
        f" (WHERE NOT {BROUGHT_FOR}) AS missing {MATTERS} GROUP BY x.id) AS each",
        "SELECT count(DISTINCT x.id) " + MATTERS,
    ),
    "papers_easy": (COUNT + BROUGHT + READ.format("format = 'easy_read'"), COUNT + BROUGHT),
    "papers_welsh": (COUNT + BROUGHT + READ.format("lang = 'cy_GB'"), COUNT + BROUGHT),
    "risks_named": (COUNT + RISKS,),
    "risks_acted_on": (
        COUNT + RISKS + " AND r.done_about_it IS NOT NULL AND r.done_about_it::text ~ ':'",
        COUNT + RISKS,
    ),
    "papers_with_words": (
        "SELECT count(DISTINCT v.id) " + RISKS + " AND r.words <> ''",
        COUNT + BROUGHT,
    ),
    **{f"meetings_{kind}": (COUNT + MET + OF_KIND.format(kind),) for kind in ("council", "board")},
    **{
        f"attendance_{kind}": (COUNT + ROLL.format(kind) + CAME, COUNT + ROLL.format(kind))
        for kind in ("council", "board")
    },
    "papers_in_time": (COUNT + WITH_PAPERS + IN_TIME, COUNT + WITH_PAPERS),
    "minutes_approved": (
        COUNT + MET + " AND EXISTS (SELECT FROM coop_minutes n WHERE n.meeting_id = m.id"
        " AND n.fingerprint <> '' AND n.approved_on IS NOT NULL)",
        COUNT + MET,
    ),
    "questions_answered": (COUNT + QUESTIONS + " AND q.answered_on IS NOT NULL", COUNT + QUESTIONS),
    "followups_told": (COUNT + FOLLOW_UPS + " AND state = 'over'", COUNT + FOLLOW_UPS),
    "interests_at_points": (
        f"SELECT count(*) FROM coop_item_interest i JOIN coop_agenda_item p ON p.id = i.item_id"
        f" WHERE p.meeting_id IN (SELECT m.id {MET})",
    ),
    "seats_held": (COUNT + SEATS + HELD, COUNT + SEATS),
    "seats_described": (COUNT + SEATS + " AND s.role_text_id IS NOT NULL", COUNT + SEATS),
    "vacancies_filled": (
        COUNT + VACANT + " AND EXISTS (SELECT FROM coop_office_term t WHERE t.id = v.filled_term_id"
        " AND t.date_from <= v.due_on)",
        COUNT + VACANT,
    ),
    "filings_in_time": (COUNT + FILING + " AND filed_on <= due_on", COUNT + FILING),
    "interests_looked_through": (
        COUNT + SITS + " AND h.interests_on BETWEEN %(a)s AND %(b)s",
        COUNT + SITS,
    ),
    "promises_kept": (COUNT + PROMISES + " AND p.done_on IS NOT NULL", COUNT + PROMISES),
    "first_steps_done": (COUNT + STEPS + " AND s.done_on <= s.due_on", COUNT + STEPS),
    "own_work_looked_at": (COUNT + OWN_WORK + " AND told_on IS NOT NULL", COUNT + OWN_WORK),
    "members": (
        "SELECT count(DISTINCT membership_id) FROM coop_membership_period"
        " WHERE company_id = %(company)s"
        " AND daterange(date_from, date_to, '[]') @> %(day)s::date",
    ),
    "members_joined": (
        "SELECT count(DISTINCT membership_id) FROM coop_membership_period"
        " WHERE company_id = %(company)s AND begun_how <> 'change'"
        " AND date_from BETWEEN %(a)s AND %(b)s",
    ),
    "gave_time_council": (SAT.format("council"),),
    "gave_time_board": (SAT.format("board"),),
    "gave_time_buddies": (
        "SELECT count(DISTINCT holder_id) FROM coop_buddy WHERE company_id = %(company)s"
        " AND answered_on IS NOT NULL AND state <> 'declined' AND daterange(answered_on,"
        " ended_on, '[]') && daterange(%(a)s, %(b)s, '[]')",
    ),
    "concerns_received": (
        "SELECT count(*) FROM coop_concern WHERE company_id = %(company)s AND (received_at"
        f" AT TIME ZONE 'UTC' AT TIME ZONE {PLACE})::date BETWEEN %(a)s AND %(b)s",
    ),
    "comments_said": (
        "SELECT count(*) FROM coop_review_comment c JOIN coop_decision_review w"
        " ON w.id = c.review_id JOIN coop_decision d ON d.id = w.decision_id"
        " WHERE d.company_id = %(company)s AND c.said_on BETWEEN %(a)s AND %(b)s",
    ),
    "review_questions_in_time": (
        COUNT + TO_ANSWER + " AND q.answered_on <= q.answer_by",
        COUNT + TO_ANSWER,
    ),
    "council_questions_in_time": (
        COUNT + OF_COUNCIL + " AND answered_on <= due_on",
        COUNT + OF_COUNCIL,
    ),
    "disputes_settled": (
        COUNT + DISPUTES + " AND x.ended_on IS NOT NULL AND x.state <> 'ended'",
        COUNT + DISPUTES,
    ),
    "complaints_answered": (
        COUNT + COMPLAINTS + " AND answered_on <= answer_by",
        COUNT + COMPLAINTS,
    ),
}
