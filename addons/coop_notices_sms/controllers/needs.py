from odoo.tools.translate import LazyTranslate

from odoo.addons.coop_access.controllers import needs
from odoo.addons.coop_access.forms import Option

_lt = LazyTranslate(__name__)


class NeedsForm(needs.NeedsForm):
    def _get_options(self, provider):
        options = super()._get_options(provider)
        if provider == "channels":
            picture = "/coop_notices_sms/static/src/img/text-message.svg"
            options.append(Option("sms", _lt("A text message"), picture=picture))
        return options
