"""Names: their words, their singulars, and when two mean the same."""

from __future__ import annotations

import pytest

from shapewright.lifecycles.draft import match_core, match_name
from shapewright.lifecycles.words import (
    cut_phrase,
    find_core,
    find_singulars,
    split_operation,
    split_words,
)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ListAIJobs", ("List", "AI", "Jobs")),
        ("CreateDBCluster", ("Create", "DB", "Cluster")),
        ("nodegroupName", ("nodegroup", "Name")),
        ("KMSKeyArn", ("KMS", "Key", "Arn")),
        ("repository_name", ("repository", "name")),
    ],
)
def test_words(name: str, words: tuple[str, ...]) -> None:
    assert split_words(name) == words


@pytest.mark.parametrize(
    ("name", "verb", "noun"),
    [
        ("CreateModelPackage", "Create", "ModelPackage"),
        ("CreateAutoMLJobV2", "Create", "AutoMLJob"),
        ("CreateDistribution2020_05_31", "Create", "Distribution"),
        ("BatchGetNamedQuery", "List", "NamedQuery"),
        ("Search", "Search", ""),
    ],
)
def test_the_parts_of_an_operation(name: str, verb: str, noun: str) -> None:
    assert split_operation(name) == (verb, noun)


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("Jobs", "Job"),
        ("Policies", "Policy"),
        ("Caches", "Cache"),
        ("Branches", "Branch"),
        ("Analyses", "Analysis"),
        ("Indices", "Index"),
        ("HumanTaskUis", "HumanTaskUi"),
        ("Aliases", "Alias"),
        ("Databases", "Database"),
    ],
)
def test_singulars(plural: str, singular: str) -> None:
    assert singular in find_singulars(plural)


@pytest.mark.parametrize("noun", ["Access", "Status", "Analysis", "Job", ""])
def test_what_looks_like_no_plural(noun: str) -> None:
    assert find_singulars(noun) == ()


@pytest.mark.parametrize(
    ("noun", "left"),
    [
        ("TrainingJobsForHyperParameterTuningJob", "TrainingJobs"),
        ("Information", "Information"),
        ("ThingsInThingGroup", "Things"),
    ],
)
def test_what_a_noun_is_for_is_cut_off(noun: str, left: str) -> None:
    assert cut_phrase(noun) == left


@pytest.mark.parametrize(
    ("name", "noun", "core"),
    [
        ("JobName", "TrainingJob", "name"),
        ("TrainingJobName", "TrainingJob", "name"),
        ("Name", "TrainingJob", "name"),
        ("job_arn", "TrainingJob", "arn"),
        ("ModelName", "TrainingJob", "modelname"),
        ("cluster", "Cluster", "cluster"),
    ],
)
def test_what_a_name_adds_to_the_noun(name: str, noun: str, core: str) -> None:
    assert find_core(name, noun) == core


@pytest.mark.parametrize(
    ("name", "noun", "known", "found"),
    [
        ("JobName", "TrainingJob", ["Arn", "Name"], "Name"),
        ("clusterName", "Cluster", ["ClusterName"], "ClusterName"),
        ("cluster", "Cluster", ["clusterArn", "clusterName"], "clusterName"),
        ("resourceIdentifier", "Cluster", ["arn", "id"], "id"),
        ("JobNameOrArn", "TrainingJob", ["JobArn"], "JobArn"),
        ("ModelName", "TrainingJob", ["Name"], ""),
        ("status", "Cluster", ["state"], ""),
    ],
)
def test_which_attribute_a_member_means(name: str, noun: str, known: list[str], found: str) -> None:
    assert match_name(name, noun, known) == found


def test_a_bare_noun_is_no_spelling_of_a_name() -> None:
    assert match_core("cluster", "Cluster", ["clusterName"]) == ""
