using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Adds an alarm to a transaction; the same findings again only count.</summary>
public sealed class RecordAlarms(AuditTrail audit, BusinessClock clock) : IRecordAlarms
{
    private const int MostListed = 200;

    async Task<Result<long>> IRecordAlarms.AddAsync(
        PolicyMarketDb db,
        string occasion,
        IReadOnlyCollection<Diagnostic> findings,
        int count,
        CancellationToken ct
    )
    {
        var text = string.Join('\n', findings.Take(MostListed).Select(finding => $"{finding.Code} {finding.Message}"));
        var fingerprint = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', findings.Select(f => f.ToString()).Order(StringComparer.Ordinal))))
        );
        var alarm = await db.RecordAlarms.SingleOrDefaultAsync(a => a.Fingerprint == fingerprint && a.ClosedAt == null, ct);
        if (alarm is not null)
        {
            (alarm.LastSeenAt, alarm.SeenCount) = (clock.UtcNow, alarm.SeenCount + 1);
            return Result.Ok(alarm.Id);
        }

        alarm = new RecordAlarm
        {
            At = clock.UtcNow,
            LastSeenAt = clock.UtcNow,
            Occasion = occasion,
            Fingerprint = fingerprint,
            FindingCount = count,
            Details = text,
        };
        db.RecordAlarms.Add(alarm);
        await db.SaveChangesAsync(ct);
        audit.Add(
            db,
            Actor.System(RecordCheckWording.RecordChecker),
            AuditAction.RecordAlarm,
            $"alarm:{alarm.Id}",
            RecordCheckWording.AlarmRaised(occasion, count, findings.First().Where)
        );
        return Result.Ok(alarm.Id);
    }
}
