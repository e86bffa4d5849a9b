using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Audit;

/// <summary>
/// Bounds the audit events that one person can cause without end. The first event is recorded at once; identical ones within the next minute are counted,
/// and their number is recorded as one further event after that minute.
/// </summary>
public sealed class RepeatedEvents(AuditTrail audit, BusinessClock clock)
{
    /// <summary>Time in which identical events are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private readonly Dictionary<(long? PersonId, string Actor, AuditAction Action, string Subject), Tally> open = [];

    /// <summary>Records the event, or counts it. Also records the counts of windows that have ended.</summary>
    internal Task AddAsync(Recorder recorder, RepeatedEvent one) => WriteAsync(recorder, Due(one, isLast: false));

    /// <summary>Records the counts of windows that have ended; of all windows when the program stops.</summary>
    internal Task FlushAsync(Recorder recorder, bool isLast) => WriteAsync(recorder, Due(one: null, isLast));

    private List<RepeatedEvent> Due(RepeatedEvent? one, bool isLast)
    {
        var now = clock.UtcNow;
        lock (turn)
        {
            var ended = open.Values.Where(tally => isLast || now - tally.Since >= Window).ToList();
            ended.ForEach(tally => open.Remove(tally.First.Key));
            var due = ended.Where(tally => tally.Repeats > 0).Select(tally => tally.Summary()).ToList();
            if (one is null)
            {
                return due;
            }

            if (open.TryGetValue(one.Key, out var counted))
            {
                counted.Repeats++;
            }
            else
            {
                open[one.Key] = new Tally(one, now);
                due.Add(one);
            }

            return due;
        }
    }

    /// <summary>Not cancelled with the request: whoever is refused must not avoid the record by closing the connection.</summary>
    private async Task WriteAsync(Recorder recorder, List<RepeatedEvent> due)
    {
        if (due.Count == 0)
        {
            return;
        }

        await recorder.WriteAsync(
            async db =>
            {
                foreach (var one in due)
                {
                    audit.Add(db, await ActorAsync(db, one), one.Action, one.Subject, one.Detail);
                }

                return Result.Ok(due.Count);
            },
            CancellationToken.None
        );
    }

    private static async Task<Actor> ActorAsync(PolicyMarketDb db, RepeatedEvent one)
    {
        var name = one.PersonId is { } id ? await db.Users.Where(p => p.Id == id).Select(p => p.DisplayName).SingleOrDefaultAsync() : one.Actor;
        return new Actor(one.PersonId is { } person ? new PersonId(person) : null, name ?? AuditWording.NoSuchAccount, [], null, null);
    }

    private sealed class Tally(RepeatedEvent first, DateTime since)
    {
        public RepeatedEvent First => first;

        public DateTime Since => since;

        public int Repeats { get; set; }

        public RepeatedEvent Summary() => first with { Detail = AuditWording.RepeatedWithinMinute(Repeats, first.Detail) };
    }
}
