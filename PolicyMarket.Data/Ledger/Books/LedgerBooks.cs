using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Ledger.Books;

/// <summary>Reads the trial balance, account statements and closed months from the postings.</summary>
public sealed class LedgerBooks(IDbContextFactory<PolicyMarketDb> factory)
{
    private const int MostPeriods = 240;

    public async Task<TrialBalance> TrialAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await TrialBalance.ReadAsync(db, from, to, ct);
    }

    /// <summary>Postings <paramref name="skip"/> to skip + take, with the balances of all.</summary>
    public async Task<Statement> StatementAsync(StatementFilter filter, int skip, int take, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var asked = Asked(db, filter);
        var (begin, end) = (BusinessClock.StartOf(filter.From), BusinessClock.StartOf(filter.To.AddDays(1)));
        var opening = await asked.Where(e => e.At < begin).SumAsync(e => e.AmountFen, ct);
        var within = asked.Where(e => e.At >= begin && e.At < end);
        var debit = await within.Where(e => e.AmountFen > 0).SumAsync(e => e.AmountFen, ct);
        var credit = -await within.Where(e => e.AmountFen < 0).SumAsync(e => e.AmountFen, ct);
        var count = await within.CountAsync(ct);
        var balance = opening + (skip == 0 ? 0 : await within.OrderBy(e => e.Id).Take(skip).SumAsync(e => e.AmountFen, ct));
        var rows = await within
            .OrderBy(e => e.Id)
            .Skip(skip)
            .Take(take)
            .Select(e => new
            {
                Entry = e,
                Claim = db.Set<Payout>().Where(p => p.Id == e.PayoutId).Select(p => new { p.ClaimId, p.Claim!.Number }).FirstOrDefault(), // a join
                Fund = db.Set<Fund>().Where(f => f.Id == e.FundId).Select(f => new { f.Code, f.Name }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var lines = new List<StatementLine>(rows.Count);
        foreach (var row in rows)
        {
            balance += row.Entry.AmountFen;
            lines.Add(
                new StatementLine(
                    row.Entry.Id,
                    row.Entry.At,
                    row.Fund?.Code ?? "",
                    row.Fund?.Name ?? "",
                    row.Entry.Account,
                    row.Entry.Phase,
                    row.Claim?.ClaimId,
                    row.Claim?.Number,
                    row.Entry.Actor,
                    $"{row.Entry.Subject}/{row.Entry.Phase}",
                    row.Entry.AmountFen,
                    balance
                )
            );
        }

        return new Statement(filter, opening, debit, credit, count, lines);
    }

    /// <summary>Closings of months, the newest first.</summary>
    public async Task<IReadOnlyList<LedgerPeriod>> PeriodsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.LedgerPeriods.AsNoTracking().OrderByDescending(p => p.Id).Take(MostPeriods).ToListAsync(ct);
    }

    /// <summary>The month that is to be closed next, whether or not it is over; null: there is no posting.</summary>
    public async Task<string?> NextMonthAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await PeriodDesk.NextAsync(db, ct);
    }

    /// <summary>Names of who posted, for the choice of one.</summary>
    public async Task<IReadOnlyList<string>> AuthorsAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.LedgerEntries.AsNoTracking().Select(e => e.Actor).Distinct().OrderBy(name => name).Take(MostPeriods).ToListAsync(ct);
    }

    private static IQueryable<LedgerEntry> Asked(PolicyMarketDb db, StatementFilter filter)
    {
        var entries = db.LedgerEntries.AsNoTracking();
        if (filter.FundId is { } fund)
        {
            entries = entries.Where(e => e.FundId == fund);
        }

        if (filter.Account is { } account)
        {
            entries = entries.Where(e => e.Account == account);
        }

        if (filter.Phase is { } phase)
        {
            entries = entries.Where(e => e.Phase == phase);
        }

        if (filter.Author is { } author)
        {
            entries = entries.Where(e => e.Actor == author);
        }

        if (filter.ClaimNumber is { } number)
        {
            var payouts = db.Payouts.Where(p => db.Set<Claim>().Any(c => c.Id == p.ClaimId && c.Number == number)).Select(p => (long?)p.Id);
            entries = entries.Where(e => payouts.Contains(e.PayoutId));
        }

        return entries;
    }
}
