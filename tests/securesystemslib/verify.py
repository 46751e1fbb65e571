"""A second verifier that shares no code with us: python3 verify.py REPOSITORY_URL ROOT_JSON TARGET

Starts from a trusted root and fetches over HTTP as docs/format.md says: every following root with the
thresholds of the root before and of its own, then timestamp, snapshot and the delegated roles that may
name the target, all signatures checked by Debian's python3-securesystemslib. Prints the target.
"""
import datetime
import fnmatch
import hashlib
import json
import pathlib
import sys
import urllib.error
import urllib.request

import securesystemslib.formats
import securesystemslib.keys

repository, trusted_root, wanted = sys.argv[1].rstrip("/"), pathlib.Path(sys.argv[2]), sys.argv[3]
LIMITS = {"root": 512_000, "timestamp": 16_384, "snapshot": 2_000_000, "targets": 5_000_000}


def fetch(path, limit):
    try:
        with urllib.request.urlopen(f"{repository}/{path}") as answer:
            content = answer.read(limit + 1)
    except urllib.error.HTTPError as refused:
        if refused.code == 404:
            return None
        raise
    if len(content) > limit:
        sys.exit(f"{path} is longer than {limit} bytes.")
    return content


def require(path, limit):
    content = fetch(path, limit)
    return content if content is not None else sys.exit(f"{path} is missing.")


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


def require_kind(file, kind, name, version=None):
    signed = file["signed"]
    if signed["_type"] != kind:
        sys.exit(f"{name} is a {signed['_type']}, not a {kind}.")
    if version is not None and signed["version"] != version:
        sys.exit(f"{name} has version {signed['version']}, not {version}.")


def require_fresh(file, name):
    ends = datetime.datetime.strptime(file["signed"]["expires"], "%Y-%m-%dT%H:%M:%SZ")
    if ends <= datetime.datetime.utcnow():
        sys.exit(f"{name} expired {ends}.")


root = json.loads(trusted_root.read_bytes())
require_signed(root, root["signed"]["keys"], root["signed"]["roles"]["root"], trusted_root.name)
while True:
    version = root["signed"]["version"] + 1
    name = f"{version}.root.json"
    raw = fetch(f"metadata/{name}", LIMITS["root"])
    if raw is None:
        break
    following = json.loads(raw)
    for judge in (root, following):
        require_signed(following, judge["signed"]["keys"], judge["signed"]["roles"]["root"], name)
    require_kind(following, "root", name, version)
    root = following
require_fresh(root, "root.json")

signed = root["signed"]
timestamp = json.loads(require("metadata/timestamp.json", LIMITS["timestamp"]))
require_signed(timestamp, signed["keys"], signed["roles"]["timestamp"], "timestamp.json")
require_kind(timestamp, "timestamp", "timestamp.json")
require_fresh(timestamp, "timestamp.json")

named = timestamp["signed"]["meta"]["snapshot.json"]
raw = require(f"metadata/{named['version']}.snapshot.json", named["length"])
if len(raw) != named["length"] or hashlib.sha256(raw).hexdigest() != named["hashes"]["sha256"]:
    sys.exit("The snapshot has other bytes than the timestamp says.")
snapshot = json.loads(raw)
require_signed(snapshot, signed["keys"], signed["roles"]["snapshot"], "snapshot.json")
require_kind(snapshot, "snapshot", "snapshot.json", named["version"])
require_fresh(snapshot, "snapshot.json")


def covers(patterns, path):
    parts = path.split("/")
    return any(
        len(pattern.split("/")) == len(parts)
        and all(fnmatch.fnmatchcase(part, one) for part, one in zip(parts, pattern.split("/")))
        for pattern in patterns
    )


def find(role, keys, trusted):
    """Pre-order, depth first; a terminating role ends the search."""
    meta = snapshot["signed"]["meta"][f"{role}.json"]
    version = meta["version"]
    name = f"{version}.{role}.json"
    raw = require(f"metadata/{name}", LIMITS["targets"])
    if hashlib.sha256(raw).hexdigest() != meta["hashes"]["sha256"]:
        sys.exit(f"{name} has other bytes than the snapshot says.")
    file = json.loads(raw)
    require_signed(file, keys, trusted, name)
    require_kind(file, "targets", name, version)
    require_fresh(file, name)
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
folder, slash, name = wanted.rpartition("/")
content = require(f"targets/{folder}{slash}{target['hashes']['sha256']}.{name}", target["length"])
if len(content) != target["length"] or hashlib.sha256(content).hexdigest() != target["hashes"]["sha256"]:
    sys.exit(f"{wanted} has other bytes than announced.")
sys.stdout.buffer.write(content)
