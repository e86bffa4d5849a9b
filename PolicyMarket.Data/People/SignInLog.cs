using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.People;

/// <summary>
/// Failed and throttled attempts on their way to the audit trail. They are collected in memory, equal ones are counted, and <see cref="FlushAsync"/> records
/// them a few seconds later, so that a stranger who guesses passwords neither occupies the writer nor fills the table.
/// </summary>
public sealed class SignInLog(Recorder recorder, AuditTrail audit, BusinessClock clock)
{
    private const int MostRowsAnHour = 500;
    private const int LongestName = 64;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Lock _lock = new();
    private Dictionary<Entry, int> _pending = [];
    private DateTime _hourBegan;
    private int _rowsOfHour;

    /// <summary>Records what was collected; the number of audit events.</summary>
    public async Task<Result<int>> FlushAsync(CancellationToken ct)
    {
        Dictionary<Entry, int> entries;
        lock (_lock)
        {
            entries = _pending;
            if (entries.Count == 0)
            {
                return Result.Ok(0);
            }

            _pending = [];
        }

        try
        {
            return await recorder.WriteAsync<int>(
                db =>
                {
                    foreach (var (entry, count) in entries)
                    {
                        var times = count == 1 ? "" : PeopleWording.Times(count);
                        audit.Add(
                            db,
                            new Actor(entry.PersonId is { } id ? new PersonId(id) : null, entry.Actor, [], null, null),
                            entry.Action,
                            entry.Subject,
                            entry.Detail + times
                        );
                    }

                    return Task.FromResult(Result.Ok(entries.Count));
                },
                ct
            );
        }
        catch
        {
            PutBack(entries);
            throw;
        }
    }

    /// <summary>Collects one attempt. The name is what was typed, shortened; the detail never holds a password or a code.</summary>
    internal void Add(long? personId, string name, AuditAction action, string subject, string detail)
    {
        var shortened = string.Concat(name.Where(c => !char.IsControl(c)).Take(LongestName));
        var entry = new Entry(personId, shortened.Length == 0 ? PeopleWording.NoUserName : shortened, action, subject, detail);
        lock (_lock)
        {
            Count(HasRoom(entry) ? entry : new Entry(null, PeopleWording.SeveralNames, action, subject, PeopleWording.AttemptsMerged), 1);
        }
    }

    private bool HasRoom(Entry entry)
    {
        if (_pending.ContainsKey(entry))
        {
            return true;
        }

        if (clock.UtcNow - _hourBegan >= Hour)
        {
            (_hourBegan, _rowsOfHour) = (clock.UtcNow, 0);
        }

        return ++_rowsOfHour <= MostRowsAnHour;
    }

    private void PutBack(Dictionary<Entry, int> entries)
    {
        lock (_lock)
        {
            foreach (var (entry, count) in entries)
            {
                Count(entry, count);
            }
        }
    }

    private void Count(Entry entry, int times) => _pending[entry] = _pending.GetValueOrDefault(entry) + times;

    private sealed record Entry(long? PersonId, string Actor, AuditAction Action, string Subject, string Detail);
}
