from . import coop_call_list
from . import coop_channel_answer
from . import coop_letter_write
from . import coop_label_print
from . import coop_digest_preview
from . import coop_need_flagged
