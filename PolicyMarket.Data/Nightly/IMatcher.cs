using System.Collections.Immutable;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Nightly;

/// <summary>Decides all firms of a record against a plan. The seam behind which the way of deciding may change while the answer stays.</summary>
internal interface IMatcher
{
    /// <summary>
    /// Reads the facts as they stand on the date and decides; null when the record holds other data than the stamp says. Former: rules of the baseline run
    /// that can be asked for too. Dispose the match to give its memory back.
    /// </summary>
    Task<INightMatch?> DecideAsync(
        NightlyPlan plan,
        ImmutableArray<PolicyRule> former,
        DateOnly asOf,
        string dataStamp,
        RunStages stages,
        CancellationToken ct
    );

    /// <summary>Sheets were found damaged while offers were written; the next match leaves their firms out.</summary>
    Task ReportAsync(IReadOnlyCollection<SheetDamage> damages, CancellationToken ct) => Task.CompletedTask;

    /// <summary>A run over these data is finished, and the next will be compared with it.</summary>
    Task RememberAsync(string dataStamp, DateOnly asOf, CancellationToken ct);
}
