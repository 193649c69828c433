from . import coop_register_document
