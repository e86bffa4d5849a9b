using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>
/// Who has which draft open in this process, and the news that one of them has saved. One for the whole process: a record has one process.
/// </summary>
public sealed class DraftPresence
{
    private readonly ConcurrentDictionary<long, ImmutableList<DraftVisit>> visits = new();

    /// <summary>Enters a draft until the visit is disposed; others see it at once.</summary>
    public DraftVisit Enter(long draftId, long personId, string name)
    {
        var visit = new DraftVisit(this, draftId, personId, name);
        visits.AddOrUpdate(draftId, [visit], (_, there) => there.Add(visit));
        Tell(visit, visit => visit.RaisePeople());
        return visit;
    }

    /// <summary>Names of the others on the draft, each once.</summary>
    internal ImmutableArray<string> OthersOf(DraftVisit visit) =>
        [
            .. Visits(visit.DraftId)
                .Where(other => other.PersonId != visit.PersonId)
                .Select(other => other.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    internal void Saved(DraftVisit visit) => Tell(visit, other => other.RaiseSaved());

    internal void Leave(DraftVisit visit)
    {
        visits.AddOrUpdate(visit.DraftId, [], (_, there) => there.Remove(visit));
        visits.TryRemove(KeyValuePair.Create(visit.DraftId, ImmutableList<DraftVisit>.Empty));
        Tell(visit, other => other.RaisePeople());
    }

    private void Tell(DraftVisit from, Action<DraftVisit> news)
    {
        foreach (var other in Visits(from.DraftId))
        {
            if (other != from)
            {
                news(other);
            }
        }
    }

    private ImmutableList<DraftVisit> Visits(long draftId) => visits.TryGetValue(draftId, out var there) ? there : [];
}
