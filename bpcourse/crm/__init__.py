"""The CRM lab: an export of opportunities in, decisions out.

``reading`` turns any export into one ``Deals`` (its form stands in ``deals``), ``quality`` says how far it can be
trusted, ``privacy`` takes the names out, ``generator`` writes exports whose truth is known.

Needs the packages of the extra ``crm``: ``pip install 'bpcourse[crm]'``.
"""
