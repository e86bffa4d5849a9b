using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Data.Casework;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Oversight;

/// <summary>The board counts what the casework rules find, and says today what they will find tomorrow.</summary>
public sealed class LightBoardTests : IAsyncLifetime
{
    private County county = null!; // set before each test

    private LightBoard Board => county.Record.Get<LightBoard>();

    private PersonId Supervisor => county.People[Roles.Supervisor];

    public async Task InitializeAsync() => county = await County.CreateAsync();

    public Task DisposeAsync() => county.DisposeAsync().AsTask();

    [Fact]
    public async Task Lights_are_those_of_the_casework_rules()
    {
        var cases = new CaseCounty(county);
        await cases.PlantAllAsync();
        await cases.SweepAsync();

        var view = await ReadAsync();
        var open = (await cases.CasesAsync()).Where(one => one.State == CaseState.Open).ToList();

        Assert.Equal(open.Count(one => one.Light == CaseLight.Red), view.Red);
        Assert.Equal(open.Count(one => one.Light == CaseLight.Amber), view.Amber);
        Assert.Equal(open.Count(one => one.Level > 0), view.Rows.Sum(row => row.Escalated));
        Assert.Equal(CaseLight.Red, view.Rows[0].Worst);
    }

    [Fact]
    public async Task What_finance_must_do_stands_with_finance()
    {
        var cases = new CaseCounty(county);
        county.Record.Clock.Advance(TimeSpan.FromDays(1));
        await cases.PreCheckAsync(cases.Ahead(6));
        await cases.ClaimAsync(cases.Back(1));
        await cases.BatchAsync(cases.Back(1));

        var view = await ReadAsync();

        Assert.Equal(
            [(county.Department.Name, CaseActor.Department), ("财政复核", CaseActor.FinanceChecker), ("财政经办", CaseActor.Finance)],
            view.Rows.Select(row => (row.Name, row.Actor))
                .OrderBy(row => row.Actor != CaseActor.Department)
                .ThenBy(row => row.Name, StringComparer.Ordinal)
        );
        Assert.All(view.Rows, row => Assert.Equal((1, null), (row.Waiting, row.Worst)));
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(3, CaseLight.Amber)]
    [InlineData(2, null)]
    [InlineData(1, null)]
    [InlineData(0, CaseLight.Red)]
    public async Task Turning_is_told_on_the_day_before(int workdaysLeft, CaseLight? expected)
    {
        var cases = new CaseCounty(county);
        county.Record.Clock.Advance(TimeSpan.FromDays(1)); // a Monday
        var offer = await cases.PreCheckAsync(cases.Ahead(workdaysLeft));

        var turning = (await ReadAsync()).Turning;
        county.Record.Clock.Advance(TimeSpan.FromDays(1));
        await cases.SweepAsync();
        var tomorrow = (await cases.CasesAsync()).Select(one => (CaseLight?)one.Light).SingleOrDefault();

        Assert.Equal(expected, turning.Select(row => (CaseLight?)row.To).SingleOrDefault());
        if (expected is not null)
        {
            Assert.Equal(expected, tomorrow);
            var row = Assert.Single(turning);
            Assert.Equal((1, offer.AmountFen, $"{county.Department.Name}经办"), (row.Count, row.Fen, row.WhoActs));
        }
    }

    [Fact]
    public async Task A_supervisor_of_a_department_sees_that_department_alone()
    {
        var cases = new CaseCounty(county);
        var other = await county.Record.DepartmentAsync("人社");
        var ofOther = await county.Record.PersonAsync("s-other", Roles.Supervisor, other.Id);
        var ofOwn = await county.Record.PersonAsync("s-own", Roles.Supervisor, county.Department.Id);
        await cases.PreCheckAsync(cases.Back(1));
        await cases.BatchAsync(cases.Back(6));

        Assert.Empty((await Board.ReadAsync(ofOther, County.Ct))?.Rows ?? default);
        Assert.Equal([county.Department.Name], ((await Board.ReadAsync(ofOwn, County.Ct))?.Rows ?? default).Select(row => row.Name));
    }

    [Fact]
    public async Task Only_supervisors_and_administrators_read_it()
    {
        var readers = new List<string>();
        foreach (var (role, person) in county.People)
        {
            if (await Board.ReadAsync(person, County.Ct) is not null)
            {
                readers.Add(role);
            }
        }

        Assert.Equal([Roles.Administrator, Roles.Supervisor], readers.Order(StringComparer.Ordinal));
    }

    private async Task<LightBoardView> ReadAsync() => await Board.ReadAsync(Supervisor, County.Ct) ?? throw new InvalidOperationException("No board.");
}
