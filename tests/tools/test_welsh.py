"""Translated and read by a speaker of Welsh are two things, and are counted apart."""

from tools import paths, welsh

FILE = """
msgid ""
msgstr ""
"Language: cy\\n"

msgid "House"
msgstr "Tŷ"

# Read by Nia Celyn, 2026-12-01
msgid "Tree"
msgstr "Coeden"

# Read by Nia Celyn
msgid "Apple"
msgstr "Afal"

# Read by Nia Celyn, 2026-12-01
msgid "Nobody has said it in Welsh"
msgstr ""

# Read by Nia Celyn, 2026-12-01
#, fuzzy
msgid "Pear"
msgstr "Gellyg"
"""


def test_only_what_is_there_and_was_read_by_somebody_on_a_day_counts(tmp_path):
    file = tmp_path / "cy.po"
    file.write_text(FILE)
    assert welsh.count(file) == (5, 3, 1)


def test_every_file_is_counted(capsys):
    assert len(welsh.files()) >= 12
    assert welsh.main([]) == 0
    printed = capsys.readouterr().out
    assert "in all" in printed
    assert "Odoo's own pages" in printed


def test_the_page_for_who_writes_texts_says_whether_anybody_has_read_them():
    read = sum(welsh.count(path)[2] for path in welsh.files())
    said = " ".join((paths.ROOT / "docs" / "texts.md").read_text().split())
    assert ("nobody who speaks it has read them yet" in said) == (read == 0)
