"""From a result to guidance: who needs it and in which order, what to tell each, who could be its mentor."""
