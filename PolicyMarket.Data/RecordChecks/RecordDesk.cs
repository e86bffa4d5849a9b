using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.RecordChecks;

/// <summary>Checks all records, keeps the result, raises the alarm about what is found, and closes alarms that have been looked into.</summary>
public sealed class RecordDesk(
    Recorder recorder,
    IDbContextFactory<PolicyMarketDb> factory,
    RecordReading reading,
    ChainHeads heads,
    IRecordAlarms alarms,
    AuditTrail audit,
    BusinessClock clock
)
{
    /// <summary>For a supervisor or an administrator.</summary>
    public async Task<Result<RecordChecked>> CheckAsync(PersonId personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
        return actor is null ? WorkText.Refuse<RecordChecked>(why) : await CheckAsync(actor, publishedHeads: null, ct);
    }

    /// <summary>
    /// For the daily job and the command line. PublishedHeads: text of a list of heads that was published, which the chain must contain; or null.
    /// </summary>
    public async Task<Result<RecordChecked>> CheckAsync(Actor actor, string? publishedHeads, CancellationToken ct)
    {
        var tally = await reading.ReadAsync(publishedHeads, ct);
        await recorder.WriteAsync<long>(
            async db =>
            {
                db.RecordCheckRuns.Add(
                    new RecordCheckRun
                    {
                        At = clock.UtcNow,
                        Actor = actor.Name,
                        HeadSequence = tally.Head.Sequence,
                        HeadMac = tally.Head.Text,
                        LinksChecked = tally.Links,
                        RowsChecked = tally.Rows,
                        FindingCount = tally.Count,
                    }
                );
                audit.Add(db, actor, AuditAction.RecordCheck, "record", RecordCheckWording.CheckResult(tally.Links, tally.Rows, tally.Count));
                return tally.Count == 0
                    ? Result.Ok(0L)
                    : await alarms.AddAsync(db, RecordCheckWording.AllRecordsChecked(actor.Name), tally.Findings, tally.Count, ct);
            },
            ct
        );
        if (tally.Head.Sequence > 0)
        {
            heads.WriteDay(clock.Today, tally.Head);
        }

        return Result.Ok(new RecordChecked(tally.Links, tally.Rows, tally.Head, tally.Count, tally.Findings));
    }

    /// <summary>A supervisor or an administrator has looked into an alarm. Again changes nothing.</summary>
    public Task<Result<long>> CloseAsync(PersonId personId, long alarmId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
                var (text, badText) = WorkText.Read(reason, RecordCheckWording.WhatWasFound, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (actor is null || text is null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badText);
                }

                var alarm = await db.RecordAlarms.SingleOrDefaultAsync(a => a.Id == alarmId, ct);
                if (alarm is null or { ClosedAt: not null })
                {
                    return alarm is null ? WorkText.Refuse<long>(WorkText.NotFound(RecordCheckWording.ThisAlarm)) : Result.Ok(alarm.Id);
                }

                (alarm.ClosedAt, alarm.ClosedByPersonId, alarm.ClosedBy, alarm.CloseReason) = (clock.UtcNow, actor.PersonId, actor.Name, text);
                audit.Add(db, actor, AuditAction.RecordAlarmClose, $"alarm:{alarm.Id}", text);
                return Result.Ok(alarm.Id);
            },
            ct
        );
}
