"""How a text is laid out before it is parsed: paragraphs, datelines, entries of bulletins and forms."""
