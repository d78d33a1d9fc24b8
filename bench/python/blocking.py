"""Exact duplicates of a people file by recordlinkage and by a dictionary of blocks; five runs each, file reading included."""

import csv
import resource
import statistics
import sys
import time
from collections import defaultdict

import pandas
import recordlinkage

COLUMNS = ["firstname", "lastname", "email", "postcode"]


def linked(path):
    """Pairs that recordlinkage's index makes of equal values in all columns."""
    people = pandas.read_csv(path, dtype=str, keep_default_na=False)
    for column in COLUMNS:
        people[column] = people[column].str.strip().str.lower()
    people = people[(people[COLUMNS] != "").all(axis=1)]
    index = recordlinkage.Index()
    index.block(left_on=COLUMNS)
    return f"{len(index.index(people))} pairs"


def blocked(path):
    """Blocks of records with the same key, as exact predicates make them."""
    blocks = defaultdict(list)
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            key = tuple(row[column].strip().lower() for column in COLUMNS)
            if all(key):
                blocks[key].append(row["id"])
    groups = [ids for ids in blocks.values() if len(ids) > 1]
    return f"{len(groups)} groups, {sum(map(len, groups))} members"


for name, find in (("recordlinkage", linked), ("dictionary of blocks", blocked)):
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        found = find(sys.argv[1])
        times.append(time.perf_counter() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name}: median {statistics.median(times):.2f} s, best {min(times):.2f} s, {found}, peak RSS so far {peak} MB", flush=True)
