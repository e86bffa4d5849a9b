using System.Buffers.Binary;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Determination;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>
/// The second engine over a sample: the firms for which something changes first, then firms spread evenly from a start that the content's hash gives, so that
/// the same content and data have the same sample.
/// </summary>
internal static class GateSample
{
    public const int Most = 1_000;

    private const int MostTouched = 600;

    public static int[] Choose(int rowCount, IReadOnlyCollection<int> touched, string contentHash)
    {
        var chosen = new SortedSet<int>(touched.Take(MostTouched));
        var step = Math.Max(1, rowCount / Most);
        var start = rowCount == 0 ? 0 : (int)(BinaryPrimitives.ReadUInt32LittleEndian(Convert.FromHexString(contentHash[..8])) % (uint)step);
        for (var row = start; row < rowCount && chosen.Count < Most; row += step)
        {
            chosen.Add(row);
        }

        return [.. chosen];
    }

    /// <summary>How many of the rows the second engine answers otherwise; an engine that throws counts every row.</summary>
    public static int Differences(PolicyRule rule, FactTable table, int[] rows, GateFigures figures, AttributeCatalog catalog, CancellationToken ct)
    {
        if (rows.Length == 0)
        {
            return 0;
        }

        try
        {
            var rules = EligibilityEngines.Of(EngineKind.NRules).Compile([rule with { Amount = null }], catalog, AwardIndex.Empty, ct);
            using var second = rules.Determine(table.Pick(rows, rules.Plan.Attributes), ct: ct);
            return rows.Index().Count(one => second.OutcomeOf(new ItemIndex(0), new RowIndex(one.Index)) != figures.AfterOf(one.Item));
        }
        catch (Exception broken) when (broken is not (OperationCanceledException or OutOfMemoryException))
        {
            return rows.Length;
        }
    }
}
