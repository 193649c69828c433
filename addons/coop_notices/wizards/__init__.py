from . import coop_channel_answer
