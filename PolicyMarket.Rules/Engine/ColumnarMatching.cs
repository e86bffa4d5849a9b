using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Engine.OneFirm;
using PolicyMarket.Rules.Engine.Results;

namespace PolicyMarket.Rules.Engine;

/// <summary>The operations of the columnar engine on a compiled plan. Its answers are those of the Explainer.</summary>
public static class ColumnarMatching
{
    private static readonly ConditionalWeakTable<CompiledPlan, FirmMatcher> FirmMatchers = [];

    /// <summary>Encodes a fact table in the classes of the plan; keep the result while table and plan stay.</summary>
    public static EncodedTable Encode(this CompiledPlan plan, FactTable table, int threads = 2) => EncodedTable.Of(plan, table, threads);

    /// <summary>
    /// Encodes a table of which only some rows differ from one that was encoded earlier, by this plan or by one with other items: codes are made again for
    /// these rows and for the attributes that this plan cuts otherwise.
    /// </summary>
    /// <param name="plan">The plan of the new codes.</param>
    /// <param name="table">All rows, the changed ones with their new facts.</param>
    /// <param name="earlier">The earlier codes. They are used up, and the table that they belong to with them.</param>
    /// <param name="changedRows">Every row whose facts differ, and all rows after the last of the earlier table.</param>
    /// <param name="threads">Threads from 1.</param>
    public static EncodedUpdate Encode(this CompiledPlan plan, FactTable table, EncodedCodes earlier, IReadOnlyList<int> changedRows, int threads = 2) =>
        EncodedTable.Of(plan, table, earlier, changedRows, threads);

    /// <summary>Determines all items for all rows of a table that this plan has encoded.</summary>
    public static MatchResult Match(this CompiledPlan plan, EncodedTable table, MatchSettings? settings = null, CancellationToken ct = default)
    {
        if (!ReferenceEquals(table.Plan, plan) || table.Axes.Length != plan.Axes.Length)
        {
            throw new ArgumentException("The table was encoded by another plan, or its codes went into a later one.", nameof(table));
        }

        return MatchRun.Of(table, settings ?? new MatchSettings(), ct);
    }

    /// <summary>Determines all items for one firm; facts are completed by <see cref="DerivedFacts"/> first.</summary>
    public static FirmVerdicts MatchFirm(this CompiledPlan plan, Facts facts) => MatcherOf(plan).Match(DerivedFacts.Complete(facts, plan.Catalog));

    /// <summary>Returns the items of which one to so many of the parts that they ask together are false; up to 3. Facts are complete.</summary>
    internal static IEnumerable<int> FailingBy(this CompiledPlan plan, Facts facts, int most) => MatcherOf(plan).FailingBy(facts, most);

    private static FirmMatcher MatcherOf(CompiledPlan plan) => FirmMatchers.GetValue(plan, one => new FirmMatcher(one));
}
