"""The columns that an import knows, under the headings that people give them."""

import re
import unicodedata
from collections import namedtuple

# heading and words: (English, Welsh); also: other headings people use, folded
Column = namedtuple("Column", "name kinds heading explained also")

MEMBERS, PEOPLE = "members", "people"
KINDS = (MEMBERS, PEOPLE)

COLUMNS = (
    Column(
        "number",
        (MEMBERS,),
        ("Number", "Rhif"),
        (
            "The membership number. It is kept. Empty: the next free number. Several rows with one "
            "number are several times of membership of one person.",
            "Y rhif aelodaeth. Caiff ei gadw. Gwag: y rhif nesaf. Mae sawl rhes ag un rhif yn "
            "golygu sawl cyfnod o aelodaeth i un person.",
        ),
        ("no", "member no", "membership number", "member number", "rhif aelod", "rhif aelodaeth"),
    ),
    Column(
        "name",
        KINDS,
        ("Name", "Enw"),
        ("First name, then surname.", "Enw cyntaf, yna cyfenw."),
        ("full name", "member", "enw llawn", "aelod"),
    ),
    Column(
        "first_name",
        KINDS,
        ("First name", "Enw cyntaf"),
        ("Instead of Name, with Surname.", "Yn lle Enw, gyda Chyfenw."),
        ("forename", "forenames", "given name", "first names", "enwau cyntaf"),
    ),
    Column(
        "surname",
        KINDS,
        ("Surname", "Cyfenw"),
        ("Instead of Name, with First name.", "Yn lle Enw, gydag Enw cyntaf."),
        ("last name", "family name"),
    ),
    Column(
        "organisation",
        (MEMBERS,),
        ("Organisation", "Sefydliad"),
        ("Yes for an organisation.", "Ie os yw'n sefydliad."),
        ("is organisation", "organization"),
    ),
    Column(
        "street",
        KINDS,
        ("Address", "Cyfeiriad"),
        ("House and street.", "Tŷ a stryd."),
        ("address 1", "address line 1", "street", "stryd", "cyfeiriad 1", "service address"),
    ),
    Column(
        "street2",
        KINDS,
        ("Address 2", "Cyfeiriad 2"),
        ("The next line.", "Y llinell nesaf."),
        ("address line 2", "street2", "village", "pentref", "locality"),
    ),
    Column(
        "city",
        KINDS,
        ("Town", "Tref"),
        ("Town or city.", "Tref neu ddinas."),
        ("city", "town city", "dinas", "post town"),
    ),
    Column(
        "zip",
        KINDS,
        ("Postcode", "Cod post"),
        ("Postcode.", "Cod post."),
        ("post code", "zip", "codpost"),
    ),
    Column(
        "care_of",
        (MEMBERS,),
        ("Care of the co-op", "Dan ofal y gydweithfa"),
        (
            "Yes: the register shows the co-op's address.",
            "Ie: mae'r gofrestr yn dangos cyfeiriad y gydweithfa.",
        ),
        ("care of", "c o", "c o the co op"),
    ),
    Column(
        "email",
        KINDS,
        ("E-mail", "E-bost"),
        ("E-mail address.", "Cyfeiriad e-bost."),
        ("email", "e mail", "email address", "ebost", "cyfeiriad e bost"),
    ),
    Column(
        "phone",
        KINDS,
        ("Phone", "Ffôn"),
        ("Phone number.", "Rhif ffôn."),
        ("telephone", "tel", "mobile", "phone number", "rhif ffon", "symudol"),
    ),
    Column(
        "lang",
        KINDS,
        ("Language", "Iaith"),
        ("Welsh or English.", "Cymraeg neu Saesneg."),
        ("preferred language", "dewis iaith"),
    ),
    Column(
        "category",
        KINDS,
        ("Category", "Categori"),
        (
            "Name or code of a category, as the co-op has set it up.",
            "Enw neu god categori, fel y mae'r gydweithfa wedi'i osod.",
        ),
        ("membership category", "class", "constituency", "dosbarth"),
    ),
    Column(
        "area",
        KINDS,
        ("Area", "Ardal"),
        ("Name or code of a local authority area.", "Enw neu god ardal awdurdod lleol."),
        ("local authority", "county", "sir", "awdurdod lleol"),
    ),
    Column(
        "date_from",
        (MEMBERS,),
        ("Date entered", "Dyddiad ymuno"),
        (
            "The first day of membership: 8/1/2018 or 2018-01-08.",
            "Diwrnod cyntaf yr aelodaeth: 8/1/2018 neu 2018-01-08.",
        ),
        (
            "date joined",
            "joined",
            "joined on",
            "date of entry",
            "member since",
            "entered",
            "dyddiad cofrestru",
            "ymunodd",
            "aelod ers",
        ),
    ),
    Column(
        "date_to",
        (MEMBERS,),
        ("Date ceased", "Dyddiad gadael"),
        (
            "The last day of membership. Empty for members.",
            "Diwrnod olaf yr aelodaeth. Gwag i aelodau.",
        ),
        ("ceased", "date left", "left", "left on", "leaving date", "gadawodd", "dyddiad peidio"),
    ),
    Column(
        "reason",
        (MEMBERS,),
        ("Reason for leaving", "Rheswm dros adael"),
        (
            "Resigned, died, no longer qualifies, expelled, lost touch.",
            "Ymddiswyddodd, bu farw, nid yw'n gymwys mwyach, diarddelwyd, collwyd cysylltiad.",
        ),
        ("reason", "rheswm", "why left"),
    ),
    Column(
        "supported_from",
        (PEOPLE,),
        ("Supported since", "Cefnogir ers"),
        ("The day from which the person is supported.", "Y diwrnod y dechreuodd y gefnogaeth."),
        ("since", "date from", "start date", "start", "ers", "dyddiad dechrau"),
    ),
    Column(
        "supported_to",
        (PEOPLE,),
        ("Supported until", "Cefnogir tan"),
        ("The last day. Empty while it goes on.", "Y diwrnod olaf. Gwag tra bo'n parhau."),
        ("until", "date to", "end date", "end", "tan", "dyddiad gorffen"),
    ),
    Column(
        "place",
        (PEOPLE,),
        ("Place", "Lle"),
        (
            "Name or code of the house or service. A place that is not there yet is made.",
            "Enw neu god y tŷ neu'r gwasanaeth. Caiff lle newydd ei greu.",
        ),
        ("house", "service", "home", "ty", "gwasanaeth", "cartref"),
    ),
    Column(
        "place_kind",
        (PEOPLE,),
        ("Kind of place", "Math o le"),
        ("House, day service, team, other.", "Tŷ, gwasanaeth dydd, tîm, arall."),
        ("place kind", "type of place", "service type"),
    ),
)


def fold(heading):
    """A heading without accents, case and marks."""
    text = unicodedata.normalize("NFKD", str(heading)).casefold()
    text = "".join(char for char in text if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def find_columns(cells, kind):
    """Which cell of a row is which column, by the headings in the first row.

    :param list cells: the headings
    :param str kind: of KINDS
    :return: (dict of position -> column name, list of headings not known, list of headings of
        columns that stand there twice)
    """
    known = {}
    for column in COLUMNS:
        if kind in column.kinds:
            for heading in (*column.heading, *column.also):
                known[fold(heading)] = column
    found, unknown, twice = {}, [], []
    for position, cell in enumerate(cells):
        heading = fold(cell)
        column = known.get(heading)
        if column is None:
            if heading:
                unknown.append(str(cell))
        elif column.name in found.values():
            twice.append(str(cell))
        else:
            found[position] = column.name
    return found, unknown, twice


def headings(kind, welsh=False):
    """(heading, explanation) of every column of a kind, for the template."""
    return [
        (column.heading[welsh], column.explained[welsh])
        for column in COLUMNS
        if kind in column.kinds
    ]
