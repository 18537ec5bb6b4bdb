"""A package folded into one module, by syntax tree.

``fold`` is the way in: it takes the texts of a package and plans one file. ``parts`` reads the
package's modules, ``symbols`` finds what every name in them means, ``names`` gives what is defined
in several modules names of its own, ``rewrite`` writes those names, and ``order`` puts the modules
one after another. ``views`` is what the template sees.
"""
