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
    /// <summary>Parts at the first level of a rule for which near misses are looked for.</summary>
    public const int MostRequirements = 40;

    private readonly CompiledPlan plan;
    private readonly ImmutableArray<(Condition Condition, int Depth)> parts;

    /// <summary>The item after the parts counts the rows within the limit; one more may ask for the item's territory.</summary>
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

        if (Jurisdiction.LeafOf(rule, catalog) is { } territory)
        {
            rules.Add(rule with { Conditions = territory, WrittenConditions = null, Amount = null });
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
        var tallies = Run(encoded, table.RowCount, how, _ => new DraftTally(plan.Rules.Length, payables, excluded, IsFormulaGap), ct);
        encoded.GiveBack();
        return Summed(table.RowCount, tallies, withAmount);
    }

    /// <summary>All blocks, on several threads; each has the tally that is made for it.</summary>
    private T[] Run<T>(EncodedTable encoded, int rows, MatchSettings how, Func<int, T> tallyOf, CancellationToken ct)
        where T : IBlockTally
    {
        var blocks = plan.Program.BlocksOf(rows);
        var threads = Math.Clamp(how.Threads, 1, Math.Max(1, blocks));
        var kernel = MatchRun.KernelOf(how.Kernel);
        T[] tallies = [.. Enumerable.Range(0, threads).Select(tallyOf)];
        var next = -1;
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            thread =>
            {
                var worker = BlockWorker.Of(kernel, encoded);
                for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                {
                    ct.ThrowIfCancellationRequested();
                    worker.Count(block, tallies[thread]);
                }
            }
        );
        return tallies;
    }

    /// <summary>
    /// The answers themselves, row by row, with the sums. A rule of more requirements than <see cref="MostRequirements"/> has no near misses.
    /// </summary>
    public DraftRows Rows(FactTable table, ulong[] excluded, MatchSettings? settings = null, CancellationToken ct = default)
    {
        var how = settings ?? new MatchSettings();
        var encoded = EncodedTable.InGivenOrder(plan, table, how.Threads);
        var tally = new DraftRowTally(plan.Rules.Length, table.RowCount, new PayableColumns(plan, table, how.Threads), excluded);
        Run(encoded, table.RowCount, how, _ => tally, ct);
        encoded.GiveBack();
        return new DraftRows(table.RowCount, tally.Met[0], tally.Undecided[0], NearMissesOf(tally, table.RowCount, excluded), tally.Fen);
    }

    /// <summary>Rows for which exactly one requirement is false and none of the others undecided, within territory and limit.</summary>
    private ulong[] NearMissesOf(DraftRowTally tally, int rowCount, ulong[] excluded)
    {
        var near = new ulong[(rowCount + 63) / 64];
        var requirements = Enumerable.Range(0, parts.Length).Where(IsRequirement).ToList();
        if (requirements.Count is 0 or > MostRequirements)
        {
            return near;
        }

        for (var word = 0; word < near.Length; word++)
        {
            var (once, more, open) = (0UL, 0UL, 0UL);
            foreach (var place in requirements)
            {
                var failing = ~(tally.Met[place][word] | tally.Undecided[place][word]);
                more |= once & failing;
                once |= failing;
                open |= tally.Undecided[place][word];
            }

            var within = word < excluded.Length ? ~excluded[word] : ulong.MaxValue;
            for (var scope = parts.Length; scope < plan.Rules.Length; scope++)
            {
                within &= tally.Met[scope][word];
            }

            var left = rowCount - (word * 64);
            near[word] = once & ~more & ~open & within & (left >= 64 ? ulong.MaxValue : (1UL << left) - 1);
        }

        return near;
    }

    /// <summary>A requirement is what the root asks together: its parts, or itself where it is no "all".</summary>
    private bool IsRequirement(int place) => parts[0].Condition.Requirements.Any(part => ReferenceEquals(part, parts[place].Condition));

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
