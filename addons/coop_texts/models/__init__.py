from . import coop_text_variant
from . import coop_text_kind
from . import coop_text
from . import coop_text_version
from . import coop_text_override
from . import res_company
from . import res_config_settings
