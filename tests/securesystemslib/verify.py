"""A second verifier that shares no code with us: python3 verify.py REPOSITORY TARGET

Walks every root with the thresholds of the root before, then timestamp, snapshot and all delegated
roles, with the signatures checked by securesystemslib, and prints the target.
"""
import fnmatch
import hashlib
import json
import pathlib
import sys

import securesystemslib.formats
import securesystemslib.keys

repository, wanted = pathlib.Path(sys.argv[1]), sys.argv[2]
metadata = repository / "metadata"


def read(path):
    raw = path.read_bytes()
    return raw, json.loads(raw)


def require_signed(file, keys, role, name):
    """At least a threshold of different keys of the role must have signed."""
    message = securesystemslib.formats.encode_canonical(file["signed"]).encode("utf-8")
    good = set()
    for signature in file["signatures"]:
        keyid = signature["keyid"]
        if keyid in role["keyids"]:
            key = dict(keys[keyid], keyid=keyid)
            if securesystemslib.keys.verify_signature(key, signature, message):
                good.add(keyid)
    if len(good) < role["threshold"]:
        sys.exit(f"{name}: {len(good)} good signatures, {role['threshold']} needed")


_, root = read(metadata / "1.root.json")
require_signed(root, root["signed"]["keys"], root["signed"]["roles"]["root"], "1.root.json")
roots = 1
while (metadata / f"{roots + 1}.root.json").exists():
    roots += 1
    _, following = read(metadata / f"{roots}.root.json")
    for judge in (root, following):
        require_signed(following, judge["signed"]["keys"], judge["signed"]["roles"]["root"], f"{roots}.root.json")
    root = following
if roots < 2:
    sys.exit("There was no rotation to verify.")

signed = root["signed"]
_, timestamp = read(metadata / "timestamp.json")
require_signed(timestamp, signed["keys"], signed["roles"]["timestamp"], "timestamp.json")
named = timestamp["signed"]["meta"]["snapshot.json"]
raw, snapshot = read(metadata / f"{named['version']}.snapshot.json")
if len(raw) != named["length"] or hashlib.sha256(raw).hexdigest() != named["hashes"]["sha256"]:
    sys.exit("The snapshot has other bytes than the timestamp says.")
require_signed(snapshot, signed["keys"], signed["roles"]["snapshot"], "snapshot.json")


def covers(patterns, path):
    parts = path.split("/")
    return any(
        len(pattern.split("/")) == len(parts)
        and all(fnmatch.fnmatchcase(part, one) for part, one in zip(parts, pattern.split("/")))
        for pattern in patterns
    )


def find(role, keys, threshold):
    version = snapshot["signed"]["meta"][f"{role}.json"]["version"]
    _, file = read(metadata / f"{version}.{role}.json")
    require_signed(file, keys, threshold, role)
    if wanted in file["signed"]["targets"]:
        return file["signed"]["targets"][wanted]
    delegations = file["signed"].get("delegations", {"keys": {}, "roles": []})
    for delegated in delegations["roles"]:
        if covers(delegated["paths"], wanted):
            found = find(delegated["name"], delegations["keys"], delegated)
            if found or delegated["terminating"]:
                return found
    return None


target = find("targets", signed["keys"], signed["roles"]["targets"])
if target is None:
    sys.exit(f"There is no target {wanted}.")
folder, _, name = wanted.rpartition("/")
content = (repository / "targets" / folder / f"{target['hashes']['sha256']}.{name}").read_bytes()
if len(content) != target["length"] or hashlib.sha256(content).hexdigest() != target["hashes"]["sha256"]:
    sys.exit(f"{wanted} has other bytes than announced.")
sys.stdout.buffer.write(content)
