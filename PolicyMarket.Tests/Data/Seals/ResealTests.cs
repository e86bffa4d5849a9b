using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>A workflow never seals a change that was made around the workflows, and never serves an account that was changed so.</summary>
public sealed class ResealTests
{
    [Fact]
    public async Task Forged_account_number_is_not_sealed_by_making_it_the_default()
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.AccountAsync(county.Firm, "6222000000000099");
        await county.Record.ForgeAsync($"UPDATE BankAccounts SET Number = '6222999999999999', IsDefault = 0 WHERE Id = {second.Id}");
        var links = await LinksAsync(county, "BankAccounts", second.Id);

        var result = await county.Record.Get<BankAccounts>().MakeDefaultAsync(county.FirmUser, second.Id, County.Ct);

        County.Refused(result, DataDiagnostics.RecordChanged);
        Assert.Equal(links, await LinksAsync(county, "BankAccounts", second.Id));
        await AlarmedAsync(county, $"收款账户第 {second.Id} 行");
    }

    [Fact]
    public async Task Role_given_by_sql_is_not_sealed_by_a_later_change_of_roles()
    {
        await using var county = await County.CreateAsync();
        await county.Record.ForgeAsync(
            $"INSERT INTO AspNetUserRoles (UserId, RoleId) SELECT {county.Officer}, Id FROM AspNetRoles WHERE Name = {Roles.FinanceChecker}"
        );

        var result = await county
            .Record.Get<PeopleDesk>()
            .SetRolesAsync(county.Administrator, county.Officer, [Roles.Officer, Roles.Supervisor], County.Ct);

        County.Refused(result, DataDiagnostics.RecordChanged);
        await AlarmedAsync(county, $"账号第 {county.Officer} 行");
    }

    [Fact]
    public async Task Forged_password_is_not_sealed_by_a_new_password()
    {
        await using var county = await County.CreateAsync();
        await county.Record.ForgeAsync(
            $"UPDATE AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM AspNetUsers WHERE Id = {county.FirmUser}) WHERE Id = {county.Officer}"
        );

        var result = await county
            .Record.Get<PeopleDesk>()
            .SetPasswordAsync(county.Administrator, county.Officer, "another-horse-8", mustChange: true, County.Ct);

        County.Refused(result, DataDiagnostics.RecordChanged);
        await AlarmedAsync(county, $"账号第 {county.Officer} 行");
    }

    [Fact]
    public async Task Person_whose_account_was_changed_by_sql_approves_nothing_at_a_desk_that_changes_other_rows()
    {
        await using var county = await County.CreateAsync();
        var offer = await county.OfferAsync(OfferState.AwaitingCheck);
        await county.Record.ForgeAsync($"UPDATE AspNetUsers SET DisplayName = '另一个人' WHERE Id = {county.Officer}");

        var result = await county.Record.Get<PreCheckDesk>().ApproveAsync(county.Officer, offer.Id, County.Ct);

        County.Refused(result, DataDiagnostics.RecordChanged);
        Assert.Equal(
            OfferState.AwaitingCheck,
            await county.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync())
        );
        await AlarmedAsync(county, $"账号第 {county.Officer} 行");
    }

    private static Task<int> LinksAsync(County county, string table, long id) =>
        county.Record.ReadAsync(db => db.SealLinks.CountAsync(link => link.Kind == table && link.RecordId == id));

    private static async Task AlarmedAsync(County county, string words)
    {
        var alarms = await county.Record.ReadAsync(db => db.RecordAlarms.AsNoTracking().ToListAsync());
        Assert.Contains(alarms, alarm => alarm.Details.Contains(words, StringComparison.Ordinal));
    }
}
