from . import coop_register_document
from . import coop_register_document_removed
from . import coop_register_document_society
from . import coop_register_document_part
