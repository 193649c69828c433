"""What Odoo does not take away by itself."""

OURS = "coop_(figures?|budget|body_cost)"


def uninstall_hook(env):
    # what the models have from their mixins is noted in the names of other floors
    env.cr.execute(
        """DELETE FROM ir_model_data
            WHERE model IN ('ir.model.constraint', 'ir.model.fields.selection',
                            'ir.model.inherit')
              AND name ~ %s""",
        [OURS],
    )
