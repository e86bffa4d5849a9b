using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.People;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Seals;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Seals;

/// <summary>A workflow never seals a change that was made around the workflows, and never serves an account that was changed so.</summary>
public sealed class ResealTests
{
    [Fact]
    public async Task Forged_account_number_is_not_sealed_by_making_it_the_default()
    {
        await using var town = await Town.CreateAsync();
        var second = await town.Record.AccountAsync(town.Firm, "6222000000000099");
        await town.Record.ForgeAsync($"UPDATE BankAccounts SET Number = '6222999999999999', IsDefault = 0 WHERE Id = {second.Id}");
        var links = await LinksAsync(town, "BankAccounts", second.Id);

        var result = await town.Record.Get<BankAccounts>().MakeDefaultAsync(town.Boss, second.Id, Town.Ct);

        Town.Refused(result, DiagnosticCatalogue.RecordChanged);
        Assert.Equal(links, await LinksAsync(town, "BankAccounts", second.Id));
        await AlarmedAsync(town, $"收款账户第 {second.Id} 行");
    }

    [Fact]
    public async Task Role_given_by_sql_is_not_sealed_by_a_later_change_of_roles()
    {
        await using var town = await Town.CreateAsync();
        await town.Record.ForgeAsync(
            $"INSERT INTO AspNetUserRoles (UserId, RoleId) SELECT {town.Officer}, Id FROM AspNetRoles WHERE Name = {Roles.FinanceChecker}");

        var result = await town.Record.Get<PeopleDesk>().SetRolesAsync(town.Administrator, town.Officer, [Roles.Officer, Roles.Supervisor], Town.Ct);

        Town.Refused(result, DiagnosticCatalogue.RecordChanged);
        await AlarmedAsync(town, $"账号第 {town.Officer} 行");
    }

    [Fact]
    public async Task Forged_password_is_not_sealed_by_a_new_password()
    {
        await using var town = await Town.CreateAsync();
        await town.Record.ForgeAsync(
            $"UPDATE AspNetUsers SET PasswordHash = (SELECT PasswordHash FROM AspNetUsers WHERE Id = {town.Boss}) WHERE Id = {town.Officer}");

        var result = await town.Record.Get<PeopleDesk>().SetPasswordAsync(town.Administrator, town.Officer, "another-horse-8", mustChange: true, Town.Ct);

        Town.Refused(result, DiagnosticCatalogue.RecordChanged);
        await AlarmedAsync(town, $"账号第 {town.Officer} 行");
    }

    [Fact]
    public async Task Person_whose_account_was_changed_by_sql_approves_nothing_at_a_desk_that_changes_other_rows()
    {
        await using var town = await Town.CreateAsync();
        var offer = await town.OfferAsync(OfferState.AwaitingCheck);
        await town.Record.ForgeAsync($"UPDATE AspNetUsers SET DisplayName = '另一个人' WHERE Id = {town.Officer}");

        var result = await town.Record.Get<PreCheckDesk>().ApproveAsync(town.Officer, [offer.Id], Town.Ct);

        Town.Refused(result, DiagnosticCatalogue.RecordChanged);
        Assert.Equal(OfferState.AwaitingCheck, await town.Record.ReadAsync(db => db.Offers.Where(o => o.Id == offer.Id).Select(o => o.State).SingleAsync()));
        await AlarmedAsync(town, $"账号第 {town.Officer} 行");
    }

    private static Task<int> LinksAsync(Town town, string table, long id) =>
        town.Record.ReadAsync(db => db.SealLinks.CountAsync(link => link.Kind == table && link.RecordId == id));

    private static async Task AlarmedAsync(Town town, string words)
    {
        var alarms = await town.Record.ReadAsync(db => db.RecordAlarms.AsNoTracking().ToListAsync());
        Assert.Contains(alarms, alarm => alarm.Details.Contains(words, StringComparison.Ordinal));
    }
}
