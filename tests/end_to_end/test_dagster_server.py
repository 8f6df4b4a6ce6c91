"""The UI's path: a real `dg dev`, materialised over its API and asked for the result."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.end_to_end.ground import Ground
from tests.end_to_end.server import CHROMIUM, Json, Server, add_reply, ingest, new_project, page, serving, wait_for

FIRST = (
    "000612-18 Reply to applicant.pdf",
    "2018-382 Annex A.csv",
    "Documents (9873).zip",
    "FOI 1042-18 Annex A.xlsx",
    "Leics Police/FOI 2307-18 response.xlsx",
    "RE_ Freedom of Information request.eml",
)
LATE = "003947-18 Data Response.ods"

MATERIALISABLE = "{ assetNodes { assetKey { path } isMaterializable repository { name location { name } } } }"
LAUNCH = """mutation ($params: ExecutionParams!) {
    launchPipelineExecution(executionParams: $params) { ... on LaunchRunSuccess { run { runId } } }
}"""
RUN = "query ($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"
RUNS = "{ runsOrError { ... on Runs { results { runId status } } } }"
NATIONAL = """{ assetOrError(assetKey: {path: ["national_figures"]}) { ... on Asset {
    assetMaterializations(limit: 1) { metadataEntries {
        label ... on MarkdownMetadataEntry { mdStr } ... on IntMetadataEntry { intValue } } } } } }"""
CHECKS = """{ assetNodeOrError(assetKey: {path: ["national_figures"]}) { ... on AssetNode {
    assetChecksOrError { ... on AssetChecks { checks { name
        executionForLatestMaterialization { status evaluation { severity description } } } } } } } }"""
REPLIES = """{ assetNodeOrError(assetKey: {path: ["replies"]}) { ... on AssetNode {
    partitionKeys partitionStats { numMaterialized numPartitions } } } }"""
REPLY = """query ($key: String!) { assetOrError(assetKey: {path: ["replies"]}) { ... on Asset {
    assetMaterializations(partitions: [$key], limit: 1) { metadataEntries {
        label ... on MarkdownMetadataEntry { mdStr } ... on TextMetadataEntry { text } } } } } }"""


def testmaterialise_all_in_the_ui_and_a_late_reply_after_a_restart(tmp_path: Path) -> None:
    ground = new_project(tmp_path / "project", FIRST)
    with serving(tmp_path / "project") as server:
        run_id = materialise_all(server)
        _is_the_same_as_the_command(ground, tmp_path / "command")
        _tells_what_was_found(server, ground)
        _tells_of_each_reply(server)
        if CHROMIUM:
            _shows_it_to_a_person(server)
        screen = server.screen.read_text()
    assert not re.search("warning|deprecat|beta|preview", screen, re.IGNORECASE), screen

    add_reply(ground, LATE)
    with serving(tmp_path / "project") as server:
        runs = {run["runId"]: run["status"] for run in server.ask(RUNS)["runsOrError"]["results"]}
        assert runs[run_id] == "SUCCESS", "history survives a restart"
        wait_for(lambda: ("nottinghamshire", "2016/17", "total") in _given(ground), 180, server.screen)
        wait_for(lambda: _is_idle(server), 180, server.screen)
        assert any(key.startswith(LATE) for key in _replies(server)["partitionKeys"])
    _is_the_same_as_the_command(ground, tmp_path / "command")


def materialise_all(server: Server) -> str:
    """What the button 'Materialize all' sends; returns the run's id once it has succeeded."""
    nodes = server.ask(MATERIALISABLE)["assetNodes"]
    repository = nodes[0]["repository"]
    params = {
        "mode": "default",
        "runConfigData": "{}",
        "selector": {
            "repositoryLocationName": repository["location"]["name"],
            "repositoryName": repository["name"],
            "pipelineName": "__ASSET_JOB",
            "assetSelection": [node["assetKey"] for node in nodes if node["isMaterializable"]],
        },
    }
    run_id: str = server.ask(LAUNCH, params=params)["launchPipelineExecution"]["run"]["runId"]
    ended = ("SUCCESS", "FAILURE", "CANCELED")
    wait_for(lambda: server.ask(RUN, id=run_id)["runOrError"]["status"] in ended, 300, server.screen)
    assert server.ask(RUN, id=run_id)["runOrError"]["status"] == "SUCCESS", server.screen.read_text()[-5000:]
    wait_for(lambda: _is_idle(server), 180, server.screen)
    return run_id


def _is_idle(server: Server) -> bool:
    runs = server.ask(RUNS)["runsOrError"]["results"]
    return all(run["status"] in {"SUCCESS", "FAILURE", "CANCELED"} for run in runs)


def _is_the_same_as_the_command(ground: Ground, warehouse: Path) -> None:
    command = ingest(ground.raw_responses.parent, warehouse)
    from_ui, from_command = ground.tables(), command.tables()
    assert from_ui.keys() == from_command.keys()
    for name, rows in from_command.items():
        assert from_ui[name] == rows, name
    release = sorted(path.relative_to(warehouse) for path in (warehouse / "release").rglob("*.*"))
    assert release
    for path in release:
        assert (ground.warehouse / path).read_bytes() == (warehouse / path).read_bytes(), path


def _tells_what_was_found(server: Server, ground: Ground) -> None:
    metadata = _metadata(server.ask(NATIONAL))
    total = ground.totals()["2017/18", "total"]
    assert metadata["2017/18 (offences)"] == total["low"]
    assert f"at least {total['low']:,}" in metadata["headline"]
    assert f"{total['bodies_counted']} of 45" in metadata["coverage"]
    assert "| Kent Police | 2016/17, 2017/18 | awaited | 15 May 2018 |" in metadata["who is missing"]
    assert metadata["totals"].startswith("![](data:image/svg+xml;base64,")

    found = server.ask(CHECKS)["assetNodeOrError"]["assetChecksOrError"]["checks"]
    checks = {check["name"]: check["executionForLatestMaterialization"] for check in found}
    assert checks["figures_reconcile"]["status"] == "SUCCEEDED"
    assert checks["national_totals_as_published"]["status"] == "SUCCEEDED"
    assert "can't be compared yet" in checks["national_totals_as_published"]["evaluation"]["description"]
    assert checks["coverage_complete"]["status"] == "FAILED"
    assert checks["coverage_complete"]["evaluation"]["severity"] == "WARN"
    assert "hidden column" in checks["no_remarks"]["evaluation"]["description"]


def _tells_of_each_reply(server: Server) -> None:
    replies = _replies(server)
    assert len(replies["partitionKeys"]) == len(FIRST) + 3, "the members of the zip and the attachment as well"
    stats = replies["partitionStats"]
    assert stats["numMaterialized"] == stats["numPartitions"] == len(replies["partitionKeys"])
    (key,) = (key for key in replies["partitionKeys"] if key.startswith("Leics Police/FOI 2307-18 response.xlsx"))
    metadata = _metadata(server.ask(REPLY, key=key))
    assert metadata["who answers"] == "Leicestershire Police"
    assert "| Total | 320 | 411 |" in metadata["figures"]
    assert "**320**" in metadata["tables as read"]
    assert "hidden column" in metadata["in doubt"]


def _shows_it_to_a_person(server: Server) -> None:
    """The pages as a browser makes them: from the nation to a reply, and what can be started."""
    nation = page(server, "/assets/national_figures")
    for words in ("at least", "waits for a person", "coverage", "Freshness policy", "national.py"):
        assert words in nation, words
    key = next(key for key in _replies(server)["partitionKeys"] if key.startswith("Leics Police/FOI 2307-18 response"))
    reply = page(server, f"/assets/replies?view=partitions&partition={quote(key)}")
    for words in ("Leicestershire Police", "picture of each place", "hidden column", "Open the launchpad"):
        assert words in reply, words
    jobs = page(server, "/jobs")
    assert all(job in jobs for job in ("ingest_everything", "rebuild_the_warehouse", "re_read_all_replies"))


def _replies(server: Server) -> Json:
    return server.ask(REPLIES)["assetNodeOrError"]  # type: ignore[no-any-return]


def _metadata(answer: Json) -> dict[str, Any]:
    (latest,) = answer["assetOrError"]["assetMaterializations"]
    return {
        entry["label"]: next((entry[name] for name in ("mdStr", "intValue", "text") if name in entry), None)
        for entry in latest["metadataEntries"]
    }


def _given(ground: Ground) -> set[tuple[str, str, str]]:
    return {key for key, figure in ground.figures().items() if figure["low"] is not None}


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DAGSTER_HOME", "FOI_RAW_RESPONSES", "FOI_WAREHOUSE"):
        monkeypatch.delenv(name, raising=False)
