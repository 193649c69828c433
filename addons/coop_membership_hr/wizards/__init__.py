from . import coop_category_setup
from . import coop_employment_confirm
from . import coop_employment_move
from . import coop_employment_withdraw
from . import coop_membership_settings
from . import hr_service_transfer
