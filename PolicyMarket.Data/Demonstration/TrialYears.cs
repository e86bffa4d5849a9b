using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Nightly;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Demonstration;

/// <summary>
/// Plays the trial with some firms in last year and this one, day by day and by the same workflows, so that money was paid, refused and returned before the
/// whole county takes part.
/// </summary>
internal sealed class TrialYears(
    IDbContextFactory<PolicyMarketDb> factory,
    DemonstrationStep steps,
    DemonstrationStaff staff,
    DemonstrationLibrary library,
    DemonstrationBudget budget,
    DemonstrationDelivery delivery,
    TrialCasework casework,
    TrialPayments payments,
    ParameterIntake parameters,
    AccountRoster accounts,
    NightlyRun nightly,
    AttributeCatalog catalog,
    BusinessClock business,
    DemonstrationClock clock
)
{
    private const string FileName = "试点免申即享事项.json";
    private const string Reason = "试点按轮次匹配，两轮之间没有匹配";

    /// <summary>The departments whose data the items of the trial need.</summary>
    private static readonly HashSet<string> Sources = new(StringComparer.Ordinal) { "市场监管", "统计", "税务", "人社", "科技", "发改", "应急" };

    /// <summary>Days from a night to the check, the confirmation, the batch and the bank's answer: the first year was slower.</summary>
    private static readonly TrialPace Slow = new(6, 9, 14, 19);
    private static readonly TrialPace Quick = new(3, 6, 9, 12);
    private static readonly TrialPace Late = new(3, 30, 36, 40);

    public async Task PlayAsync(IReadOnlyList<DemonstrationFirm> county, DateOnly today, IProgress<string>? progress, CancellationToken ct)
    {
        var plan = new TrialPlan(today);
        foreach (var round in plan.Rounds)
        {
            progress?.Report(DemonstrationWording.TrialRound(round.Year, round.Number + 1));
            var firms = plan.FirmsOf(round, county);
            await steps.OnceAsync($"{round.Key}:match", () => MatchAsync(plan, round, firms, today, ct), ct);
            var pace = round.Year == plan.FirstYear ? Slow : Quick;
            var isLast = round == plan.Rounds[^1];
            await steps.OnceAsync($"{round.Key}:prompt", () => PayAsync(round, pace, firms, isLast ? TrialAnswer.First : TrialAnswer.Prompt, ct), ct);
            if (!isLast)
            {
                await steps.OnceAsync($"{round.Key}:late", () => PayAsync(round, Late, firms, TrialAnswer.Late, ct), ct);
            }
        }

        if (plan.Rounds is [.., var last])
        {
            var firms = plan.FirmsOf(last.Year == today.Year ? plan.Recent : last, county);
            await steps.OnceAsync("trial:open", () => LeaveOpenAsync(firms, today, ct), ct);
            await steps.OnceAsync("trial:recent", () => LastNightsAsync(plan, last, firms, today, ct), ct);
        }
    }

    private async Task MatchAsync(TrialPlan plan, TrialRound round, IReadOnlyList<DemonstrationFirm> firms, DateOnly today, CancellationToken ct)
    {
        clock.Set(round.Day, 9);
        if (round == plan.Rounds[0])
        {
            await staff.AddStaffAsync(ct);
        }

        if (round.Number == 0)
        {
            await BeginYearAsync(round.Year, today, ct);
        }

        await DeliverAsync(round, firms, ct);
        clock.Set(round.Day, 22);
        await NightAsync(ct);
    }

    private async Task DeliverAsync(TrialRound round, IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        foreach (var file in DepartmentFiles.Of(round.Day).Where(file => Sources.Contains(file.Source) && !IsMonthly(file)))
        {
            await delivery.TakeInAsync(file with { Second = [] }, firms, ct);
        }

        DemonstrationStep.Demand(await accounts.TakeInAsync(DemonstrationAccounts.Of(firms, DemonstrationCounty.Seed), ct));
    }

    private async Task BeginYearAsync(int year, DateOnly today, CancellationToken ct)
    {
        var rules = DemonstrationLibrary.Starter(catalog).AddRange(DemonstrationLibrary.OfCounty(today.Year, catalog));
        var isSecond = year == today.Year;
        var trial = rules
            .Where(rule => DemonstrationItems.Trial.Contains(rule.Id) || (isSecond && DemonstrationItems.SecondYear.Contains(rule.Id)))
            .ToList();
        await library.ImportAsync(trial, FileName, ct);
        if (!isSecond)
        {
            await library.RenewAsync(DemonstrationLibrary.OfYear(year, catalog), FileName, ct);
        }

        await library.SettleAsync(ct);
        await library.MakeApplyFreeAsync(trial, FileName, ct);
        await budget.OpenAsync(isTrial: true, ct);
        DemonstrationStep.Demand(await parameters.TakeInAsync(personId: null, DemonstrationParameters.Of(year - 1), ct));
    }

    private async Task NightAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var isFirst = !await db.MatchingRuns.AnyAsync(ct);
        DemonstrationStep.Demand(
            await nightly.RunAsync(business.Today, Actor.System(DemonstrationStep.Actor), isFirst ? null : Reason, progress: null, ct)
        );
    }

    /// <summary>The departments check, the firms that are prompt or late confirm, finance pays, the bank answers.</summary>
    private async Task PayAsync(TrialRound round, TrialPace pace, IReadOnlyList<DemonstrationFirm> firms, TrialAnswer answer, CancellationToken ct)
    {
        if (answer != TrialAnswer.Late)
        {
            clock.Set(OnWorkday(round.Day, pace.Check), 10);
            await casework.CheckAsync(firms, ct);
        }

        clock.Set(OnWorkday(round.Day, pace.Confirm), 15);
        await casework.AnswerAsync(firms, answer, ct);
        clock.Set(OnWorkday(round.Day, pace.Batch), 11);
        await payments.GatherAsync(half: false, ct);
        await payments.ApproveAsync(ct);
        clock.Set(OnWorkday(round.Day, pace.Bank), 16);
        await payments.AnswerAsync(ct);
    }

    /// <summary>Leaves open the confirmations of the last days: a part waits for the second signature, the rest for a batch.</summary>
    private async Task LeaveOpenAsync(IReadOnlyList<DemonstrationFirm> firms, DateOnly today, CancellationToken ct)
    {
        clock.Set(OnWorkday(today, -6), 15);
        await casework.AnswerAsync(firms, TrialAnswer.Late, ct);
        clock.Set(OnWorkday(today, -4), 11);
        await payments.GatherAsync(half: true, ct);
    }

    /// <summary>A few firms more, and the night before the whole county is matched.</summary>
    private async Task LastNightsAsync(TrialPlan plan, TrialRound last, IReadOnlyList<DemonstrationFirm> firms, DateOnly today, CancellationToken ct)
    {
        if (last.Year == today.Year)
        {
            clock.Set(plan.Recent.Day, 9);
            await DeliverAsync(plan.Recent, firms, ct);
            clock.Set(plan.Recent.Day, 22);
            await NightAsync(ct);
        }

        clock.Set(today.AddDays(-1), 22);
        await NightAsync(ct);
    }

    private static bool IsMonthly(DepartmentFile file) => FactPeriod.TryParse(file.Period, out var period) && period.Unit == PeriodUnit.Month;

    private static DateOnly OnWorkday(DateOnly day, int later) =>
        day.AddDays(later) switch
        {
            { DayOfWeek: DayOfWeek.Saturday } saturday => saturday.AddDays(2),
            { DayOfWeek: DayOfWeek.Sunday } sunday => sunday.AddDays(1),
            var workday => workday,
        };

    /// <summary>Days after the night.</summary>
    private sealed record TrialPace(int Check, int Confirm, int Batch, int Bank);
}
