"""What the generator and its output cost, and the proof that other tools accept it.

``python -m bench`` measures: each module named for its subject gives rows, ``table`` prints them.
``python -m bench.prove`` proves. Nothing here is installed with the package, or imported by it.
"""
