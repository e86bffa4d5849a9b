using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>A supervisor of the supervising office or an administrator sets the thresholds of the rules; each change is an audit event.</summary>
public sealed class ThresholdDesk(Recorder recorder, FirmChangeQueue queue, AuditTrail audit, BusinessClock clock)
{
    /// <summary>Sets the given values, all or none; returns how many have changed. All firms are evaluated again afterwards.</summary>
    public async Task<Result<int>> SetAsync(PersonId personId, IReadOnlyDictionary<string, int> values, CancellationToken ct)
    {
        var result = await recorder.WriteAsync<int>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
                if (actor is null)
                {
                    return WorkText.Refuse<int>(notAllowed);
                }

                if (actor.DepartmentId is not null && !actor.Roles.Contains(Roles.Administrator))
                {
                    return WorkText.Refuse<int>(WorkText.NotYours(CaseDeskWording.ThresholdsNotYours));
                }

                var stored = await db.CaseworkThresholds.ToDictionaryAsync(t => t.Key, ct);
                var whole = stored.ToDictionary(t => t.Key, t => t.Value.Value);
                foreach (var (key, value) in values)
                {
                    whole[key] = value;
                }

                return Faults(values, whole) is { Count: > 0 } faults ? Result.Fail<int>(faults) : Result.Ok(Store(db, actor, stored, values));
            },
            ct
        );
        if (result.Value > 0)
        {
            queue.AddEverything();
        }

        return result;
    }

    private int Store(PolicyMarketDb db, Actor actor, Dictionary<string, CaseworkThreshold> stored, IReadOnlyDictionary<string, int> values)
    {
        var changed = 0;
        foreach (var one in ThresholdCatalog.All.Where(one => values.ContainsKey(one.Key)))
        {
            var before = stored.GetValueOrDefault(one.Key)?.Value ?? one.Default;
            var value = values[one.Key];
            if (value == before)
            {
                continue;
            }

            if (!stored.TryGetValue(one.Key, out var row))
            {
                row = new CaseworkThreshold { Key = one.Key };
                db.CaseworkThresholds.Add(row);
            }

            (row.Value, row.ChangedAt, row.ChangedBy) = (value, clock.UtcNow, actor.Name);
            audit.Add(
                db,
                actor,
                AuditAction.CaseworkThreshold,
                $"threshold:{one.Key}",
                CaseworkWording.ThresholdChanged(one.Group, one.Label, before, value)
            );
            changed++;
        }

        return changed;
    }

    private static List<Diagnostic> Faults(IReadOnlyDictionary<string, int> values, Dictionary<string, int> whole)
    {
        var faults = values
            .Keys.Where(key => ThresholdCatalog.Find(key) is null)
            .Select(key => new Diagnostic(DataDiagnostics.ThresholdValue, CaseworkWording.ThresholdUnknown(key), key))
            .ToList();
        faults.AddRange(
            ThresholdCatalog
                .All.Where(one => values.TryGetValue(one.Key, out var value) && (value < one.Least || value > one.Most))
                .Select(one => new Diagnostic(
                    DataDiagnostics.ThresholdValue,
                    CaseworkWording.ThresholdOutside(one.Group, one.Label, one.Least, one.Most, values[one.Key]),
                    one.Key
                ))
        );
        if (faults.Count == 0 && ThresholdValues.With(whole).Contradiction is { } kind)
        {
            faults.Add(new Diagnostic(DataDiagnostics.ThresholdValue, CaseworkWording.ThresholdOrder(kind), ThresholdCatalog.LevelTwoOf(kind)));
        }

        return faults;
    }
}
