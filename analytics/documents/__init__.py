"""The text of documents: web pages, PDF, DOCX. Parsed by a process of its own, which knows nothing of the product."""
