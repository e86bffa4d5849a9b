using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Oversight;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Oversight;

/// <summary>The trail of a paid claim leads from the departments' facts to the bank, and every look is recorded.</summary>
public sealed class ClaimTrailTests(TrialFixture trial) : IClassFixture<TrialFixture>
{
    private ClaimTrail Trail => trial.Record.Get<ClaimTrail>();

    [Fact]
    public async Task A_paid_claim_has_every_stage_in_the_order_of_time()
    {
        var number = await NumberAsync(ClaimState.Paid);
        var view = County.Done(await Trail.ReadAsync(await trial.SupervisorAsync(), $"  {number} ", County.Ct));

        Assert.Equal(number, view.Number);
        Assert.Equal(Enum.GetValues<TrailStage>(), view.Steps.Select(step => step.Stage).Distinct());
        Assert.Equal(view.Steps.Select(step => step.On).Order(), view.Steps.Select(step => step.On));
        Assert.All(view.Steps, step => Assert.NotEmpty(step.Who));
        Assert.NotEmpty(view.Facts);
        Assert.All(view.Facts, fact => Assert.NotEmpty(fact.Source));
        Assert.True(view.Verdict is { IsIntact: true, IsSealed: true, ReplaysEqual: true }, view.Verdict.Report);
        Assert.Equal(view.Steps.Last(step => step.Stage == TrailStage.Bank).On.DayNumber - Determined(view).DayNumber, view.DaysToAccount);
    }

    [Fact]
    public async Task A_returned_claim_ends_at_the_bank_with_its_reason()
    {
        var number = await NumberAsync(ClaimState.Returned);
        var view = County.Done(await Trail.ReadAsync(await trial.SupervisorAsync(), number, County.Ct));

        Assert.Null(view.DaysToAccount);
        Assert.Contains("账号不存在", view.Steps.Last(step => step.Stage == TrailStage.Bank).Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_look_is_one_line_of_the_record()
    {
        var number = await NumberAsync(ClaimState.Paid);
        var before = await LooksAsync();
        County.Done(await Trail.ReadAsync(await trial.SupervisorAsync(), number, County.Ct));

        Assert.Equal(before + 1, await LooksAsync());
    }

    [Theory]
    [InlineData("LY20200101-000001", DataDiagnostics.DeterminationRecordNoClaim)]
    [InlineData("", DataDiagnostics.WorkTextShape)]
    [InlineData(null, DataDiagnostics.WorkTextShape)]
    [InlineData("0123456789012345678901234567890123456789x", DataDiagnostics.WorkTextShape)]
    public async Task A_number_that_leads_nowhere_is_said_so(string? number, string code)
    {
        var before = await LooksAsync();

        County.Refused(await Trail.ReadAsync(await trial.SupervisorAsync(), number, County.Ct), code);
        Assert.Equal(before, await LooksAsync());
    }

    [Fact]
    public async Task Nobody_else_learns_that_a_number_exists()
    {
        var number = await NumberAsync(ClaimState.Paid);
        foreach (var userName in new[] { "lingdao", "keji", "caiwu", "qiye" })
        {
            County.Refused(await Trail.ReadAsync(await trial.PersonAsync(userName), number, County.Ct), DataDiagnostics.DeterminationRecordNoClaim);
        }
    }

    private static DateOnly Determined(ClaimTrailView view) => view.Steps.Single(step => step.Stage == TrailStage.Determination).On;

    private Task<string> NumberAsync(ClaimState state) =>
        trial.Record.ReadAsync(db => db.Claims.Where(claim => claim.State == state).OrderBy(claim => claim.Id).Select(claim => claim.Number).FirstAsync());

    private Task<int> LooksAsync() => trial.Record.ReadAsync(db => db.AuditEvents.CountAsync(one => one.Action == AuditAction.ClaimRead.Code));
}
