from . import coop_text_publish
from . import coop_text_test
from . import coop_text_task_back
from . import coop_sharing_give
from . import coop_sharing_take
