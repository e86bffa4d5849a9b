using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

/// <summary>Maker and checker to whom the same administrator alone gave access today do not complete a batch.</summary>
public sealed class MoneySeparationTests
{
    [Fact]
    public async Task Maker_and_checker_made_by_the_command_line_today_cannot_complete_a_batch_until_tomorrow()
    {
        await using var county = await County.CreateAsync();
        var maker = await NewAsync(county, "new-maker", Roles.Finance);
        var checker = await NewAsync(county, "new-checker", Roles.FinanceChecker);
        var payout = await county.ClaimAsync();
        var desk = county.Record.Get<BatchDesk>();
        var made = County.Done(await desk.MakeAsync(maker, [payout.Id], County.Ct));
        var batch = await county.LoadAsync(made.BatchId);

        County.Refused(await desk.ApproveAsync(checker, batch.Id, batch.ContentHash, County.Ct), DataDiagnostics.MoneySameHand);
        county.Record.Clock.Advance(TimeSpan.FromHours(24));
        County.Done(await desk.ApproveAsync(checker, batch.Id, batch.ContentHash, County.Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Passwords_of_both_set_by_one_administrator_count_as_well(bool isSameAdministrator)
    {
        await using var county = await County.CreateAsync();
        var second = await county.Record.PersonAsync("second-admin", Roles.Administrator);
        var batch = await county.BatchAsync(await county.ClaimAsync());
        var people = county.Record.Get<PeopleDesk>();
        County.Done(await people.SetPasswordAsync(county.Administrator, county.Maker, "another-horse-8", mustChange: true, County.Ct));
        County.Done(
            await people.SetPasswordAsync(
                isSameAdministrator ? county.Administrator : second,
                county.Checker,
                "another-horse-9",
                mustChange: true,
                County.Ct
            )
        );
        await county.Record.PutAsync($"UPDATE AspNetUsers SET MustChangePassword = 0");

        var approved = await county.Record.Get<BatchDesk>().ApproveAsync(county.Checker, batch.Id, batch.ContentHash, County.Ct);

        Assert.Equal(!isSameAdministrator, approved.Succeeded);
    }

    [Fact]
    public async Task Bank_entry_is_not_confirmed_by_an_account_of_the_same_hand()
    {
        await using var county = await County.CreateAsync();
        var batch = await county.ApprovedAsync(await county.ClaimAsync());
        var maker = await NewAsync(county, "new-maker", Roles.Finance);
        var checker = await NewAsync(county, "new-checker", Roles.FinanceChecker);
        var desk = county.Record.Get<BankEntryDesk>();
        var answer = new TypedAnswer(batch.Payouts[0].Id, IsPaid: true, county.Record.Business.Today, "REF0001", null);
        var entry = County.Done(await desk.EnterAsync(maker, batch.Id, answer, County.Ct));

        County.Refused(await desk.ConfirmAsync(checker, entry, null, County.Ct), DataDiagnostics.MoneySameHand);
        County.Done(await desk.ConfirmAsync(county.Checker, entry, null, County.Ct));
    }

    [Fact]
    public async Task Demonstration_accounts_work_at_once()
    {
        await using var county = await County.CreateAsync();
        var maker = await NewAsync(county, "demo-maker", Roles.Finance, isDemonstration: true);
        var checker = await NewAsync(county, "demo-checker", Roles.FinanceChecker, isDemonstration: true);
        var made = County.Done(await county.Record.Get<BatchDesk>().MakeAsync(maker, [(await county.ClaimAsync()).Id], County.Ct));
        var batch = await county.LoadAsync(made.BatchId);

        County.Done(await county.Record.Get<BatchDesk>().ApproveAsync(checker, batch.Id, batch.ContentHash, County.Ct));
    }

    private static async Task<PersonId> NewAsync(County county, string name, string role, bool isDemonstration = false) =>
        new PersonId(
            County.Done(
                await county
                    .Record.Get<PeopleDesk>()
                    .AddAsync(
                        null,
                        new NewPerson(name, name, Seeds.Password, [role]) { MustChangePassword = false, IsDemonstration = isDemonstration },
                        County.Ct
                    )
            )
        );
}
