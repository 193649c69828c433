from . import coop_term_begin
from . import coop_term_end
from . import coop_term_strike
from . import coop_seat_add
from . import coop_body_day
from . import coop_term_list
from . import coop_term_list_line
