using System.Buffers;
using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Amounts;
using PolicyMarket.Rules.Engine.Columns;
using PolicyMarket.Rules.Engine.Compile;
using PolicyMarket.Rules.Engine.Results;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Engine.Missing;

/// <summary>Which facts eligible pairs lack for their amount, as the formula itself names them.</summary>
public static class MissingAmounts
{
    /// <summary>Pairs whose formula has a value, or none for another reason than a missing fact, count nothing. By rising item, then by attribute.</summary>
    public static ImmutableArray<MissingFact> Count(FactTable table, MatchResult result, int threads = 2, CancellationToken ct = default)
    {
        if (table.RowCount != result.RowCount)
        {
            throw new ArgumentException("The result is of another table.", nameof(result));
        }

        var found = new ImmutableArray<MissingFact>[result.ItemCount];
        var awards = new Lazy<AwardedMissing>(() => new AwardedMissing(result.Plan, table, threads));
        Parallel.For(
            0,
            found.Length,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = ct },
            item => found[item] = Count(table, result, item, awards)
        );
        return [.. found.SelectMany(item => item)];
    }

    /// <summary>Only rows that lack something that the formula names can lack something for it.</summary>
    private static ImmutableArray<MissingFact> Count(FactTable table, MatchResult result, int item, Lazy<AwardedMissing> awards)
    {
        if (result.Plan.Rules[item].Amount is not { } formula || result.EligibleCount(item) == 0)
        {
            return [];
        }

        var columns = formula.Attributes.Distinct(StringComparer.Ordinal).Select(table.Column).ToList();
        var isAnyAbsent = columns.Contains(null);
        FactColumn[] patchy = [.. columns.OfType<FactColumn>().Where(column => column.HasPartial || !column.IsKnownThroughout(table.RowCount))];
        var isReferring = !formula.Awards.IsEmpty;
        if (!isReferring && !isAnyAbsent && patchy.Length == 0)
        {
            return [];
        }

        // Plain arithmetic asks for each of its facts whatever the others are: what is missing follows from which are unknown.
        var isPlain = !isReferring && patchy.Length <= 64 && IsPlain(formula.Root);
        var byUnknown = new Dictionary<ulong, ImmutableArray<string>>();
        var sums = new SortedDictionary<string, (long Pairs, long Sole)>(StringComparer.Ordinal);
        var rows = ArrayPool<int>.Shared.Rent(checked((int)result.EligibleCount(item)));
        foreach (var row in rows.AsSpan(0, result.CopyEligible(item, rows)))
        {
            var unknown = Unknown(patchy, row);
            if (unknown == 0 && !isAnyAbsent && !isReferring)
            {
                continue;
            }

            if (!isPlain || !byUnknown.TryGetValue(unknown, out var missing))
            {
                byUnknown[unknown] = missing = isReferring ? awards.Value.Of(new ItemIndex(item), new RowIndex(row)) : Missing(formula, table, row);
            }

            Add(sums, missing);
        }

        ArrayPool<int>.Shared.Return(rows);
        return [.. sums.Select(sum => new MissingFact(item, sum.Key, sum.Value.Pairs, sum.Value.Sole))];
    }

    /// <summary>
    /// A bit for each column that does not know the row; beyond 64 columns bits fall together, which <see cref="IsPlain"/> formulas then do not use.
    /// </summary>
    private static ulong Unknown(FactColumn[] columns, int row)
    {
        var unknown = 0UL;
        for (var place = 0; place < columns.Length; place++)
        {
            unknown |= columns[place].IsWhole(row) ? 0 : 1UL << (place & 63);
        }

        return unknown;
    }

    private static bool IsPlain(FeelNode node) =>
        node switch
        {
            NumberLiteral or NameReference => true,
            Negation negation => IsPlain(negation.Operand),
            Arithmetic sum => IsPlain(sum.Left) && IsPlain(sum.Right),
            _ => false,
        };

    private static ImmutableArray<string> Missing(FeelExpression formula, FactTable table, int row) =>
        formula.Evaluate(name => table.Get(row, name)).Missing;

    /// <summary>Counts, pair by pair, the facts that amounts with references lack; the facts that the referred items lack are named in their place.</summary>
    private sealed class AwardedMissing(CompiledPlan plan, FactTable table, int threads)
    {
        private readonly AwardColumns columns = AwardColumns.Of(plan, table, threads);
        private readonly RuleEvaluator evaluator = new(plan.Catalog);

        public ImmutableArray<string> Of(ItemIndex item, RowIndex row)
        {
            var rule = plan.Rules[item];
            var outcome = rule.Amount?.Evaluate(name => columns.FactOf(table, row, name));
            return outcome is null or { Missing.IsEmpty: true } ? [] : evaluator.Decide(rule, table.FactsOf(row), plan.Awards).Missing;
        }
    }

    private static void Add(SortedDictionary<string, (long Pairs, long Sole)> sums, ImmutableArray<string> missing)
    {
        foreach (var name in missing)
        {
            var (all, sole) = sums.GetValueOrDefault(name);
            sums[name] = (all + 1, sole + (missing.Length == 1 ? 1 : 0));
        }
    }
}
