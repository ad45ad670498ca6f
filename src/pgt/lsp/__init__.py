"""A language server: what `pgt validate` finds, in the editor while the table is typed.

Nothing is checked here that is not checked there, and nothing is written: the editor is told what could be.
"""
