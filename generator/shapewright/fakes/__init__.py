"""The fake of a service: what the runtime's engine has to know to play it.

Takes a lowered package and its lifecycles, gives planned files. How a service is played is the
runtime's.
"""
