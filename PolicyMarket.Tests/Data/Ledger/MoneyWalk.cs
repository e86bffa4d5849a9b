using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Ledger;

/// <summary>A county in which random people do random steps; most are refused, and what must hold is checked afterwards.</summary>
internal sealed class MoneyWalk : IAsyncDisposable
{
    public const int Kinds = 16;
    private readonly List<(long FirmUser, Offer Offer, BankAccount Account)> firms = [];
    private County county = null!; // set by CreateAsync
    private int grants;

    public static async Task<MoneyWalk> CreateAsync()
    {
        var walk = new MoneyWalk { county = await County.CreateAsync(budgetFen: 150_000_00) };
        for (var i = 2; i < 5; i++)
        {
            var firm = await walk.county.OtherFirmAsync(i, amountFen: i * 20_000_00 + 1);
            walk.firms.Add(firm);
        }

        return walk;
    }

    /// <summary>One person tries one thing; a refusal is as good as a success here.</summary>
    public async Task StepAsync(int kind, int pick)
    {
        var (firmUser, offer, account) = firms[pick % firms.Count];
        var record = county.Record;
        var batch = await BatchAsync(pick);
        var payouts = await record.ReadAsync(db => db.Payouts.OrderByDescending(p => p.Id).Select(p => new { p.Id, p.State }).ToListAsync());
        switch (kind)
        {
            case 0:
                await record.Get<FundDesk>().GrantAsync(county.Maker, county.Fund.Id, (pick + 1) * 10_000_00, $"文{grants++ / 2}", County.Ct);
                break;
            case 1 or 2:
                await record.Get<ClaimFiling>().ConfirmAsync(new PersonId(firmUser), offer.Id, account.Id, County.Ct);
                break;
            case 3 or 4:
                await record.Get<BatchDesk>().MakeAsync(county.Maker, [.. payouts.Take(1 + (pick % 3)).Select(p => p.Id)], County.Ct);
                await record
                    .Get<BatchDesk>()
                    .MakeAsync(county.Maker, [.. payouts.Where(p => p.State == PayoutState.Reserved).Select(p => p.Id)], County.Ct);
                break;
            case 5 or 6 when batch is not null:
                await record.Get<BatchDesk>().ApproveAsync(pick % 5 == 4 ? county.Maker : county.Checker, batch.Id, batch.ContentHash, County.Ct);
                break;
            case 7 when batch is not null:
                await county.TakeInAsync(batch, county.Answer(batch, pick % 3 == 0 ? [.. batch.Payouts.Take(1).Select(NumberOf)] : []));
                break;
            case 8 when batch is not null:
                await record.Get<BatchDesk>().RejectAsync(county.Checker, batch.Id, "再看一遍", County.Ct);
                break;
            case 9 when payouts.Count > 0:
                await ResendAsync(payouts[pick % payouts.Count].Id);
                break;
            case 11 or 12 when batch is { Payouts.Count: > 0 }: // one answer at a time
                await county.TakeInAsync(batch, County.BankHeader + county.Row(batch.Payouts[pick % batch.Payouts.Count], isReturned: pick % 4 == 0));
                break;
            case 13 when batch is { Payouts.Count: > 0 }: // a later day, on which something comes back
                record.Clock.Advance(TimeSpan.FromDays(1));
                await county.TakeInAsync(batch, County.BankHeader + county.Row(batch.Payouts[pick % batch.Payouts.Count], isReturned: true));
                break;
            case 14 when payouts.Count > 0:
                await record.Get<PayeeDesk>().TakeOutAsync(county.Checker, payouts[pick % payouts.Count].Id, "再核实", County.Ct);
                break;
            case 15 when batch is { Payouts.Count: > 0 }:
                await TypeAsync(batch, pick);
                break;
            case 10:
                await record.Get<FundDesk>().SetOpenAsync(county.Maker, county.Fund.Id, pick % 3 != 0, County.Ct);
                break;
        }
    }

    public async Task VerifyAsync()
    {
        var entries = await county.Record.ReadAsync(db => db.LedgerEntries.AsNoTracking().ToListAsync());
        var payouts = await county.Record.ReadAsync(db => db.Payouts.AsNoTracking().Include(p => p.Claim).ToListAsync());
        Assert.All(entries.GroupBy(e => (e.Subject, e.Phase)), pair => Assert.Equal((2, 0L), (pair.Count(), pair.Sum(e => e.AmountFen))));
        Assert.Equal(SumOf(payouts, PayoutState.Reserved, PayoutState.InBatch), BalanceOf(entries, LedgerAccount.Reserved));
        Assert.Equal(SumOf(payouts, PayoutState.Approved), BalanceOf(entries, LedgerAccount.Approved));
        Assert.Equal(SumOf(payouts, PayoutState.Paid), BalanceOf(entries, LedgerAccount.Paid));
        Assert.True(BalanceOf(entries, LedgerAccount.Available) >= 0);
        foreach (var claim in payouts.GroupBy(p => p.ClaimId))
        {
            Assert.InRange(claim.Where(p => p.State == PayoutState.Paid).Sum(p => p.AmountFen), 0, claim.First().AmountFen);
            Assert.Equal(1 - (claim.All(p => p.State == PayoutState.Returned) ? 1 : 0), claim.Count(p => p.State != PayoutState.Returned));
        }

        var claims = await county.Record.ReadAsync(db => db.Claims.CountAsync());
        Assert.Equal(claims, payouts.Select(p => p.ClaimId).Distinct().Count());
        Assert.Equal(
            payouts.Count(p => p.State == PayoutState.Paid),
            await county.Record.ReadAsync(db => db.DisclosureRecords.CountAsync(r => !db.Set<DisclosureCorrection>().Any(c => c.PayoutId == r.PayoutId)))
        );
        Assert.Equal(0, entries.Sum(e => e.AmountFen));
        Assert.Empty((await county.Record.Get<LedgerRebuild>().RunAsync(County.Ct)).Differences);
        Assert.Equal(payouts.Count(p => p.BankReference is not null), payouts.Select(p => p.BankReference).Where(r => r is not null).Distinct().Count());
    }

    /// <summary>How many payouts have reached their firms.</summary>
    public Task<int> PaidAsync() => county.Record.ReadAsync(db => db.Payouts.CountAsync(p => p.State == PayoutState.Paid));

    public ValueTask DisposeAsync() => county.DisposeAsync();

    private async Task ResendAsync(long payoutId)
    {
        var claim = await county.Record.ReadAsync(db => db.Payouts.Where(p => p.Id == payoutId).Select(p => p.Claim!).SingleAsync()); // a join
        var refused = await county.Record.ReadAsync(db => RefusedAccounts.FindAsync(db, claim.Id, County.Ct));
        var accounts = await county.Record.ReadAsync(db => db.BankAccounts.Where(a => a.FirmId == claim.FirmId).ToListAsync());
        var account = accounts.Find(a => !refused.Contains(a.Id))?.Id ?? await AddAccountAsync(claim.FirmId, accounts.Count);
        await county.Record.Get<ReturnDesk>().ResendAsync(county.Maker, payoutId, account, County.Ct);
    }

    private async Task<long> AddAccountAsync(long firmId, int accounts)
    {
        var firm = await county.Record.ReadAsync(db => db.Firms.SingleAsync(f => f.Id == firmId));
        return (await county.Record.AccountAsync(firm, $"62229{firmId:D6}{accounts:D6}")).Id;
    }

    /// <summary>Typed by the maker, confirmed by the maker (refused) or the checker.</summary>
    private async Task TypeAsync(PayoutBatch batch, int pick)
    {
        var payout = batch.Payouts[pick % batch.Payouts.Count];
        var answer = new TypedAnswer(payout.Id, pick % 3 != 0, county.Record.Business.Today, $"T{payout.Id}", "账号不存在");
        var entered = await county.Record.Get<BankEntryDesk>().EnterAsync(county.Maker, batch.Id, answer, County.Ct);
        if (entered.Succeeded)
        {
            await county.Record.Get<BankEntryDesk>().ConfirmAsync(pick % 4 == 1 ? county.Maker : county.Checker, entered.Value, "核对过回单", County.Ct);
        }
    }

    private async Task<PayoutBatch?> BatchAsync(int pick)
    {
        var ids = await county.Record.ReadAsync(db => db.PayoutBatches.OrderByDescending(b => b.Id).Select(b => b.Id).ToListAsync());
        return ids.Count == 0 ? null : await county.LoadAsync(ids[pick % ids.Count]);
    }

    private static string NumberOf(Payout payout) => PayoutNumber.Of(payout);

    private static long SumOf(List<Payout> payouts, params PayoutState[] states) => payouts.Where(p => states.Contains(p.State)).Sum(p => p.AmountFen);

    private static long BalanceOf(List<LedgerEntry> entries, LedgerAccount account) => entries.Where(e => e.Account == account).Sum(e => e.AmountFen);
}
