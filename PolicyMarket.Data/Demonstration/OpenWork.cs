using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Demonstration;

/// <summary>The morning of the demonstration: the departments have checked a part of what the night found, and the firms have been told.</summary>
internal sealed class OpenWork(IDbContextFactory<PolicyMarketDb> factory, DemonstrationStaff staff, DemonstrationChecking checking, OfferPush push)
{
    private const ulong Lot = 9;

    /// <summary>Percent of the firms whose offers of these items have been checked by now; those of the shown accounts always have been.</summary>
    private static readonly Dictionary<string, int> Checked = new(StringComparer.Ordinal)
    {
        ["hn-ly-job-retention"] = 35,
        ["hn-ly-graduate-insurance"] = 40,
        ["hn-ly-poverty-labour"] = 50,
    };

    public async Task DoAsync(IReadOnlyList<DemonstrationFirm> firms, CancellationToken ct)
    {
        var byCode = firms.ToDictionary(firm => firm.CreditCode, StringComparer.Ordinal);
        foreach (var (departmentId, officer) in await staff.OfficersAsync(ct))
        {
            await using var db = await factory.CreateDbContextAsync(ct);
            var waiting = await db
                .Offers.AsNoTracking()
                .Where(offer => offer.State == OfferState.AwaitingCheck && offer.DepartmentId == departmentId)
                .OrderBy(offer => offer.Id)
                .Select(offer => new
                {
                    offer.Id,
                    offer.Firm!.CreditCode, // an offer always has its firm; the same holds below for its item
                    offer.ItemVersion!.Item!.Code,
                })
                .ToListAsync(ct);
            long[] chosen = [.. waiting.Where(offer => IsChecked(byCode[offer.CreditCode], offer.Code)).Select(offer => offer.Id)];
            if (chosen.Length > 0)
            {
                await checking.ApproveAsync(departmentId, officer, chosen, ct);
                DemonstrationStep.Demand(await push.PushNowAsync(officer, chosen, ct));
            }
        }
    }

    private static bool IsChecked(DemonstrationFirm firm, string code)
    {
        var percent = Checked.FirstOrDefault(one => code.StartsWith(one.Key, StringComparison.Ordinal)).Value;
        return percent > 0
            && firm.Disputed.Count == 0
            && (firm.Index is DemonstrationCounty.ShownFirm or DemonstrationCounty.ShownShop || TrialPlan.Lot(firm, Lot) < percent);
    }
}
