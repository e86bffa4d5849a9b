using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

/// <summary>Maker and checker to whom the same administrator alone gave access today do not complete a batch.</summary>
public sealed class MoneySeparationTests
{
    [Fact]
    public async Task Maker_and_checker_made_by_the_command_line_today_cannot_complete_a_batch_until_tomorrow()
    {
        await using var town = await Town.CreateAsync();
        var maker = await NewAsync(town, "new-maker", Roles.Finance);
        var checker = await NewAsync(town, "new-checker", Roles.FinanceChecker);
        var payout = await town.ClaimAsync();
        var desk = town.Record.Get<BatchDesk>();
        var made = Town.Done(await desk.MakeAsync(maker, [payout.Id], Town.Ct));
        var batch = await town.LoadAsync(made.BatchId);

        Town.Refused(await desk.ApproveAsync(checker, batch.Id, batch.ContentHash, Town.Ct), DiagnosticCatalogue.MoneySameHand);
        town.Record.Clock.Advance(TimeSpan.FromHours(24));
        Town.Done(await desk.ApproveAsync(checker, batch.Id, batch.ContentHash, Town.Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Passwords_of_both_set_by_one_administrator_count_as_well(bool isSameAdministrator)
    {
        await using var town = await Town.CreateAsync();
        var second = await town.Record.PersonAsync("second-admin", Roles.Administrator);
        var batch = await town.BatchAsync(await town.ClaimAsync());
        var people = town.Record.Get<PeopleDesk>();
        Town.Done(await people.SetPasswordAsync(town.Administrator, town.Maker, "another-horse-8", mustChange: true, Town.Ct));
        Town.Done(await people.SetPasswordAsync(isSameAdministrator ? town.Administrator : second, town.Checker, "another-horse-9", mustChange: true, Town.Ct));
        await town.Record.PutAsync($"UPDATE AspNetUsers SET MustChangePassword = 0");

        var approved = await town.Record.Get<BatchDesk>().ApproveAsync(town.Checker, batch.Id, batch.ContentHash, Town.Ct);

        Assert.Equal(!isSameAdministrator, approved.IsDone);
    }

    [Fact]
    public async Task Bank_entry_is_not_confirmed_by_an_account_of_the_same_hand()
    {
        await using var town = await Town.CreateAsync();
        var batch = await town.ApprovedAsync(await town.ClaimAsync());
        var maker = await NewAsync(town, "new-maker", Roles.Finance);
        var checker = await NewAsync(town, "new-checker", Roles.FinanceChecker);
        var desk = town.Record.Get<BankEntryDesk>();
        var answer = new TypedAnswer(batch.Payouts[0].Id, IsPaid: true, town.Record.Business.Today, "REF0001", null);
        var entry = Town.Done(await desk.EnterAsync(maker, batch.Id, answer, Town.Ct));

        Town.Refused(await desk.ConfirmAsync(checker, entry, null, Town.Ct), DiagnosticCatalogue.MoneySameHand);
        Town.Done(await desk.ConfirmAsync(town.Checker, entry, null, Town.Ct));
    }

    [Fact]
    public async Task Demonstration_accounts_work_at_once()
    {
        await using var town = await Town.CreateAsync();
        var maker = await NewAsync(town, "demo-maker", Roles.Finance, isDemonstration: true);
        var checker = await NewAsync(town, "demo-checker", Roles.FinanceChecker, isDemonstration: true);
        var made = Town.Done(await town.Record.Get<BatchDesk>().MakeAsync(maker, [(await town.ClaimAsync()).Id], Town.Ct));
        var batch = await town.LoadAsync(made.BatchId);

        Town.Done(await town.Record.Get<BatchDesk>().ApproveAsync(checker, batch.Id, batch.ContentHash, Town.Ct));
    }

    private static async Task<long> NewAsync(Town town, string name, string role, bool isDemonstration = false) =>
        Town.Done(await town.Record.Get<PeopleDesk>().AddAsync(
            null, new NewPerson(name, name, Seeds.Password, [role]) { MustChangePassword = false, IsDemonstration = isDemonstration }, Town.Ct));
}
