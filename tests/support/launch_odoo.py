"""Odoo started from a script: prefork starts its websocket process by running this file again.

With ``python -m odoo`` that process dies at once and is started again for ever.
"""

import odoo.cli

if __name__ == "__main__":
    odoo.cli.main()
