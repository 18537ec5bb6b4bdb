"""A package folded into one module, by syntax tree.

``fold`` is the way in: it takes the texts of a package and plans one file. ``parts`` reads the
package's modules, ``scopes`` finds which of their names are global, ``symbols`` what these mean,
``names`` gives what is defined in several modules names of its own, ``rewrite`` says what changes
in each module, ``splice`` changes that and nothing else, and ``order`` puts the modules one after
another. ``views`` is what the template sees. The trees are the standard library's: what is not
changed is never written anew, so that nothing here needs a tree that keeps comments.
"""
