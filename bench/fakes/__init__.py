"""Playing the fakes of all services: ``python -m bench.fakes``."""
