using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Disputes;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using static System.FormattableString;

namespace PolicyMarket.Data.Casework.Loading;

/// <summary>
/// Projects the record's tables into facts: each table is read once for a range of firms, and what spans all firms (accounts of several payees) is
/// computed by the database.
/// </summary>
internal sealed class FactReader(PolicyMarketDb db, SealKey key, ItemTexts items, ThresholdValues thresholds, WorkingDayCount days)
{
    /// <summary>States in which someone has to act on an offer.</summary>
    internal static readonly OfferState[] WaitingStates =
    [
        OfferState.AwaitingCheck,
        OfferState.AwaitingRelease,
        OfferState.AwaitingData,
        OfferState.Pushed,
    ];

    /// <summary>Facts by firm, of the firms from the first to the last id, inclusive; firms without facts are missing.</summary>
    public async Task<SortedDictionary<long, List<object>>> FirmsAsync(long first, long last, CancellationToken ct)
    {
        var facts = new FirmFactTable();
        await AddOffersAsync(facts, first, last, ct);
        await AddDisputesAsync(facts, first, last, ct);
        var payouts = await PayoutsAsync(first, last, ct);
        var open = new List<OpenMoney>();
        var hasPromise = false;
        foreach (var claim in await ClaimsAsync(first, last, ct))
        {
            var item = items[claim.VersionId];
            var made = new MadeClaim(
                claim.Id,
                claim.Number,
                claim.FirmId,
                claim.DepartmentId,
                claim.ItemId,
                item.Basis,
                item.Title,
                claim.Period,
                BusinessClock.DateOf(claim.ConfirmedAt),
                claim.AmountFen,
                item.IsOnce
            );
            facts.Add(claim.FirmId, made);
            Array.ForEach(item.Groups, group => facts.Add(claim.FirmId, new GroupedClaim(group, made)));
            var payout = Latest(payouts[claim.Id]);
            if (OpenMoneyOf(made, item, payout) is { } money)
            {
                open.Add(money);
                facts.Add(claim.FirmId, money);
            }

            if (WaitingOf(made, payout) is { } waiting)
            {
                facts.Add(claim.FirmId, waiting);
            }

            if (PromiseOf(made, item, payout) is { } promise)
            {
                hasPromise = true;
                facts.Add(claim.FirmId, promise);
            }
        }

        await AddPayeesAsync(facts, open, first, last, ct);
        if (hasPromise)
        {
            await AddMovesAsync(facts, first, last, ct);
        }

        return facts.ByFirm;
    }

    /// <summary>Batches that wait, which belong to no firm.</summary>
    public async Task<List<object>> BatchesAsync(CancellationToken ct)
    {
        var rows = await db
            .PayoutBatches.AsNoTracking()
            .Where(b => b.State == BatchState.AwaitingApproval || b.State == BatchState.Approved)
            .Select(b => new
            {
                b.Id,
                b.Number,
                b.State,
                b.MadeAt,
                b.PayoutCount,
                b.TotalFen,
            })
            .ToListAsync(ct);
        return rows.ConvertAll<object>(b =>
            Wait(
                CaseKind.BatchWaits,
                Invariant($"batch:{b.Id}"),
                null,
                null,
                b.State == BatchState.AwaitingApproval ? CaseActor.FinanceChecker : CaseActor.Finance,
                BusinessClock.DateOf(b.MadeAt),
                days.Add(BusinessClock.DateOf(b.MadeAt), thresholds[ThresholdCatalog.LimitOf(CaseKind.BatchWaits)]),
                b.TotalFen,
                CaseworkWording.WaitingBatch(b.Number, b.PayoutCount)
            )
        );
    }

    /// <summary>The facts that every session has: today and the limits.</summary>
    public IEnumerable<object> Common() =>
        [
            new Today(
                days.Today,
                days.Add(days.Today, thresholds[ThresholdCatalog.FindingDays]),
                days.Add(days.Today, thresholds[ThresholdCatalog.RecoveryDays])
            ),
            .. thresholds.Limits,
        ];

    private async Task AddOffersAsync(FirmFactTable facts, long first, long last, CancellationToken ct)
    {
        var rows = await db
            .Offers.AsNoTracking()
            .Where(o => o.FirmId >= first && o.FirmId <= last && WaitingStates.Contains(o.State))
            .Select(o => new
            {
                o.Id,
                o.FirmId,
                o.DepartmentId,
                o.State,
                o.ItemVersionId,
                o.Period,
                o.AmountFen,
                o.CheckDue,
                o.LastDay,
                o.CreatedAt,
                o.CheckedAt,
                o.PushedAt,
            })
            .ToListAsync(ct);
        foreach (var o in rows)
        {
            var kind = KindOf(o.State);
            var isCheck = kind == CaseKind.PreCheckWaits;
            var since = BusinessClock.DateOf(isCheck ? o.CreatedAt : o.PushedAt ?? o.CheckedAt ?? o.CreatedAt);
            var due = isCheck ? o.CheckDue : Earlier(days.Add(since, thresholds[ThresholdCatalog.LimitOf(kind)]), o.LastDay);
            facts.Add(
                o.FirmId,
                Wait(
                    kind,
                    Invariant($"offer:{o.Id}"),
                    o.FirmId,
                    o.DepartmentId,
                    CaseActor.Department,
                    since,
                    due,
                    o.AmountFen,
                    CaseworkWording.WaitingOffer(items[o.ItemVersionId].Title, EntitlementPeriod.InWords(o.Period))
                )
            );
        }
    }

    private async Task AddDisputesAsync(FirmFactTable facts, long first, long last, CancellationToken ct)
    {
        var rows = await db
            .FactDisputes.AsNoTracking()
            .Where(d => d.FirmId >= first && d.FirmId <= last && d.State == DisputeState.Waiting)
            .ToListAsync(ct);
        foreach (var d in rows)
        {
            facts.Add(
                d.FirmId,
                Wait(
                    CaseKind.DisputeWaits,
                    Invariant($"dispute:{d.Id}"),
                    d.FirmId,
                    d.DepartmentId,
                    CaseActor.Department,
                    BusinessClock.DateOf(d.RaisedAt),
                    d.Due,
                    fen: 0,
                    CaseworkWording.WaitingDispute(d.Label, d.ValueText)
                )
            );
        }
    }

    /// <summary>An offer that waits for its second officer is still in the department's check.</summary>
    private static CaseKind KindOf(OfferState state) =>
        state switch
        {
            OfferState.AwaitingCheck or OfferState.AwaitingRelease => CaseKind.PreCheckWaits,
            OfferState.AwaitingData => CaseKind.DataWaits,
            OfferState.Pushed => CaseKind.OfferWaits,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Nobody waits for an offer in this state."),
        };

    private Task<List<ClaimRow>> ClaimsAsync(long first, long last, CancellationToken ct) =>
        db
            .Claims.AsNoTracking()
            .Where(c => c.FirmId >= first && c.FirmId <= last)
            .Join(
                db.Offers,
                c => c.OfferId,
                o => o.Id,
                (c, o) => new ClaimRow(c.Id, c.Number, c.FirmId, o.DepartmentId, c.ItemId, c.ItemVersionId, c.Period, c.ConfirmedAt, c.AmountFen)
            )
            .ToListAsync(ct);

    private async Task<ILookup<long, PayoutRow>> PayoutsAsync(long first, long last, CancellationToken ct) =>
        (
            await db
                .Payouts.AsNoTracking()
                .Join(db.Claims, p => p.ClaimId, c => c.Id, (p, c) => new { Payout = p, c.FirmId })
                .Where(row => row.FirmId >= first && row.FirmId <= last)
                .Select(row => new PayoutRow(
                    row.Payout.ClaimId,
                    row.Payout.Instalment,
                    row.Payout.Attempt,
                    row.Payout.State,
                    row.Payout.AccountNumber,
                    row.Payout.SettledOn,
                    row.Payout.ReturnedOn,
                    row.Payout.CreatedAt
                ))
                .ToListAsync(ct)
        ).ToLookup(p => p.ClaimId);

    private async Task AddPayeesAsync(FirmFactTable facts, List<OpenMoney> open, long first, long last, CancellationToken ct)
    {
        if (open.Count == 0)
        {
            return;
        }

        foreach (var (firmId, status) in (await RegisterStatus.ReadWithOpenClaimsAsync(db, key, first, last, ct)).Closed)
        {
            facts.Add(firmId, new ClosedFirm(firmId, status));
        }

        foreach (var account in await SharedAccounts.OfOpenMoneyAsync(db, first, last, ct))
        {
            facts.Add(account.FirmId, account);
        }

        foreach (var (firmId, documentId) in open.Select(money => (money.FirmId, money.DocumentId)).Distinct())
        {
            if (items.Ended.TryGetValue(documentId, out var ended))
            {
                facts.Add(firmId, ended);
            }
        }
    }

    private async Task AddMovesAsync(FirmFactTable facts, long first, long last, CancellationToken ct)
    {
        var moves = await db.Set<FirmMove>().AsNoTracking().Where(m => m.FirmId >= first && m.FirmId <= last).OrderBy(m => m.AsOf).ToListAsync(ct);
        foreach (var move in moves.GroupBy(m => m.FirmId).Select(ofFirm => ofFirm.Last()))
        {
            facts.Add(move.FirmId, new MovedFirm(move.FirmId, move.From, move.To, move.AsOf));
        }
    }

    private static OpenMoney? OpenMoneyOf(MadeClaim claim, ItemText item, PayoutRow? payout) =>
        payout is { State: PayoutState.Reserved or PayoutState.InBatch or PayoutState.Approved }
            ? new OpenMoney(
                claim.ClaimId,
                claim.Number,
                claim.FirmId,
                claim.DepartmentId,
                item.DocumentId,
                claim.ConfirmedOn,
                payout.AccountNumber,
                BankAccount.Mask(payout.AccountNumber),
                claim.AmountFen,
                claim.Title
            )
            : null;

    /// <summary>Money that no one has put into a batch: reserved, or returned by the bank and not sent again.</summary>
    private Waiting? WaitingOf(MadeClaim claim, PayoutRow? payout)
    {
        DateOnly? since = payout switch
        {
            { State: PayoutState.Reserved } => BusinessClock.DateOf(payout.CreatedAt),
            { State: PayoutState.Returned, ReturnedOn: { } on } => on,
            _ => null,
        };
        return since is { } from
            ? Wait(
                CaseKind.ClaimWaits,
                Invariant($"claim:{claim.ClaimId}"),
                claim.FirmId,
                claim.DepartmentId,
                CaseActor.Finance,
                from,
                days.Add(from, thresholds[ThresholdCatalog.LimitOf(CaseKind.ClaimWaits)]),
                claim.AmountFen,
                CaseworkWording.WaitingClaim(claim.Number, claim.Title)
            )
            : null;
    }

    private static PromisedStay? PromiseOf(MadeClaim claim, ItemText item, PayoutRow? payout) =>
        (item.StayYears, item.Territory, payout) is ({ } years, { } territory, { State: PayoutState.Paid, SettledOn: { } paidOn })
            ? new PromisedStay(
                claim.ClaimId,
                claim.Number,
                claim.FirmId,
                claim.DepartmentId,
                claim.Title,
                claim.AmountFen,
                paidOn,
                years,
                paidOn.AddYears(years),
                territory
            )
            : null;

    /// <summary>The attempt that counts: the last one of the last instalment.</summary>
    private static PayoutRow? Latest(IEnumerable<PayoutRow> payouts) => payouts.MaxBy(p => (p.Instalment, p.Attempt));

    private Waiting Wait(
        CaseKind kind,
        string subject,
        long? firmId,
        long? departmentId,
        CaseActor actor,
        DateOnly since,
        DateOnly due,
        long fen,
        string name
    ) => new(kind, subject, firmId, departmentId, actor, since, due, days.LeftUntil(due), due < days.Today, fen, name);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private sealed record ClaimRow(
        long Id,
        string Number,
        long FirmId,
        long DepartmentId,
        long ItemId,
        long VersionId,
        string Period,
        DateTime ConfirmedAt,
        long AmountFen
    );

    private sealed record PayoutRow(
        long ClaimId,
        int Instalment,
        int Attempt,
        PayoutState State,
        string AccountNumber,
        DateOnly? SettledOn,
        DateOnly? ReturnedOn,
        DateTime CreatedAt
    );
}
