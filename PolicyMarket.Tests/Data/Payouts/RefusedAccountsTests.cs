using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Payouts;

/// <summary>Money that the bank sent back never goes to the same account again.</summary>
public sealed class RefusedAccountsTests
{
    [Fact]
    public async Task Returned_payout_goes_to_another_account_and_stays_away_from_the_refused_one()
    {
        await using var county = await County.CreateAsync();
        var payout = await ReturnedAsync(county);
        var desk = county.Record.Get<ReturnDesk>();

        County.Refused(await desk.ResendAsync(county.Maker, payout.Id, county.Account.Id, County.Ct), DataDiagnostics.AccountRefused);
        County.Refused(await desk.ResendAsync(county.FirmUser, payout.Id, county.Account.Id, County.Ct), DataDiagnostics.AccountRefused);
        var other = await county.Record.AccountAsync(county.Firm, "6222888877776666");
        var again = County.Done(await desk.ResendAsync(county.Maker, payout.Id, other.Id, County.Ct));
        County.Refused(await desk.ChangeAccountAsync(county.FirmUser, again, county.Account.Id, County.Ct), DataDiagnostics.AccountRefused);
        Assert.Equal([county.Account.Id], await FindAsync(county, payout));
    }

    [Fact]
    public async Task An_account_whose_holder_was_mended_is_another_account()
    {
        await using var county = await County.CreateAsync();
        var payout = await ReturnedAsync(county);
        await county.Record.PutAsync($"""UPDATE "BankAccounts" SET "Holder" = '改名后的公司' WHERE "Id" = {county.Account.Id}""");

        Assert.Empty(await FindAsync(county, payout));
        County.Done(await county.Record.Get<ReturnDesk>().ResendAsync(county.Maker, payout.Id, county.Account.Id, County.Ct));
    }

    [Fact]
    public async Task A_payout_taken_out_before_the_bank_had_it_says_nothing_about_its_account()
    {
        await using var county = await County.CreateAsync();
        var payout = await county.ClaimAsync();
        await county.ApprovedAsync(payout);
        County.Done(await county.Record.Get<PayeeDesk>().TakeOutAsync(county.Checker, payout.Id, "企业要求暂缓", County.Ct));

        Assert.Empty(await FindAsync(county, payout));
        County.Done(await county.Record.Get<ReturnDesk>().ResendAsync(county.Maker, payout.Id, county.Account.Id, County.Ct));
    }

    private static Task<IReadOnlySet<long>> FindAsync(County county, Payout payout) =>
        county.Record.ReadAsync(db => RefusedAccounts.FindAsync(db, payout.ClaimId, County.Ct));

    private static async Task<Payout> ReturnedAsync(County county)
    {
        var payout = await county.ClaimAsync();
        var batch = await county.ApprovedAsync(payout);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch, PayoutNumber.Of(payout))));
        return payout;
    }
}
