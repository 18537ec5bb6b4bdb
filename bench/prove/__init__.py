"""The proof that other people's tools find nothing to change or to say in generated packages.

``package`` finds or makes the packages, ``check`` knows the tools, ``output`` reads what they
print, ``run`` holds every package against every tool, ``report`` says what came of it.
"""
