"""The table `identities`: one row per person across the releases of a run."""

from pipeline.identities import Identity
from pipeline.write.cells import Row, in_order, joined


def identity_row(identity: Identity) -> Row:
    """Return the row of one person across releases."""
    return in_order(
        "identities",
        {
            "name": identity.name,
            "names_seen": joined(identity.names_seen),
            "releases": identity.releases,
            "first_published": identity.first_published,
            "last_published": identity.last_published,
            "named_before": identity.named_before,
            "named_before_in": joined(identity.named_before_in),
            "evidence": identity.evidence,
            "decision": joined(identity.decision),
            "canonical_id": identity.canonical_id,
        },
    )
