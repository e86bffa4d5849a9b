using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Casework;

/// <summary>The thresholds in force: those of the record, otherwise the defaults.</summary>
public sealed class ThresholdValues
{
    private static readonly CaseKind[] Waits =
    [
        CaseKind.PreCheckWaits,
        CaseKind.DataWaits,
        CaseKind.OfferWaits,
        CaseKind.ClaimWaits,
        CaseKind.BatchWaits,
        CaseKind.DisputeWaits,
    ];
    private readonly ImmutableDictionary<string, int> _values;

    private ThresholdValues(ImmutableDictionary<string, int> values) => _values = values;

    public static ThresholdValues Defaults { get; } = With(ImmutableDictionary<string, int>.Empty);

    public int this[string key] => _values[key];

    /// <summary>The limits of the kinds that wait, as facts.</summary>
    internal IEnumerable<WaitLimits> Limits =>
        Waits.Select(kind => new WaitLimits(
            kind,
            this[ThresholdCatalog.AmberOf(kind)],
            this[ThresholdCatalog.LevelOneOf(kind)],
            this[ThresholdCatalog.LevelTwoOf(kind)]
        ));

    public static async Task<ThresholdValues> ReadAsync(PolicyMarketDb db, CancellationToken ct) =>
        With(await db.CaseworkThresholds.AsNoTracking().ToDictionaryAsync(t => t.Key, t => t.Value, ct));

    /// <summary>The defaults with some values in place of theirs.</summary>
    internal static ThresholdValues With(IReadOnlyDictionary<string, int> changed) =>
        new(ThresholdCatalog.All.ToImmutableDictionary(one => one.Key, one => changed.GetValueOrDefault(one.Key, one.Default), StringComparer.Ordinal));

    /// <summary>The kind whose second level would be reached before its first, or null.</summary>
    internal CaseKind? Contradiction => Limits.Where(one => one.LevelTwoOver <= one.LevelOneOver).Select(one => (CaseKind?)one.Kind).FirstOrDefault();
}
