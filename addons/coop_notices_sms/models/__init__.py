from . import access_need
from . import coop_channel_check
from . import coop_notice
from . import coop_notice_delivery
from . import coop_notice_delivery_text
from . import coop_notice_kind
from . import res_partner
from . import sms_tracker
