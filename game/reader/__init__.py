"""Floor 0: YAML text to a tree with positions, and problems said in a writer's words.

Knows nothing of scenarios. Every scalar stays text; a field's declaration gives its type.
"""
