from pipeline.errors import DataError as DataError
from pipeline.errors import RollcallError as RollcallError
from pipeline.errors import UsageError as UsageError
from pipeline.library import Result as Result
from pipeline.library import Text as Text
from pipeline.library import extract as extract
from pipeline.library import extract_all as extract_all
