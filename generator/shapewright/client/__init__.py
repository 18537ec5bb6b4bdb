"""The backend for typed clients: operations, exceptions, pages and waiters.

``plan`` gives the files, ``methods`` builds what a client offers, ``facts`` what its paginators
and waiters go by, ``path`` reads JMESPath, ``views`` is what the templates see.
"""
