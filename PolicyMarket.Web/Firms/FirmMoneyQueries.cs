using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Records;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Firms;

/// <summary>Reads a firm's money for its home: what waits for its answer, what is checked, what it declined, what is under way, what arrived.</summary>
public sealed class FirmMoneyQueries(DeterminationRecordReader records, WorkingDays calendar, BusinessClock clock)
{
    private const int MostCards = 50;
    private const int MostPaid = 5;

    /// <summary>Pushed offers whose last day has not passed, the largest first.</summary>
    internal async Task<IReadOnlyList<OfferCard>> OffersAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var today = clock.Today;
        var rows = await db
            .Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.State == OfferState.Pushed && o.LastDay >= today)
            .OrderByDescending(o => o.AmountFen)
            .ThenBy(o => o.Id)
            .Take(MostCards)
            .Select(o => new
            {
                Card = new OfferCard(
                    o.Id,
                    o.ItemVersion!.Title, // an offer names its version by a foreign key
                    o.ItemVersion.Summary,
                    db.Set<Department>().Where(d => d.Id == o.DepartmentId).Select(d => d.Name).First(),
                    o.CheckedByPersonId != null,
                    o.Period,
                    o.AmountFen,
                    o.LastDay,
                    o.ItemVersion.Item!.Code, // as a version its item
                    o.ItemVersion.ExclusiveGroup
                ),
                o.ReceiptJson,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(row => row.Card with { Why = OfferReason.Of(records.Read(row.ReceiptJson).Value) });
    }

    /// <summary>Offers that are not announced yet, the one to be decided first on top.</summary>
    internal static async Task<IReadOnlyList<CheckCard>> InCheckAsync(PolicyMarketDb db, long firmId, CancellationToken ct) =>
        await db
            .Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && (o.State == OfferState.AwaitingCheck || o.State == OfferState.Approved))
            .OrderBy(o => o.CheckDue)
            .ThenByDescending(o => o.AmountFen)
            .Take(MostCards)
            .Select(o => new CheckCard(
                o.ItemVersion!.Item!.Code, // an offer names its version by a foreign key, a version its item
                o.ItemVersion.Title,
                o.Period,
                o.AmountFen,
                db.Set<Department>().Where(d => d.Id == o.DepartmentId).Select(d => d.Name).First(),
                o.CheckDue,
                o.State == OfferState.Approved
            ))
            .ToListAsync(ct);

    /// <summary>Declined offers that can still be taken back, the latest answer first.</summary>
    internal async Task<IReadOnlyList<DeclinedCard>> DeclinedAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var today = clock.Today;
        var rows = await db
            .Offers.AsNoTracking()
            .Where(o => o.FirmId == firmId && o.State == OfferState.Declined && o.LastDay >= today && o.AnsweredAt != null)
            .OrderByDescending(o => o.AnsweredAt)
            .Take(MostCards)
            .Select(o => new
            {
                o.Id,
                o.ItemVersion!.Title, // as above
                o.Period,
                o.AmountFen,
                o.AnsweredAt,
                o.LastDay,
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(o => new DeclinedCard(
                    o.Id,
                    o.Title,
                    o.Period,
                    o.AmountFen,
                    OfferDeclining.LastDayToTakeBack(o.AnsweredAt ?? clock.UtcNow, o.LastDay, calendar)
                ))
                .Where(o => o.LastDay >= today),
        ];
    }

    /// <summary>Claims with the last day for their money, newest first.</summary>
    internal async Task<IReadOnlyList<ClaimCard>> ClaimsAsync(PolicyMarketDb db, long firmId, bool onlyUnderWay, CancellationToken ct)
    {
        var rows = await db
            .Claims.AsNoTracking()
            .Where(c => c.FirmId == firmId && (!onlyUnderWay || c.State != ClaimState.Paid))
            .OrderByDescending(c => c.Id)
            .Take(MostCards)
            .Select(c => new ClaimCard(
                c.Id,
                c.Number,
                c.ItemVersion!.Title, // a claim names its version by a foreign key
                c.AmountFen,
                c.State,
                c.ConfirmedAt,
                db.Set<Payout>().Where(p => p.ClaimId == c.Id).OrderByDescending(p => p.Attempt).Select(p => (DateTime?)p.CreatedAt).FirstOrDefault(),
                db.Set<BankAccount>().Any(a => a.Id == c.BankAccountId && a.IsVerified),
                db.Set<Payout>().Where(p => p.ClaimId == c.Id).OrderByDescending(p => p.Attempt).Select(p => p.ReturnReason).FirstOrDefault()
            ))
            .ToListAsync(ct);
        var limits = await ThresholdValues.ReadAsync(db, ct);
        return rows.ConvertAll(claim =>
            claim is { State: not (ClaimState.Paid or ClaimState.Returned), WaitingSince: { } since }
                ? claim with
                {
                    Due = MoneyDue.On(BusinessClock.DateOf(since), limits, calendar),
                }
                : claim
        );
    }

    /// <summary>Sums that arrived since the first of January: the latest ones, the whole sum and the number.</summary>
    internal async Task<(IReadOnlyList<PaidCard> Latest, long SumFen, int Count)> PaidThisYearAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var year = new DateOnly(clock.Today.Year, 1, 1);
        var paid = db.Payouts.AsNoTracking().Where(p => p.Claim != null && p.Claim.FirmId == firmId && p.State == PayoutState.Paid && p.SettledOn >= year);
        var latest = await paid.OrderByDescending(p => p.SettledOn)
            .ThenByDescending(p => p.Id)
            .Take(MostPaid)
            .Select(p => new PaidCard(p.ClaimId, p.Claim!.ItemVersion!.Title, p.AmountFen, p.SettledOn ?? year)) // a payout has its claim, a claim its version
            .ToListAsync(ct);
        return (latest, await paid.SumAsync(p => p.AmountFen, ct), await paid.CountAsync(ct));
    }

    /// <summary>The account that a confirmation proposes, and whether the bank has verified it.</summary>
    internal static async Task<(string? Account, bool IsVerified)> AccountAsync(PolicyMarketDb db, long firmId, CancellationToken ct)
    {
        var account = await db
            .BankAccounts.AsNoTracking()
            .Where(a => a.FirmId == firmId)
            .OrderByDescending(a => a.IsVerified)
            .ThenByDescending(a => a.IsDefault)
            .ThenBy(a => a.Id)
            .FirstOrDefaultAsync(ct);
        return account is null ? (null, false) : ($"{account.BankName} {account.MaskedNumber}", account.IsVerified);
    }
}
