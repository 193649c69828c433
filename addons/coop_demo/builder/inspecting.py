"""People who asked to see the register of members: one was given it, two wait for an answer."""


def give_the_register(stage, day):
    """A student of history asked in Welsh, looked at the register, and got the letter with it.

    :param stage: the :class:`~.setting.Setting`
    :param date day: the day on which this happens
    """
    request = _request(
        stage,
        requester_name="Lowri Llyfrgell",
        requester_address="Llety'r Myfyrwyr\nAberystwyth",
        organisation="Prifysgol y Môr",
        purpose="Traethawd am gydweithfeydd gofal yng Nghymru",
        onward="no",
        lang="cy_GB",
        received_on=day,
    )
    request.action_comply()
    request._prepare_document(day, "html")
    request._give(day, "shown")


def leave_requests(stage, day):
    """Two requests wait: one can be answered, one does not say all that the law asks for."""
    _request(
        stage,
        requester_name="Idris Inc",
        requester_address="1 Heol y Wasg\nCaerafallen",
        organisation="Y Papur Bro",
        purpose="To write to members about the co-op's first years",
        onward="yes",
        onward_ids=[
            (
                0,
                0,
                {
                    "name": "Gwen Golygydd",
                    "organisation": "Y Papur Bro",
                    "address": "1 Heol y Wasg\nCaerafallen",
                    "purpose": "To read the article before it is printed",
                },
            )
        ],
        received_on=day,
    )
    _request(stage, requester_name="Huw Holwr", how="email", received_on=day).action_ask_missing()


def _request(stage, **vals):
    return stage.env["coop.register.inspection"].create({"company_id": stage.company.id, **vals})
