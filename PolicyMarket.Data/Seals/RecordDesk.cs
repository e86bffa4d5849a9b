using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Seals;

/// <summary>Checks all records, keeps the result, raises the alarm about what is found, and closes alarms that have been looked into.</summary>
public sealed class RecordDesk(
    Recorder recorder, IDbContextFactory<PolicyMarketDb> factory, ChainAudit chain, ChainHeads heads, RecordAlarms alarms, AuditTrail audit, BusinessClock clock)
{
    private const int PayoutsInOneQuery = 500;

    /// <summary>For a supervisor or an administrator.</summary>
    public async Task<WorkResult<RecordChecked>> CheckAsync(long personId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var (actor, why) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
        return actor is null ? WorkText.Refuse<RecordChecked>(why) : await CheckAsync(actor, publishedHeads: null, ct);
    }

    /// <summary>For the daily job and the command line. PublishedHeads: text of a list of heads that was published, which the chain must contain; or null.</summary>
    public async Task<WorkResult<RecordChecked>> CheckAsync(Actor actor, string? publishedHeads, CancellationToken ct)
    {
        var tally = new RecordCheckTally();
        await ReadAllAsync(publishedHeads, tally, ct);
        await recorder.WriteAsync<long>(
            async db =>
            {
                db.RecordCheckRuns.Add(new RecordCheckRun
                {
                    At = clock.UtcNow,
                    Actor = actor.Name,
                    HeadSequence = tally.Head.Sequence,
                    HeadMac = tally.Head.Text,
                    LinksChecked = tally.Links,
                    RowsChecked = tally.Rows,
                    FindingCount = tally.Count,
                });
                audit.Add(db, actor, "record.check", "record", $"封印 {tally.Links:N0} 环，记录 {tally.Rows:N0} 行，不符 {tally.Count:N0} 处");
                return tally.Count == 0 ? WorkResult.Done(0L) : await alarms.AddAsync(db, $"{actor.Name}核对全部记录", tally.Findings, tally.Count, ct);
            },
            ct);
        if (tally.Head.Sequence > 0)
        {
            heads.WriteDay(clock.Today, tally.Head);
        }

        return WorkResult.Done(new RecordChecked(tally.Links, tally.Rows, tally.Head, tally.Count, tally.Findings));
    }

    /// <summary>A supervisor or an administrator has looked into an alarm. Again changes nothing.</summary>
    public Task<WorkResult<long>> CloseAsync(long personId, long alarmId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Supervisor, Roles.Administrator);
                var (text, badText) = WorkText.Read(reason, "查明的情况", WorkText.ReasonLength, DiagnosticCatalogue.WorkReasonNeeded);
                if (actor is null || badText is not null)
                {
                    return WorkText.Refuse<long>(notAllowed ?? badText);
                }

                var alarm = await db.RecordAlarms.SingleOrDefaultAsync(a => a.Id == alarmId, ct);
                if (alarm is null or { ClosedAt: not null })
                {
                    return alarm is null ? WorkText.Refuse<long>(WorkText.NotFound("这个警报")) : WorkResult.Done(alarm.Id);
                }

                (alarm.ClosedAt, alarm.ClosedByPersonId, alarm.ClosedBy, alarm.CloseReason) = (clock.UtcNow, actor.PersonId, actor.Name, text);
                audit.Add(db, actor, "record.alarm.close", $"alarm:{alarm.Id}", text);
                return WorkResult.Done(alarm.Id);
            },
            ct);

    private async Task ReadAllAsync(string? publishedHeads, RecordCheckTally tally, CancellationToken ct)
    {
        var kept = chain.Kept(publishedHeads, tally); // before the snapshot: a commit in between only lengthens the chain
        await using var db = await factory.CreateDbContextAsync(ct);
        await using var snapshot = await ReadSnapshot.BeginAsync(db, ct);
        foreach (var name in await RecordTriggers.FindWrongAsync(snapshot.Connection, ct))
        {
            tally.Add(RecordWords.Trigger(name));
        }

        await chain.VerifyChainAsync(db, kept, tally, ct);
        foreach (var kind in SealedKinds.All)
        {
            await ChainAudit.VerifyRowsAsync(db, kind, tally, ct);
        }

        await CompareAsync(db, tally, ct);
    }

    private static async Task CompareAsync(PolicyMarketDb db, RecordCheckTally tally, CancellationToken ct)
    {
        await ReadableAsync("Payouts", tally, () => ByIdAsync(db.Payouts.Select(p => p.Id), ids => PayoutConsistency.FindAsync(db, ids, ct), tally, ct));
        await ReadableAsync("PayoutBatches", tally, () => ByIdAsync(db.PayoutBatches.Select(b => b.Id), ids => BatchConsistency.FindAsync(db, ids, ct), tally, ct));
        await ReadableAsync("LedgerEntries", tally, () => LedgerConsistency.FindAsync(db, tally, ct));
        await ReadableAsync("Offers", tally, () => OfferConsistency.FindAsync(db, tally, ct));
    }

    private static async Task ByIdAsync(IQueryable<long> ids, Func<long[], Task<List<Diagnostic>>> find, RecordCheckTally tally, CancellationToken ct)
    {
        var last = 0L;
        while (true)
        {
            var chunk = await ids.Where(id => id > last).OrderBy(id => id).Take(PayoutsInOneQuery).ToArrayAsync(ct);
            if (chunk.Length == 0)
            {
                return;
            }

            (await find(chunk)).ForEach(tally.Add);
            last = chunk[^1];
        }
    }

    /// <summary>A column that no value can be made of ends the comparison of its table with a finding, not the check.</summary>
    private static async Task ReadableAsync(string table, RecordCheckTally tally, Func<Task> compare)
    {
        try
        {
            await compare();
        }
        catch (Exception unreadable) when (unreadable is InvalidOperationException or FormatException or InvalidCastException or ArgumentException)
        {
            tally.Add(RecordWords.States(table, 0, $"{table} 有一列的值读不出，没有核对完（{unreadable.GetType().Name}）；是哪一行见“内容与封印不符”"));
        }
    }
}
