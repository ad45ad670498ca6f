"""The language server itself: which question of an editor is answered by what."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from pgt import __version__, workspace
from pgt.diagnostics import Diagnostic, Language, Replacement, Severity
from pgt.lsp import offers
from pgt.lsp.hovering import shown_at
from pgt.lsp.opened import Opened, check, forget
from pgt.lsp.places import Places
from pgt.render.findings import in_full

_PAUSE = 0.2
"""Seconds without a key before the text is checked."""

_LEVELS = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_WATCHED = (f"**/{workspace.SETTINGS}", "**/forms/*.yaml", "**/profiles/*.yaml", f"**/*{workspace.SUFFIX}")
_KINDS = (types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll)


class Server(LanguageServer):
    """A server, the tables that are open in its editor, and the language that it speaks."""

    def __init__(self, language: Language, *, decided: bool) -> None:
        # Changes of a part are counted in lines, and pygls takes U+2028 for the end of one: whole texts are safe.
        super().__init__("pgt", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.language: Language = language
        self.decided = decided
        """Whether PGT_LANG has named the language."""
        self.opened: dict[str, Opened] = {}
        self._broken: dict[Path, tuple[Diagnostic, ...]] = {}

    def places(self, text: str) -> Places:
        """Return the places of *text* in the units that the editor counts in."""
        return Places(text, self.workspace.position_encoding or types.PositionEncodingKind.Utf16)

    def look(self, uri: str, *, anew: bool = True) -> None:
        """Check the text that is open under *uri*, and tell the editor what is wrong with it.

        Unless *anew*, only the text has changed: what is beside it is not looked at again.
        """
        path = to_fs_path(uri)
        if path is None or not path.endswith(workspace.SUFFIX):
            return
        document = self.workspace.get_text_document(uri)
        known = None if anew else self.opened.get(uri)
        opened = known.with_text(document.source) if known else check(Path(path), document.source)
        self.opened[uri] = opened
        self._say(uri, opened.text, opened.report.findings, document.version)
        self._say_broken()

    def now(self, uri: str) -> Opened | None:
        """Return the text under *uri* as it is now, not as it was before the last keys; None where it is no table."""
        if opened := self.opened.get(uri):
            text = self.workspace.get_text_document(uri).source
            return opened if text == opened.text else opened.with_text(text)
        return None

    def close(self, uri: str) -> None:
        """Forget the text under *uri*, and take back what was said of it."""
        if self.opened.pop(uri, None):
            self._say(uri, "", ())
            self._say_broken()

    def said(self, findings: Iterable[Diagnostic], text: str) -> list[types.Diagnostic]:
        """Return *findings* as editors want them."""
        places = self.places(text)
        return [
            types.Diagnostic(
                range=places.range(finding.position),
                message=in_full(finding, self.language),
                severity=_LEVELS[finding.severity],
                code=finding.code,
                source="pgt",
            )
            for finding in findings
        ]

    def change(self, uri: str, text: str, edits: Iterable[Replacement]) -> types.WorkspaceEdit:
        """Return *edits* to the *text* under *uri* as editors want them."""
        places = self.places(text)
        changes = [types.TextEdit(places.range(edit.position), edit.text) for edit in edits]
        return types.WorkspaceEdit(changes={uri: changes})

    def rewriting(self, text: str, new: str) -> types.TextEdit:
        """Return the change that puts *new* in the place of the whole *text*."""
        return types.TextEdit(self.places(text).whole(), new)

    def _say_broken(self) -> None:
        """Tell what is wrong with the settings of the tables that are open, and what no longer is."""
        broken = {Path(one.file).resolve(): opened.broken for opened in self.opened.values() for one in opened.broken}
        for file in {**self._broken, **broken}:
            if broken.get(file) != self._broken.get(file):
                text = ""
                with suppress(OSError):
                    text = file.read_text("utf-8", "replace")
                self._say(from_fs_path(str(file)) or "", text, broken.get(file, ()))
        self._broken = broken

    def _say(self, uri: str, text: str, findings: Iterable[Diagnostic], version: int | None = None) -> None:
        said = self.said(findings, text)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, said, version))


def _initialize(server: Server, params: types.InitializeParams) -> None:
    if params.locale and not server.decided:
        server.language = "zh" if params.locale.lower().startswith("zh") else "en"


async def _watch_settings(server: Server, _params: types.InitializedParams) -> None:
    """Ask to be told when tables, settings, forms or profiles are saved, by whichever program."""
    workspace_able = server.client_capabilities.workspace
    able = workspace_able and workspace_able.did_change_watched_files
    if able and able.dynamic_registration:
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        one = types.Registration("pgt", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        await server.client_register_capability_async(types.RegistrationParams([one]))


def _open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    forget()
    server.look(params.text_document.uri)


async def _change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    uri, version = params.text_document.uri, params.text_document.version
    await asyncio.sleep(_PAUSE)
    # What was typed meanwhile has a check of its own coming; what was closed needs none.
    if uri in server.opened and server.workspace.get_text_document(uri).version == version:
        server.look(uri, anew=False)


def _look_again(server: Server, _params: object) -> None:
    """Check everything: a `pgt.toml`, a form or a table that was saved changes what is wrong with the others."""
    forget()
    for uri in tuple(server.opened):
        server.look(uri)


def _close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.close(params.text_document.uri)


def _hover(server: Server, params: types.HoverParams) -> types.Hover | None:
    if not (opened := server.now(params.text_document.uri)):
        return None
    words = shown_at(opened, server.places(opened.text).at(params.position), server.language)
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words)) if words else None


def _offer(server: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    opened = server.now(params.text_document.uri)
    actions = _actions(server, params, opened) if opened else ()
    wanted = [_words(kind) for kind in params.context.only or ()]
    return [one for one in actions if not wanted or any(_words(one.kind)[: len(kind)] == kind for kind in wanted)]


def _words(kind: types.CodeActionKind | str | None) -> list[str]:
    """Return *kind* in words, the general first: `source` asks for `source.fixAll`, too."""
    name = kind.value if isinstance(kind, types.CodeActionKind) else kind
    return name.split(".") if name else []


def _format(server: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    opened = server.now(params.text_document.uri)
    new = opened.laid_out() if opened else None
    return [server.rewriting(opened.text, new)] if opened and new else []


def _actions(server: Server, params: types.CodeActionParams, opened: Opened) -> Iterator[types.CodeAction]:
    uri, places = params.text_document.uri, server.places(opened.text)
    start, end = places.at(params.range.start), places.at(params.range.end)
    chosen = list(opened.findings_between(start, end))
    for make_offers in (offers.mends, offers.answers):
        for finding in chosen:
            for offer in make_offers(opened, finding, server.language):
                yield types.CodeAction(
                    offer.title,
                    types.CodeActionKind.QuickFix,
                    diagnostics=server.said([finding], opened.text),
                    is_preferred=offer.safe,
                    edit=server.change(uri, opened.text, offer.edits),
                )
    if new := opened.mended():
        edit = types.WorkspaceEdit(changes={uri: [server.rewriting(opened.text, new)]})
        yield types.CodeAction(offers.ALL.to(server.language), types.CodeActionKind.SourceFixAll, edit=edit)


def make(language: Language, *, decided: bool) -> Server:
    """Return a server that speaks *language*, unless the editor speaks another and nobody *decided*."""
    server = Server(language, decided=decided)
    server.feature(types.INITIALIZE)(_initialize)
    server.feature(types.INITIALIZED)(_watch_settings)
    server.feature(types.TEXT_DOCUMENT_DID_OPEN)(_open)
    server.feature(types.TEXT_DOCUMENT_DID_CHANGE)(_change)
    server.feature(types.TEXT_DOCUMENT_DID_SAVE)(_look_again)
    server.feature(types.TEXT_DOCUMENT_DID_CLOSE)(_close)
    server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(_look_again)
    server.feature(types.TEXT_DOCUMENT_HOVER)(_hover)
    server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=_KINDS))(_offer)
    server.feature(types.TEXT_DOCUMENT_FORMATTING)(_format)
    return server
