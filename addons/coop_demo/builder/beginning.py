"""The first steps of the co-op, long since done."""

LEFT_OUT = "A demonstration: nothing is sent from here."


def finish_first_steps(stage):
    """Leave out what a demonstration cannot have, and put on record that the steps are over."""
    env = stage.env
    steps = env["coop.setup.step"].with_company(stage.company).search([])
    env["coop.setup.skip"].create(
        [
            {"step_id": step.id, "reason": LEFT_OUT, "company_id": stage.company.id}
            for step in steps
            if step.code == "post"
        ]
    )
    env.invalidate_all()
    env["coop.setup"]._note_if_over(stage.company)
