using PolicyMarket.Data.Casework.Loading;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Data that all sessions of one evaluation share: who runs it, the texts of the items, the thresholds and the working days.</summary>
internal sealed record EvaluationScope(Actor Actor, ItemTexts Items, ThresholdValues Thresholds, WorkingDayCount Days)
{
    public static async Task<EvaluationScope> ReadAsync(
        PolicyMarketDb db,
        Actor actor,
        PlanReader plans,
        WorkingDays calendar,
        DateOnly today,
        CancellationToken ct
    ) => new(actor, await ItemTexts.ReadAsync(db, plans, today, ct), await ThresholdValues.ReadAsync(db, ct), new WorkingDayCount(calendar, today));
}
