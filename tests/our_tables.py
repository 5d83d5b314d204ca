"""Our tables as the tests look things up in them: read once for all modules that need them."""

from pipeline.gazetteer import load_gazetteer
from pipeline.names import load_names
from pipeline.rules import load_rules

GAZETTEER = load_gazetteer()
NAMES = load_names()
RULES = load_rules()
