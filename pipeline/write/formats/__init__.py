"""One writer per format: `every.WRITERS` names them, `writer.Writer` says what each can do."""
