from . import coop_budget_import
