"""Everything that the words of an article relate, gathered from the readers of each kind of wording."""

from factaudit.read.additions import additions
from factaudit.read.amounts import Amount, Link
from factaudit.read.balances import balances, sharings
from factaudit.read.changes import changes
from factaudit.read.columns import continued
from factaudit.read.comparisons import comparisons
from factaudit.read.denials import DENIED, asserted
from factaudit.read.differences import differences
from factaudit.read.lexicon import Lexicon
from factaudit.read.linking import restatements
from factaudit.read.mentions import Read
from factaudit.read.multiples import multiples
from factaudit.read.parts import listings
from factaudit.read.plans import plans
from factaudit.read.repetitions import repetitions
from factaudit.read.sections import ASIDE
from factaudit.read.shares import divisions, shares
from factaudit.read.stocks import stocks
from factaudit.read.tables import tables


def stated_relations(read: Read, lexicon: Lexicon) -> tuple[list[Link], list[tuple[Amount, ...]]]:
    """Return the relations that the story's words state, and the amounts that they tell of one quantity."""
    story = [p for p in read.passages if p.amounts and p.sentence.section not in ASIDE]
    listed = list(listings(story, read.tape, lexicon))
    links = [
        *changes(story, read.tape, lexicon),
        *additions(story, read.tape, lexicon),
        *(listing.link() for listing in listed),
        *shares(story, listed, read.tape, lexicon),
        *divisions(story, read.tape, lexicon),
        *comparisons(story, read.tape, lexicon),
        *multiples(story, read.tape, lexicon),
        *plans(story),
        *balances(story),
        *sharings(story),
        *differences(story, read.tape, lexicon),
        *stocks(story, read.tape, lexicon),
        *tables(story, read.tape, read.totals),
        *continued(read.passages, read.tape, read.totals, lexicon),
    ]
    same: list[tuple[Amount, ...]] = [*restatements(story), *repetitions(story, read.tape, lexicon)]
    told = [group for group in same if all(amount.mention.role != DENIED for amount in group)]
    return [link for link in links if asserted(link)], told
