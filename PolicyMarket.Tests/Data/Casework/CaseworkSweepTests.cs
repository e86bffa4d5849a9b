using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Casework.Rules;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Casework;

/// <summary>The nightly evaluation on a real record: each rule finds its planted case once, and a case ends with its cause.</summary>
public sealed class CaseworkSweepTests : IAsyncLifetime
{
    private CaseCounty _county = null!; // set before each test

    private TestRecord Record => _county.Record;

    public async Task InitializeAsync() => _county = new CaseCounty(await County.CreateAsync());

    public async Task DisposeAsync() => await Record.DisposeAsync();

    [Fact]
    public async Task Every_rule_finds_its_planted_case_and_acts_once()
    {
        await _county.PlantAllAsync();
        var first = await _county.SweepAsync();
        var cases = await _county.CasesAsync();

        Assert.Equal(
            new CaseNetwork().Rules.Select(rule => rule.Name).Order(StringComparer.Ordinal),
            cases.Select(c => c.Rule).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.Equal(first.Opened, cases.Count);
        Assert.Equal(2, cases.Count(c => c.Kind == CaseKind.DocumentEnded));
        Assert.All(cases, c => Assert.NotEmpty(c.Reason));
        Assert.All(cases, c => Assert.Contains($"规则“{c.Rule}”", c.Why, StringComparison.Ordinal));

        var second = await _county.SweepAsync();
        Assert.Equal((0, 0, 0), (second.Opened, second.Changed, second.Settled));
        Assert.Equal(cases.Select(c => (c.Id, c.ChangedAt)), (await _county.CasesAsync()).Select(c => (c.Id, c.ChangedAt)));
        Assert.Equal(2, await Record.ReadAsync(db => db.CaseworkRuns.CountAsync(r => r.FinishedAt != null)));
    }

    [Fact]
    public async Task Case_grows_from_amber_to_the_second_level_and_ends_when_the_offer_is_decided()
    {
        Record.Clock.Advance(TimeSpan.FromDays(1));
        var offer = await _county.PreCheckAsync(_county.Ahead(2));
        var seen = new List<(CaseLight, int)>();
        for (var day = 0; day < 18; day++)
        {
            await _county.SweepAsync();
            var one = await _county.OnlyAsync(CaseKind.PreCheckWaits);
            seen.Add((one.Light, one.Level));
            Record.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal([(CaseLight.Amber, 0), (CaseLight.Red, 0), (CaseLight.Red, 1), (CaseLight.Red, 2)], seen.Distinct());
        County.Done(await Record.Get<PreCheckDesk>().RefuseAsync(_county.County.Officer, [offer.Id], "数据不一致", County.Ct));
        await _county.SweepAsync();
        var settled = await _county.OnlyAsync(CaseKind.PreCheckWaits);
        Assert.Equal((CaseState.Settled, CaseworkWording.Gone(CaseKind.PreCheckWaits)), (settled.State, settled.CloseReason));
        Assert.Null(settled.ClosedByPersonId);
    }

    [Fact]
    public async Task Same_cause_later_is_a_further_episode()
    {
        Record.Clock.Advance(TimeSpan.FromDays(1));
        var move = await _county.MovedAsync();
        await _county.SweepAsync();
        await Record.SeedAsync(
            new FirmMove
            {
                FirmId = move.FirmId,
                From = move.To,
                To = move.From,
                AsOf = _county.Today.AddDays(1),
            }
        );
        await _county.SweepAsync();
        Assert.Equal(CaseState.Settled, (await _county.OnlyAsync(CaseKind.MovedAway)).State);

        await Record.SeedAsync(
            new FirmMove
            {
                FirmId = move.FirmId,
                From = move.From,
                To = move.To,
                AsOf = _county.Today.AddDays(2),
            }
        );
        await _county.SweepAsync();
        Assert.Equal(
            [(1, CaseState.Settled), (2, CaseState.Open)],
            (await _county.CasesAsync()).Where(c => c.Kind == CaseKind.MovedAway).Select(c => (c.Episode, c.State))
        );
    }

    [Fact]
    public async Task Dismissed_case_comes_back_only_on_other_facts()
    {
        await _county.SharedAccountAsync();
        await _county.SweepAsync();
        var one = await _county.OnlyAsync(CaseKind.AccountShared);
        var supervisor = _county.County.People[Roles.Supervisor];
        County.Refused(await Record.Get<CaseDesk>().DismissAsync(supervisor, one.Id, " ", County.Ct), DataDiagnostics.WorkReasonNeeded);
        County.Done(await Record.Get<CaseDesk>().DismissAsync(supervisor, one.Id, "母子公司共用，银行已核实", County.Ct));
        County.Done(await Record.Get<CaseDesk>().DismissAsync(supervisor, one.Id, "再来一次", County.Ct));
        await _county.SweepAsync();
        one = await _county.OnlyAsync(CaseKind.AccountShared);
        Assert.Equal((CaseState.Dismissed, supervisor), (one.State, one.ClosedByPersonId));
        Assert.Contains("母子公司共用", one.CloseReason, StringComparison.Ordinal);

        var number = await Record.ReadAsync(db => db.BankAccounts.GroupBy(a => a.Number).Where(g => g.Count() > 1).Select(g => g.Key).SingleAsync());
        await Record.AccountAsync(await _county.FirmAsync(withAccount: false), number);
        await _county.SweepAsync();
        Assert.Equal(2, (await _county.CasesAsync()).Count(c => c.Kind == CaseKind.AccountShared));
    }

    [Fact]
    public async Task Notices_go_once_to_those_who_must_act()
    {
        var county = _county.County;
        var other = await Record.DepartmentAsync("人社");
        var ownSupervisor = await Record.PersonAsync("own-supervisor", Roles.Supervisor, county.Department.Id);
        var otherOfficer = await Record.PersonAsync("other-officer", Roles.Officer, other.Id);
        Record.Clock.Advance(TimeSpan.FromDays(1));
        await _county.PreCheckAsync(_county.Back(1)); // red
        await _county.SweepAsync();
        Assert.Equal([county.Officer.Value], await ReadersAsync());

        await _county.PreCheckAsync(_county.Back(4)); // level 1
        await _county.SweepAsync();
        Assert.Equal(new long[] { county.Officer, county.Officer, ownSupervisor }.Order(), await ReadersAsync());

        await _county.PreCheckAsync(_county.Back(9)); // level 2
        await _county.SweepAsync();
        await _county.SweepAsync();
        var readers = await ReadersAsync();
        Assert.Contains(county.People[Roles.Supervisor], readers);
        Assert.DoesNotContain(otherOfficer, readers);
        Assert.Equal(3 + 3, readers.Count);
        Assert.Contains(
            "上报二级",
            (await Record.ReadAsync(db => db.Notices.OrderByDescending(n => n.Id).Select(n => n.Body).FirstAsync())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Firm_is_reminded_once_of_an_offer_that_turns_amber()
    {
        Record.Clock.Advance(TimeSpan.FromDays(1));
        var offer = await _county.PushedAsync(_county.Back(16));
        await _county.SweepAsync();
        await _county.SweepAsync();
        var notice = await Record.ReadAsync(db => db.Notices.SingleAsync());
        Assert.Equal((offer.FirmId, $"offer:{offer.Id}"), (notice.FirmId, notice.Target));
        Assert.Contains("请在", notice.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Level_one_of_a_department_without_supervisor_goes_to_the_office()
    {
        Record.Clock.Advance(TimeSpan.FromDays(1));
        await _county.PreCheckAsync(_county.Back(4));
        await _county.SweepAsync();
        Assert.Contains(_county.County.People[Roles.Supervisor], await ReadersAsync());
    }

    [Fact]
    public async Task Threshold_moves_the_light_and_is_recorded()
    {
        Record.Clock.Advance(TimeSpan.FromDays(1));
        await _county.PreCheckAsync(_county.Ahead(4));
        await _county.SweepAsync();
        Assert.Empty(await _county.CasesAsync());

        var desk = Record.Get<ThresholdDesk>();
        var key = ThresholdCatalog.AmberOf(CaseKind.PreCheckWaits);
        Assert.Equal(1, County.Done(await desk.SetAsync(_county.County.Administrator, new Dictionary<string, int> { [key] = 4 }, County.Ct)));
        Assert.Equal(0, County.Done(await desk.SetAsync(_county.County.Administrator, new Dictionary<string, int> { [key] = 4 }, County.Ct)));
        await Record.Get<CaseworkChanges>().EvaluateAsync(County.Ct);
        Assert.Equal(CaseLight.Amber, (await _county.OnlyAsync(CaseKind.PreCheckWaits)).Light);
        Assert.Equal(
            1,
            await Record.ReadAsync(db =>
                db.Set<PolicyMarket.Data.Audit.AuditEvent>().CountAsync(e => e.Action == "casework.threshold" && e.Detail.Contains("2 改为 4"))
            )
        );
    }

    [Theory]
    [InlineData("precheck.amber", 61)]
    [InlineData("precheck.amber", -1)]
    [InlineData("precheck.level2", 3)] // not above level 1
    [InlineData("nothing.known", 5)]
    public async Task Threshold_outside_its_bounds_is_refused_and_changes_nothing(string key, int value)
    {
        County.Refused(
            await Record
                .Get<ThresholdDesk>()
                .SetAsync(_county.County.Administrator, new Dictionary<string, int> { ["offer.limit"] = 30, [key] = value }, County.Ct),
            DataDiagnostics.ThresholdValue
        );
        Assert.Equal(0, await Record.ReadAsync(db => db.CaseworkThresholds.CountAsync()));
    }

    [Fact]
    public async Task Supervisor_of_a_department_dismisses_its_cases_alone_and_sets_no_thresholds()
    {
        var other = await Record.DepartmentAsync("人社");
        var supervisor = await Record.PersonAsync("other-supervisor", Roles.Supervisor, other.Id);
        await _county.SharedAccountAsync();
        await _county.SweepAsync();
        var one = await _county.OnlyAsync(CaseKind.AccountShared);
        County.Refused(await Record.Get<CaseDesk>().DismissAsync(supervisor, one.Id, "理由", County.Ct), DataDiagnostics.WorkNotFound);
        County.Refused(
            await Record.Get<ThresholdDesk>().SetAsync(supervisor, new Dictionary<string, int> { ["offer.limit"] = 30 }, County.Ct),
            DataDiagnostics.NotYours
        );
    }

    [Fact]
    public async Task Only_supervisors_and_administrators_evaluate_now()
    {
        foreach (var (role, person) in _county.County.People)
        {
            var result = await Record.Get<CaseworkSweep>().RunAsync(person, County.Ct);
            Assert.Equal(role is Roles.Supervisor or Roles.Administrator, result.Succeeded);
        }
    }

    // Compared with null on this line.
    private Task<List<long>> ReadersAsync() =>
        Record.ReadAsync(db => db.Notices.Where(n => n.PersonId != null).Select(n => n.PersonId!.Value).OrderBy(id => id).ToListAsync());
}
