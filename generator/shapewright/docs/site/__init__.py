"""The reference as a site of static HTML that a person opens, from a disk or any host.

Takes the pages of services, gives planned files. ``emit`` writes documentation as HTML over
``markup``, the one place that escapes; ``entries`` lays out members, ``parts`` all other parts and
``plan`` the pages of a service. ``findings`` tells what can be searched for, ``data`` writes it for
the browser, ``front`` plans the page above all services, ``assets`` reads style and scripts.
Nothing here decides what a page says.
"""
