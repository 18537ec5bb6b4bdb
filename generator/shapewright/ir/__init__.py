"""The language-neutral API model: frozen values linked by shape id.

Takes nothing from the other rooms and knows neither Python output nor templates nor where a fact
was read. ``shape`` and ``rule`` hold the types, ``service`` the root, ``doc`` the documentation
tree, ``graph`` answers questions about reachability and recursion, ``json_form`` writes and reads
the whole as canonical JSON.
"""
