"""Making English British and Welsh equal to it, and putting things back on uninstallation."""

import json
import logging

from odoo import Command
from odoo.exceptions import UserError
from odoo.tools import SQL

from .models.base import ENGLISH, OLD

_logger = logging.getLogger(__name__)

WELSH = "cy_GB"
BEFORE = "coop_base.languages_before"
# What the data of this addon write over in a Welsh that somebody made by hand.
WELSH_FIELDS = ("name", "iso_code", "url_code", "date_format", "time_format", "week_start")


def pre_init_hook(env):
    """Take over a Welsh that somebody already made, as its code can exist only once."""
    welsh = env["res.lang"].with_context(active_test=False).search([("code", "=", WELSH)])
    _remember_languages(env, welsh)
    if welsh and not env.ref("coop_base.lang_cy", raise_if_not_found=False):
        env["ir.model.data"].create(
            {
                "module": "coop_base",
                "name": "lang_cy",
                "model": "res.lang",
                "res_id": welsh.id,
                "noupdate": True,
            }
        )


def post_init_hook(env):
    _retire_american_english(env)
    env["res.company"].search([("coop_slug", "=", False)])._coop_give_slug()
    env["coop.bank.holiday"]._cron_fill()


def uninstall_hook(env):
    _bring_back_american_english(env)
    # Tables go with their triggers; the function would stay behind.
    env.cr.execute("DROP FUNCTION IF EXISTS coop_wall_refuse() CASCADE")
    _forget_reflections(env)


def _forget_reflections(env):
    """Remove the notes on our models that Odoo keeps in other addons' names, or in nobody's."""
    env.cr.execute(
        """DELETE FROM ir_model_data
            WHERE model IN ('ir.model.inherit', 'ir.model.fields.selection')
              AND name ~ '^(model_inherit|selection)__coop_'"""
    )
    # the constraints themselves go with their columns
    env.cr.execute(
        """DELETE FROM ir_model_constraint
            WHERE type = 'f'
              AND module IN (SELECT id FROM ir_module_module WHERE state = 'to remove')"""
    )


def _remember_languages(env, welsh):
    """Write down what there was, so that uninstallation can put it back."""
    parameters = env["ir.config_parameter"]
    if not parameters.get_param(BEFORE):
        codes = [code for code, _name in env["res.lang"].get_installed()]
        default = env["ir.default"]._get("res.partner", "lang")
        before = {"active": codes, "default": default}
        if welsh:
            before["welsh"] = welsh.read(WELSH_FIELDS)[0]
        parameters.set_param(BEFORE, json.dumps(before))


def _retire_american_english(env):
    """Move everybody from en_US to en_GB and switch en_US off.

    With both, what is edited in one stays old in the other, and a Welsh reader of a text without
    Welsh would see the old one.
    """
    languages = env["res.lang"].with_context(active_test=False)
    old = languages.search([("code", "=", OLD)])
    english = languages.search([("code", "=", ENGLISH)])
    english._activate_and_install_lang(ENGLISH)
    _move_people(env, OLD, ENGLISH)
    _add_to_websites(env, english | languages.search([("code", "=", WELSH)]))
    _move_website(env, old, english)
    try:
        # Without a user of the old language left, nothing of Odoo's own refuses.
        with env.cr.savepoint():
            old.active = False
    except UserError as error:
        _logger.warning("en_US stays active beside en_GB: %s", error)
        return
    # The short name in addresses goes to the English that is used.
    if old.url_code == "en":
        old.url_code = OLD
        env.flush_all()
        english.url_code = "en"


def _bring_back_american_english(env):
    before = json.loads(env["ir.config_parameter"].get_param(BEFORE) or "{}")
    active = before.get("active") or [OLD]
    default = before.get("default") or active[0]
    languages = env["res.lang"].with_context(active_test=False)
    old = languages.search([("code", "=", OLD)])
    english = languages.search([("code", "=", ENGLISH)])
    welsh = languages.search([("code", "=", WELSH)])
    if OLD in active:
        old.active = True
        if english.url_code == "en":
            english.url_code = ENGLISH
            env.flush_all()
            old.url_code = "en"
    english.name = "English (UK)"
    fallback = languages.search([("code", "=", default)])
    if ENGLISH not in active:
        # It stays active, as the request that uninstalls speaks it, but nobody has it any more.
        _move_people(env, ENGLISH, default)
        _move_website(env, english, fallback)
    kept = before.get("welsh")
    if kept:
        # It was there before us and stays, as it was.
        welsh.write({name: kept[name] for name in WELSH_FIELDS})
    if kept or WELSH in active:
        env["ir.model.data"].search(
            [("module", "=", "coop_base"), ("name", "=", "lang_cy")]
        ).unlink()
    if WELSH not in active:
        _move_people(env, WELSH, default)
        _move_website(env, welsh, fallback)
        # What goes with this addon can only go when it is not active.
        welsh.active = False
    env["ir.default"].set("res.partner", "lang", default)
    env["ir.config_parameter"].set_param(BEFORE, False)


def _move_people(env, source, target):
    """Let contacts and users (whose language is their contact's) of a language have another."""
    env.flush_all()
    env.cr.execute(SQL("UPDATE res_partner SET lang = %s WHERE lang = %s", target, source))
    env.cr.execute(
        SQL(
            "UPDATE ir_default SET json_value = %s WHERE json_value = %s AND field_id IN"
            " (SELECT id FROM ir_model_fields WHERE model = 'res.partner' AND name = 'lang')",
            json.dumps(target),
            json.dumps(source),
        )
    )
    env.invalidate_all()
    env.registry.clear_cache()
    if env["ir.default"]._get("res.partner", "lang") in (None, source):
        env["ir.default"].set("res.partner", "lang", target)


def _move_website(env, source, target):
    """Do the same for websites, where that module is installed; nothing here depends on it."""
    if "website" not in env:
        return
    for website in env["website"].search([]):
        if source in website.language_ids or website.default_lang_id == source:
            website.language_ids = [Command.link(target.id)]
        if website.default_lang_id == source:
            website.default_lang_id = target
        website.language_ids = [Command.unlink(source.id)]


def _add_to_websites(env, languages):
    if "website" in env:
        env["website"].search([]).language_ids = [Command.link(lang.id) for lang in languages]
