using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Closes months in order: a person of finance asks for it, a second person closes exactly the trial balance that was asked for.</summary>
public sealed class PeriodDesk(Recorder recorder, RowSeals seals, AuditTrail audit, BusinessClock clock, SecondFactor codes)
{
    /// <summary>Asks to close a month ("2026-10") that is over. The same again finds the request.</summary>
    public Task<Result<long>> ProposeAsync(PersonId personId, string month, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.Finance);
                if (actor is null)
                {
                    return WorkText.Refuse<long>(notAllowed);
                }

                if (!DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
                {
                    return Result.Fail<long>(DataDiagnostics.WorkDateRange, BooksWording.MonthForm(month));
                }

                var there = await db.LedgerPeriods.SingleOrDefaultAsync(p => p.Month == month && p.State != PeriodState.Rejected, ct);
                if (there is not null)
                {
                    return there.State == PeriodState.AwaitingApproval
                        ? Result.Ok(there.Id)
                        : Result.Fail<long>(DataDiagnostics.PeriodClosed, BooksWording.AlreadyClosed(month));
                }

                var last = first.AddMonths(1).AddDays(-1);
                if (last >= clock.Today)
                {
                    return Result.Fail<long>(DataDiagnostics.WorkDateRange, BooksWording.MonthNotOver(month, last));
                }

                if (await DemandOrderAsync(db, month, ct) is { } wrong)
                {
                    return WorkText.Refuse<long>(wrong);
                }

                var balance = await TrialBalance.ReadAsync(db, first, last, ct);
                if (!balance.IsBalanced)
                {
                    return Result.Fail<long>(DataDiagnostics.PeriodUnbalanced, BooksWording.NotBalanced(month));
                }

                return Result.Ok(await AddAsync(db, actor, balance, ct));
            },
            ct
        );

    /// <summary>
    /// The second signature: seals the trial balance with this hash, for good. Open months stay as they are; the same again changes nothing.
    /// </summary>
    public Task<Result<long>> CloseAsync(Approver approver, long periodId, string contentHash, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (loaded, why) = await LoadAsync(db, approver.PersonId, periodId, ct);
                if (loaded is not var (actor, period))
                {
                    return WorkText.Refuse<long>(why);
                }

                if (period.State != PeriodState.AwaitingApproval)
                {
                    return Decided(period, PeriodState.Closed, approver.PersonId);
                }

                if (await DamageAsync(db, period, ct) is { Count: > 0 } damage)
                {
                    return Result.Fail<long>(damage);
                }

                var balance = await TrialBalance.ReadAsync(db, period.FirstDay, period.LastDay, ct);
                if (period.ContentHash != contentHash || TrialBalance.HashOf(balance) != contentHash)
                {
                    return Result.Fail<long>(DataDiagnostics.BatchContentMoved, BooksWording.BalanceMoved(period.Month));
                }

                var refused =
                    await MoneySeparation.DemandAsync(db, approver.PersonId, [period.MakerPersonId], clock.UtcNow, ct)
                    ?? await codes.DemandAsync(db, actor, approver, $"period:{period.Id}", ct);
                if (refused is not null)
                {
                    return WorkText.Refuse<long>(refused);
                }

                period.Check(PeriodState.Closed, actor, clock.UtcNow, reason: null);
                db.PeriodBalances.AddRange(balance.Lines.Select(line => ToSealed(period.Id, line)));
                audit.Add(db, actor, AuditAction.PeriodClose, $"period:{period.Id}", BooksWording.Closed(period.Month, balance.Lines.Count, contentHash));
                return Result.Ok(period.Id);
            },
            ct
        );

    /// <summary>Sends the request back; the month stays open and can be asked for again.</summary>
    public Task<Result<long>> RejectAsync(PersonId personId, long periodId, string reason, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var (loaded, why) = await LoadAsync(db, personId, periodId, ct);
                var (text, badText) = WorkText.Read(reason, BooksWording.RejectReason, WorkText.ReasonLength, DataDiagnostics.WorkReasonNeeded);
                if (loaded is not var (actor, period) || text is null)
                {
                    return WorkText.Refuse<long>(why ?? badText);
                }

                if (period.State != PeriodState.AwaitingApproval)
                {
                    return Decided(period, PeriodState.Rejected, personId);
                }

                period.Check(PeriodState.Rejected, actor, clock.UtcNow, text);
                audit.Add(db, actor, AuditAction.PeriodReject, $"period:{period.Id}", BooksWording.Rejected(period.Month, text));
                return Result.Ok(period.Id);
            },
            ct
        );

    /// <summary>The month that is to be closed next: the one after the last closed, or that of the first posting; null: there is no posting.</summary>
    internal static async Task<string?> NextAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var last = await db
            .LedgerPeriods.AsNoTracking()
            .Where(p => p.State == PeriodState.Closed)
            .OrderByDescending(p => p.EndsAt)
            .Select(p => p.Month)
            .FirstOrDefaultAsync(ct);
        if (last is not null)
        {
            return LedgerPeriod.MonthOf(LedgerPeriod.FirstDayOf(last).AddMonths(1));
        }

        var first = await db.LedgerEntries.AsNoTracking().OrderBy(e => e.At).Select(e => (DateTime?)e.At).FirstOrDefaultAsync(ct);
        return first is { } at ? LedgerPeriod.MonthOf(BusinessClock.DateOf(at)) : null;
    }

    private static async Task<Diagnostic?> DemandOrderAsync(PolicyMarketDb db, string month, CancellationToken ct) =>
        await NextAsync(db, ct) switch
        {
            null => new Diagnostic(DataDiagnostics.PeriodOrder, BooksWording.NothingToClose(month)),
            var next when next != month => new Diagnostic(DataDiagnostics.PeriodOrder, BooksWording.WrongOrder(month, next)),
            _ => null,
        };

    private async Task<long> AddAsync(PolicyMarketDb db, Actor actor, TrialBalance balance, CancellationToken ct)
    {
        var (begin, end) = (BusinessClock.StartOf(balance.From), BusinessClock.StartOf(balance.To.AddDays(1)));
        var period = new LedgerPeriod
        {
            Month = LedgerPeriod.MonthOf(balance.From),
            EndsAt = end,
            State = PeriodState.AwaitingApproval,
            MakerPersonId = actor.PersonId ?? throw new InvalidOperationException("A month is closed by persons."),
            MakerName = actor.Name,
            MadeAt = clock.UtcNow,
            PostingCount = await db.LedgerEntries.CountAsync(e => e.At >= begin && e.At < end, ct),
            ContentHash = TrialBalance.HashOf(balance),
        };
        db.LedgerPeriods.Add(period);
        await db.SaveChangesAsync(ct);
        audit.Add(
            db,
            actor,
            AuditAction.PeriodPropose,
            $"period:{period.Id}",
            BooksWording.Proposed(period.Month, period.PostingCount, WorkText.Yuan(balance.DebitFen))
        );
        return period.Id;
    }

    private static async Task<Result<LoadedPeriod>> LoadAsync(PolicyMarketDb db, PersonId personId, long periodId, CancellationToken ct)
    {
        var (actor, notAllowed) = await ActorCheck.DemandAsync(db, personId, ct, Roles.FinanceChecker);
        if (actor is null)
        {
            return WorkText.Refuse<LoadedPeriod>(notAllowed);
        }

        return await db.LedgerPeriods.SingleOrDefaultAsync(p => p.Id == periodId, ct) switch
        {
            null => WorkText.Refuse<LoadedPeriod>(WorkText.NotFound(BooksWording.ThisMonth)),
            { } own when own.MakerPersonId == personId => Result.Fail<LoadedPeriod>(DataDiagnostics.BatchSamePerson, BooksWording.SamePerson(own.Month)),
            { } period => Result.Ok(new LoadedPeriod(actor, period)),
        };
    }

    /// <summary>The request, the month before and its sealed balances, and the postings of the month must be as they were sealed.</summary>
    private async Task<List<Diagnostic>> DamageAsync(PolicyMarketDb db, LedgerPeriod period, CancellationToken ct)
    {
        var before = await db
            .LedgerPeriods.AsNoTracking()
            .Where(p => p.State == PeriodState.Closed)
            .OrderByDescending(p => p.EndsAt)
            .Select(p => (long?)p.Id)
            .FirstOrDefaultAsync(ct);
        var end = period.EndsAt;
        var begin = BusinessClock.StartOf(period.FirstDay);
        long[] periods = before is { } id ? [period.Id, id] : [period.Id];
        return
        [
            .. await seals.VerifyAsync<LedgerPeriod>(db, periods, ct),
            .. await seals.VerifyAsync<PeriodBalance>(db, await db.PeriodBalances.Where(b => b.PeriodId == before).Select(b => b.Id).ToListAsync(ct), ct),
            .. await seals.VerifyAsync<LedgerEntry>(
                db,
                await db.LedgerEntries.Where(e => e.At >= begin && e.At < end).Select(e => e.Id).ToListAsync(ct),
                ct
            ),
        ];
    }

    private static Result<long> Decided(LedgerPeriod period, PeriodState wanted, PersonId personId) =>
        period.State == wanted && period.CheckerPersonId == personId
            ? Result.Ok(period.Id)
            : WorkText.Refuse<long>(WorkText.Moved(BooksWording.AlreadyDecided(period.Month, BooksWording.Say(period.State))));

    private static PeriodBalance ToSealed(long periodId, TrialBalanceLine line) =>
        new()
        {
            PeriodId = periodId,
            FundId = line.FundId,
            Account = line.Account,
            OpeningFen = line.OpeningFen,
            DebitFen = line.DebitFen,
            CreditFen = line.CreditFen,
            ClosingFen = line.ClosingFen,
        };

    private sealed record LoadedPeriod(Actor Actor, LedgerPeriod Period);
}
