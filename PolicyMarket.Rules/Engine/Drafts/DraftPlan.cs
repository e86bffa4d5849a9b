using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Encode;
using PolicyMarket.Rules.Engine.Execute;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Engine.Drafts;

/// <summary>One item while it is being written, against all firms: the count of every part of its tree, and the money. Safe for many threads.</summary>
public sealed class DraftPlan
{
    private readonly CompiledPlan plan;
    private readonly ImmutableArray<(Condition Condition, int Depth)> parts;

    /// <summary>The last item of the plan counts the rows within the limit.</summary>
    private readonly bool isLimited;

    private DraftPlan(CompiledPlan plan, ImmutableArray<(Condition Condition, int Depth)> parts, bool isLimited)
    {
        this.plan = plan;
        this.isLimited = isLimited;
        this.parts = parts;
    }

    /// <summary>
    /// The rule comes from a reader, so its conditions fit the catalogue. The root counts within the item's territory. Desk: GB/T 2260 region to which all
    /// counts are limited; null or empty for all firms.
    /// </summary>
    public static DraftPlan Compile(PolicyRule rule, AttributeCatalog catalog, string? desk = null) => Compile(rule, catalog, AwardIndex.Empty, desk);

    /// <summary>The same for an amount that may refer to published items.</summary>
    public static DraftPlan Compile(PolicyRule rule, AttributeCatalog catalog, AwardIndex awards, string? desk = null)
    {
        ImmutableArray<(Condition Condition, int Depth)> nodes = [.. PartsOf(rule.Conditions, 0)];
        var root = Jurisdiction.Apply(rule, catalog).Conditions;
        AllOf? within = string.IsNullOrEmpty(desk)
            ? null
            : new AllOf([new Comparison(Jurisdiction.Attribute, ComparisonOperator.Exists, NoOperand.Instance), Jurisdiction.UnderLeaf(desk)]);
        var rules = nodes
            .Select(
                (part, place) =>
                    rule with
                    {
                        Conditions = Within(within, place == 0 ? root : part.Condition),
                        WrittenConditions = null,
                        Amount = place == 0 ? rule.Amount : null,
                    }
            )
            .ToList();
        if (within is not null)
        {
            rules.Add(rule with { Conditions = within, WrittenConditions = null, Amount = null });
        }

        return new DraftPlan(PlanCompiler.Compile(rules, catalog, awards), nodes, isLimited: within is not null);
    }

    private static Condition Within(AllOf? limit, Condition condition) => limit is null ? condition : new AllOf([limit, condition]);

    /// <summary>The figures of all rows of a table; with the amounts it takes longer.</summary>
    public DraftFigures Measure(FactTable table, bool withAmount, MatchSettings? settings = null, CancellationToken ct = default) =>
        Measure(table, withAmount, [], settings, ct);

    /// <summary>
    /// The same; rows with a bit in excluded meet the conditions and are paid nothing, because their firms have had the item or one of its group.
    /// </summary>
    public DraftFigures Measure(FactTable table, bool withAmount, ulong[] excluded, MatchSettings? settings = null, CancellationToken ct = default)
    {
        var how = settings ?? new MatchSettings();
        var encoded = EncodedTable.InGivenOrder(plan, table, how.Threads);
        var formula = plan.Rules[0].Amount is { } amount && AmountStates.MayLackResult(amount) ? amount : null;
        bool IsFormulaGap(int row) => formula is not null && formula.Evaluate(name => table.Get(row, name)).Missing.IsEmpty;
        var payables = withAmount ? new PayableColumns(plan, table, how.Threads) : null;
        var blocks = plan.Program.BlocksOf(table.RowCount);
        var threads = Math.Clamp(how.Threads, 1, Math.Max(1, blocks));
        var kernel = MatchRun.KernelOf(how.Kernel);
        var tallies = new DraftTally[threads];
        var next = -1;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            thread =>
            {
                var worker = BlockWorker.Of(kernel, encoded);
                var tally = tallies[thread] = new DraftTally(parts.Length + (isLimited ? 1 : 0), payables, excluded, IsFormulaGap);
                for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    ct.ThrowIfCancellationRequested();
                    worker.Count(block, tally);
                }
            }
        );
        encoded.GiveBack();
        return Summed(table.RowCount, tallies, withAmount);
    }

    private static IEnumerable<(Condition Condition, int Depth)> PartsOf(Condition condition, int depth) =>
        condition.Children.SelectMany(part => PartsOf(part, depth + 1)).Prepend((condition, depth));

    private DraftFigures Summed(int rows, DraftTally[] tallies, bool withAmount)
    {
        var all = isLimited ? checked((int)tallies.Sum(tally => tally.Certain[parts.Length])) : rows;
        var nodes = ImmutableArray.CreateBuilder<DraftNode>(parts.Length);
        for (var place = 0; place < parts.Length; place++)
        {
            var met = tallies.Sum(tally => tally.Certain[place]);
            var unknown = tallies.Sum(tally => tally.Unknown[place]);
            nodes.Add(new DraftNode(parts[place].Condition, parts[place].Depth, met, all - met - unknown, unknown));
        }

        var fen = tallies.Aggregate(Int128.Zero, (sum, tally) => sum + tally.Fen);
        return new DraftFigures(
            all,
            nodes.MoveToImmutable(),
            withAmount ? (decimal)fen / 100m : null,
            tallies.Sum(tally => tally.Unpriced),
            tallies.Sum(tally => tally.Excluded)
        )
        {
            FormulaGaps = tallies.Sum(tally => tally.FormulaGaps),
            Zero = tallies.Sum(tally => tally.Zero),
        };
    }
}
