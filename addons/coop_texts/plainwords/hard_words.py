"""Hard words and what to say instead, in English and Welsh.

The lists are of words that offices use and few people say. A word in the glossary is explained
where it stands and is not hard any more.

>>> easier("commence", "en_GB")
'begin'
>>> easier("Darpariaeth", "cy_GB"), easier("tea", "en_GB")
('yr hyn sydd ar gael', None)
"""

_ENGLISH = """
abolish: end | accessible: easy to use | accommodate: make room for | accomplish: do
accordance: following | accordingly: so | accountability: answering for what one does
accountable: has to answer | acquire: get | additional: more | adequate: enough
adjourn: stop and go on later | adjournment: a break | advantageous: helpful | allocate: give
allocation: share | alternative: other | amend: change | amendment: change
anticipate: expect | applicant: person who asks to join | appropriate: right
approximately: about | ascertain: find out | assessment: looking at what you need
assist: help | assistance: help | attain: reach | authorise: allow | beneficial: good
beneficiary: person who is helped | candidate: person who wants to be chosen
capacity: being able to decide | cease: stop | clarify: make clear | collaborate: work together
commence: begin | commissioner: person who pays for services | compliance: following the rules
comply: follow | component: part | comprise: have in it | concerning: about
confidential: private | consent: say yes | consequently: so | constituency: group that votes
constitution: rules | consult: ask | consultation: asking what you think
co-production: doing things together | declaration: saying who was chosen
delegate: give to somebody else | demonstrate: show | deputy: person who stands in
determine: decide | discontinue: stop | disseminate: send round | due: to be paid
duration: how long | effective: works well | elector: person who can vote | eligible: allowed
eligibility: who is allowed | enable: help | endeavour: try | enquire: ask | ensure: make sure
entitled: allowed | entitlement: what you may have | equitable: fair | establish: set up
evaluate: find out how good | evaluation: finding out how good | exclude: leave out
expedite: hurry | expenditure: what we spend | facilitate: help | facilitator: helper
fluctuate: go up and down | forthcoming: coming | forward: send on | framework: plan
frequently: often | fundamental: main | governance: how we run things
henceforth: from now on | hereby: now | identify: find | immediately: at once
implement: do | implementation: doing | inaugurate: start | inclusive: for everybody
incur: have to pay | indicate: show | induction: learning at the start | initial: first
initiate: start | initiative: new idea | inspection: looking at | integrate: bring together
legislation: law | liability: what you have to pay | liaise: talk | mandatory: must be done
mechanism: way | methodology: way | minimum: smallest | modify: change
necessitate: need | nevertheless: but | nominate: put forward | nomination: putting forward
notification: letter | notify: tell | notwithstanding: even if | objective: aim
obligation: what you must do | obtain: get | occur: happen | participate: take part
participation: taking part | particulars: facts | pertaining: about | permit: let
policy: how we do things | portfolio: set | preference: what you like best
prior: before | priority: what comes first | procedure: steps | proceed: go on
prohibit: not allow | provision: what there is | proxy: person who votes for you
pursuant: under | qualify: be allowed | quorum: how many people must be there
reappointment: being chosen again | receipt: paper that shows it | reconvene: meet again
regarding: about | regulation: rule | reimburse: pay back | relinquish: give up
remuneration: pay | representative: person who speaks for us | requirement: what you need
reside: live | resident: person who lives there | resolution: what a meeting decides
respective: own | response: answer | retain: keep
revenue: money that comes in | review: look at again | scrutineer: person who watches the count
scrutinise: look at closely | secondary: second | stakeholder: person it matters to
statement: words | statutory: in the law | strategic: for the long time | strategy: plan
submission: what you send | submit: send | subsequent: next | subsequently: later
substantial: big | sufficient: enough | supplementary: more | sustainable: can go on
tenure: time in the job | terminate: end | termination: end | therefore: so | thereof: of it
threshold: number we need | timetable: plan with days | transfer: move
transparent: open | trustee: person on the board | undertake: do | utilise: use
vacancy: empty place | validate: check | verify: check | via: by | viable: can work
whereas: but | whilst: while
"""
_WELSH = """
adnewyddu: gwneud eto | addasu: newid | adolygiad: edrych eto | adolygu: edrych eto
aelodaeth: bod yn aelod | amcan: nod | anghenraid: beth sydd ei angen | anheddu: byw
arfarnu: gweld pa mor dda | ariannu: talu am | asesiad: edrych ar beth sydd ei angen
atebolrwydd: ateb am beth rydych yn ei wneud | atebol: yn gorfod ateb | awdurdodi: caniatáu
buddiolwr: person sy’n cael help | canfyddiad: beth welsom ni | cofrestriad: rhoi enw ar restr
cwblhau: gorffen | cworwm: faint o bobl sydd rhaid bod yno | cychwyn: dechrau
cydgynhyrchu: gwneud pethau gyda’n gilydd | cydsyniad: dweud iawn | cydymffurfio: dilyn
cydweithredu: gweithio gyda’n gilydd | cyfansoddiad: rheolau | cyfathrebu: siarad
cyflawni: gwneud | cyfranogi: cymryd rhan | cyfranogiad: cymryd rhan
cyfrinachol: preifat | cymeradwyo: dweud iawn | cymhwyso: cael gwneud | cymhwyster: hawl
cymwys: yn cael gwneud | cynhwysol: i bawb | cynorthwyo: helpu | cynrychioli: siarad dros
cynrychiolydd: person sy’n siarad drosom | dadansoddi: edrych yn fanwl
darpariaeth: yr hyn sydd ar gael | darparu: rhoi | datganiad: geiriau
deddfwriaeth: cyfraith | diddymu: dod i ben | diwygio: newid | diwygiad: newid
dirprwy: person sy’n sefyll i mewn | dirprwyo: rhoi i rywun arall | dyrannu: rhannu
effeithiol: yn gweithio’n dda | enwebiad: cynnig enw | enwebu: cynnig enw
etholaeth: grŵp sy’n pleidleisio | etholwr: person sy’n cael pleidleisio
etholfraint: hawl i bleidleisio | gohirio: gwneud yn nes ymlaen | goruchwylio: gofalu am
gorfodol: rhaid ei wneud | gweithdrefn: camau | gweithredu: gwneud | gwerthuso: gweld pa mor dda
gwariant: arian rydym yn ei wario | hwyluso: helpu | hwylusydd: helpwr | hysbysiad: llythyr
hysbysu: dweud wrth | llywodraethu: sut rydym yn rhedeg pethau | mabwysiadu: derbyn
mewnbwn: syniadau | methodoleg: ffordd | mynychu: dod i
penderfyniad: beth mae’r cyfarfod yn ei ddewis
penodi: dewis | penodiad: dewis rhywun | perthnasol: sy’n cyfri
polisi: sut rydym yn gwneud pethau | rhagweld: disgwyl | rhanddeiliad: person mae’n bwysig iddo
rheoliad: rheol | rhwymedigaeth: beth sydd rhaid i chi ei wneud | rhwystr: peth sy’n eich stopio
strategaeth: cynllun | strategol: am amser hir
sefydlu: dechrau | sicrhau: gwneud yn siŵr | statudol: yn y gyfraith
terfynu: dod i ben | trafodaeth: siarad | trosglwyddo: symud | tryloyw: agored
trothwy: y rhif sydd ei angen | tystiolaeth: beth sy’n dangos | uchafswm: y mwyaf
isafswm: y lleiaf | ychwanegol: mwy | ymddiriedolwr: person ar y bwrdd
ymgeisydd: person sydd eisiau cael ei ddewis
ymgynghori: gofyn barn | ymgynghoriad: gofyn barn | ymgymryd: gwneud | ystyried: meddwl am
"""


def _read(listed):
    pairs = [pair.split(":", 1) for line in listed.strip().splitlines() for pair in line.split("|")]
    return {word.strip(): instead.strip() for word, instead in pairs}


EASIER = {"en": _read(_ENGLISH), "cy": _read(_WELSH)}


def easier(word, lang):
    """Return what to say instead of a hard word, or None if it is in no list.

    :param str word: in any case; in English also with -s, -d or -ing
    :param str lang: code; Welsh if it begins with "cy", else English
    """
    key = word.lower().replace("’", "'")
    if lang.startswith("cy"):
        return EASIER["cy"].get(key) or EASIER["cy"].get(_radical(key))
    listed = EASIER["en"]
    for ending, instead in (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", "")):
        if key.endswith(ending):
            found = listed.get(key[: len(key) - len(ending)] + instead)
            if found:
                return found
    if key.endswith("ing"):
        return listed.get(key[:-3]) or listed.get(key[:-3] + "e")
    return None


# What the first letters of a mutated word may have been.
_MUTATED = {
    "ngh": ("c",), "mh": ("p",), "nh": ("t",), "ng": ("g",), "ph": ("p",), "th": ("t",),
    "ch": ("c",), "dd": ("d",), "f": ("b", "m"), "g": ("c",), "b": ("p",), "d": ("t",),
    "l": ("ll",), "r": ("rh",), "m": ("b",), "n": ("d",), "h": ("",),
}  # fmt: skip


def _radical(key):
    """Return the word of the list from which a mutated one may come, or the word itself.

    >>> _radical("ddarpariaeth"), _radical("werthuso"), _radical("ymgeisydd")
    ('darpariaeth', 'gwerthuso', 'ymgeisydd')
    """
    listed = EASIER["cy"]
    for size in (3, 2, 1):
        for first in _MUTATED.get(key[:size], ()):
            if first + key[size:] in listed:
                return first + key[size:]
    return "g" + key if "g" + key in listed else key
