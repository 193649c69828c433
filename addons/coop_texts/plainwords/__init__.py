"""What makes a text hard to read: a checker for Easy Read in English and Welsh.

Plain Python: it knows nothing of Odoo. It reads blocks (a picture stands beside each, with one or
two sentences) and returns findings, each with the rule, the block, the position, the words and,
where there is one, an easier word. ``advise`` says in either language why it matters and what to
do. A finding is a warning: the checker counts and compares, and people decide.

What it looks for: a sentence over 15 words, more than one idea in a sentence, a passive, an
acronym or a hard word that the glossary does not explain, a double negative, a long number or a
percentage, more than two sentences in a block, over 1,000 words and over 20 pages in all.

>>> for finding in check(["The form must be completed by you."], "en_GB"):
...     print(finding.rule, finding.start, finding.words)
passive 14 be completed
>>> why, what_to_do = advise("passive", "en_GB")
>>> what_to_do
'Say who does it: “We send you a letter.”'
"""

from .advice import RULES, advise
from .checking import BLOCKS_ON_A_PAGE, Finding, Limits, check
from .splitting import sentences, words
