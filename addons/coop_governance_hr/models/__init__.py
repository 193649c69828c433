from . import coop_pay_band
from . import coop_staff_figures
from . import coop_staff_figures_line
from . import coop_staff_figures_counting
from . import coop_staff_figures_telling
from . import coop_staff_figures_shown
from . import coop_decision_version
