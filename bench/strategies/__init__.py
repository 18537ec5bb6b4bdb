"""The strategies of every service, drawn from: the proof that what they draw is right.

``python -m bench.strategies`` generates services, imports them, and holds what their strategies
draw against the generated checks, against the dataclasses, and against botocore's own validator and
serializers. The tests of the strategies do the same with a few services.
"""
