using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Demonstration;

/// <summary>Finance's part: the year's budget lines, and which of them pays each apply-free award.</summary>
internal sealed class DemonstrationBudget(
    IDbContextFactory<PolicyMarketDb> factory,
    FundDesk funds,
    DemonstrationPayers payers,
    DemonstrationStaff staff,
    BusinessClock clock
)
{
    /// <summary>So much of a year's budget is granted as the year begins, percent; the rest when the whole county takes part.</summary>
    private const int FirstPercent = 70;
    private const string Addition = "（追加）";

    /// <summary>Opens the lines of this year and assigns every apply-free award of the county's territory to one of them.</summary>
    public async Task OpenAsync(bool isTrial, CancellationToken ct)
    {
        var finance = await staff.StaffAsync(DemonstrationPeople.Finance, ct);
        var opened = new List<(DemonstrationFund Fund, long Id)>();
        foreach (var fund in DemonstrationItems.Funds)
        {
            opened.Add((fund, await OpenAsync(finance, fund, isTrial, ct)));
        }

        await payers.RegisterAsync(opened, clock.Today.Year, ct);

        await using var db = await factory.CreateDbContextAsync(ct);
        var items = await db
            .PolicyItemVersions.AsNoTracking()
            .Where(version => version.Mode == ClaimMode.ApplyFree && version.DeclaredBenefit == BenefitKind.Award)
            .Join(
                db.PolicyItems,
                version => new { Id = version.ItemId, version.Number },
                item => new { item.Id, Number = item.CurrentNumber },
                (_, item) =>
                    new
                    {
                        item.Id,
                        item.Code,
                        Key = item.Department!.Key, // joins, never run here
                        Region = item.Document!.Region, // as above
                    }
            )
            .OrderBy(item => item.Id)
            .ToListAsync(ct);
        foreach (var item in items.Where(item => Jurisdiction.Covers(item.Region, DemonstrationRegion.Home.Region)))
        {
            if (FundOf(opened, item.Code, item.Key) is { } fundId)
            {
                DemonstrationStep.Demand(await funds.AssignAsync(finance, item.Id, fundId, ct));
            }
        }
    }

    private async Task<long> OpenAsync(PersonId finance, DemonstrationFund fund, bool isTrial, CancellationToken ct)
    {
        var year = clock.Today.Year;
        await using var db = await factory.CreateDbContextAsync(ct);
        var department = await db.Departments.Where(one => one.Key == fund.Department).Select(one => one.Id).FirstAsync(ct);
        var id = DemonstrationStep.Demand(await funds.CreateAsync(finance, $"{fund.Code}-{year}", $"{fund.Name}（{year} 年）", department, year, ct));
        var note = string.Format(CultureInfo.InvariantCulture, fund.Note, year);
        var first = fund.BudgetFen / 100 * FirstPercent;
        DemonstrationStep.Demand(await funds.GrantAsync(finance, id, first, note, ct));
        if (!isTrial)
        {
            DemonstrationStep.Demand(await funds.GrantAsync(finance, id, fund.BudgetFen - first, note + Addition, ct));
        }

        return id;
    }

    /// <summary>Null: no line pays it, such as the national refund of a year of which the county has its own.</summary>
    private static long? FundOf(List<(DemonstrationFund Fund, long Id)> opened, string code, string department)
    {
        var named = opened.FindIndex(one => one.Fund.Items?.Contains(code) == true);
        var own = named >= 0 ? named : opened.FindIndex(one => one.Fund.Items is null && one.Fund.Department == department);
        return own < 0 ? null : opened[own].Id;
    }
}
