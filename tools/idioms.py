"""Old idioms that install on Odoo 19 without a word and then do nothing, or fail when opened.

Also what no file of the repository may hold: names of package registries, paths of one machine.
"""

import re
import subprocess

from . import paths

PYTHON, XML, ANY = {".py"}, {".xml"}, None

# (file suffixes, pattern, what to write instead)
RULES = [
    (PYTHON, r"^\s+_sql_constraints\s*=", "models.Constraint(...): the old list makes nothing"),
    (PYTHON, r"\bdef name_get\(", "_compute_display_name: name_get is ignored"),
    (PYTHON, r"\bdef _name_search\(", "_search_display_name or _rec_names_search: never called"),
    (PYTHON, r"\.read_group\(", "_read_group, or formatted_read_group over RPC"),
    (PYTHON, r"\bgroups_id\b", "group_ids"),
    (PYTHON, r"\bfrom odoo\.osv\b|\bosv\.expression\b", "odoo.fields.Domain"),
    (PYTHON, r"\bgroup_operator\s*=", "aggregator="),
    (PYTHON, r"""type\s*=\s*["']json["']""", 'type="jsonrpc"'),
    (PYTHON, r"\bself\._(cr|uid|context)\b", "self.env.cr, self.env.uid, self.env.context"),
    (PYTHON, r"\.user_has_groups\(", "env.user.has_group(...)"),
    (PYTHON, r"\b(check_access_rights|check_access_rule|toggle_active)\(", "check_access and such"),
    (PYTHON, r"@api\.model\s*\n\s*def create\(", "@api.model_create_multi"),
    (PYTHON, r"\bNOW\(\)|\bCURRENT_DATE\b", 'the clock, env["coop.clock"], handed to the query'),
    (PYTHON, r"\bfields\.Date\.(today|context_today)\(|\bfields\.Datetime\.now\(", "coop.clock"),
    (PYTHON, r"\bnumbercall\b", "nothing: a scheduled job has no number of calls any more"),
    (XML, r"view_mode\W[^<\n]*\btree\b", "list: opening a view of type tree fails"),
    (XML, r"<tree\b", "<list>"),
    (XML, r"""t-name=["']kanban-box["']""", 't-name="card": the old name fails when opened'),
    (XML, r"""class=["']oe_chatter["']""", "<chatter/>: the old block shows nothing"),
    (XML, r"\bt-raw=", "t-out="),
    (XML, r"""name=["'](groups_id|numbercall)["']""", "group_ids; a job has no number of calls"),
    (XML, r"""\bexpand=["']0["']""", "a bare <group> in a search view"),
    (XML, r"publicWidget", "Interaction"),
    ({".js"}, r"publicWidget|odoo\.define\(", "Interaction, and plain ES modules"),
    ({".pot"}, r"\A", "no .pot: every .po would be cut down to it when loaded"),
    (
        ANY,
        r"https?://[\w.-]*(pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org|"
        r"proxy\.golang|archive\.ubuntu)",
        "no host of a registry: the machine knows where its packages come from",
    ),
    (ANY, r"(?<![\w./~$}])/(home|root|work|tmp/spike)/\w", "no path of one machine"),
]
# A line that says this keeps what the rule forbids, with the reason beside it.
ALLOW = "idiom-ok:"
# The rules themselves, and what is not ours.
SKIPPED = (
    "tools/idioms.py",
    "LICENSE",
    "/static/lib/",
    "/static/src/lib/",
    "/vendor/",
    "docs/images/",
)


def findings():
    """Return lines "path:line: what is written -> what to write"."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found = []
    for name in listed.stdout.splitlines():
        path = paths.ROOT / name
        if any(part in name for part in SKIPPED) or not path.is_file():
            continue
        try:
            text = path.read_text()
        except UnicodeDecodeError:
            continue
        found += _in_file(name, path.suffix, text)
    return found


def _in_file(name, suffix, text):
    lines = text.splitlines()
    found = []
    for suffixes, pattern, instead in RULES:
        if suffixes is not None and suffix not in suffixes:
            continue
        if suffixes is not ANY and not name.startswith("addons/"):
            continue
        for match in re.finditer(pattern, text, re.MULTILINE):
            number = text.count("\n", 0, match.start()) + 1
            if match.group().startswith("\n"):
                number += 1
            line = lines[number - 1] if lines else ""
            if ALLOW not in line:
                found.append(f"{name}:{number}: {line.strip()[:70]}\n      write: {instead}")
    return found
