"""Questions asked one at a time: plain definitions, and the cleaning of answers.

A form is defined once, as data, and shown in three ways: step by step on the portal, all on one
page for somebody who types from paper or from the phone, and printed. Nothing in this package
imports Odoo: it can be tested, and lifted out, without it.

>>> form = Form("tea", "Tea", [
...     Step("drink", "What do you drink?", [
...         Choice("drink", options=[Option("tea", "Tea"), Option("none", "Nothing")])]),
...     Step("milk", "Do you take milk?", [YesNo("milk")],
...          when=lambda answers: answers.get("drink") == "tea"),
... ])
>>> form.clean_all({"drink": "tea", "milk": "yes", "admin": "1"})
({'drink': 'tea', 'milk': True}, {})
>>> [step.code for step in form.steps_for({"drink": "none"})]
['drink']
>>> values, problems = form.clean_all({"drink": "beer"})
>>> print(problems["drink"])
Please choose one of the answers.
"""

from .fields import (
    Agree,
    Choice,
    Choices,
    Date,
    Email,
    Field,
    LongText,
    Option,
    Phone,
    Text,
    YesNo,
)
from .problems import Problem
from .steps import Form, Step

__all__ = [
    "Agree",
    "Choice",
    "Choices",
    "Date",
    "Email",
    "Field",
    "Form",
    "LongText",
    "Option",
    "Phone",
    "Problem",
    "Step",
    "Text",
    "YesNo",
]
