using System.Collections.Immutable;
using PolicyMarket.Rules.Bounds;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Rules.Findings;

/// <summary>
/// Warnings about the amount of one item: cases without a result, rows that never decide, an amount that is always zero. What cannot be proved is not reported.
/// </summary>
public static class AmountFindings
{
    private const int MostGaps = 5;
    private const int LongestCondition = 80;

    /// <summary>Messages name neither the item nor its title; the place is the JSON path below <paramref name="where"/>.</summary>
    public static ImmutableArray<Diagnostic> Of(PolicyRule rule, string where)
    {
        if (rule.Amount is not { } formula)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        if (rule.AmountTable is { } table)
        {
            found.AddRange(table.Findings.Select(remark => remark with { Message = FindingWording.TableRemark(table.Name, remark.Message) }));
        }
        else
        {
            found.AddRange(
                Gaps(formula, formula.Root, []).Take(MostGaps).Select(words => new Diagnostic(DiagnosticCatalogue.AmountGap, words, where + ".amount"))
            );
        }

        if (rule.Cap == 0m || AmountBounds.Of(formula.Root).High <= 0m || PossibleSums.Of(formula.Root)?.Max <= 0m)
        {
            var isCapped = rule.Cap == 0m;
            found.Add(
                new Diagnostic(
                    DiagnosticCatalogue.AmountAlwaysZero,
                    isCapped ? FindingWording.CapIsZero : FindingWording.AmountAlwaysZero,
                    where + (isCapped ? ".cap" : ".amount")
                )
            );
        }

        return found.ToImmutable();
    }

    /// <summary>Branches that end in null, in words; unmet holds the conditions that did not hold on the way.</summary>
    private static IEnumerable<string> Gaps(FeelExpression formula, FeelNode node, ImmutableArray<FeelNode> unmet)
    {
        if (node is not Choice choice)
        {
            return Walk.Children(node).SelectMany(child => Gaps(formula, child, []));
        }

        var whenMet = choice.Then is NullLiteral ? [FindingWording.GapWhenMet(Quoted(formula, choice.Condition), Advice)] : Gaps(formula, choice.Then, []);
        var failed = unmet.Add(choice.Condition);
        var otherwise =
            choice.Else is NullLiteral
                ? [FindingWording.GapWhenUnmet(string.Join("、", failed.Select(one => Quoted(formula, one))), failed.Length > 1 ? "都" : "", Advice)]
                : Gaps(formula, choice.Else, failed);
        return whenMet.Concat(otherwise);
    }

    private static string Advice => FindingWording.GapAdvice;

    private static string Quoted(FeelExpression formula, FeelNode condition)
    {
        var words = formula.ChineseOf(condition);
        return $"“{(words.Length > LongestCondition ? string.Concat(words.AsSpan(0, LongestCondition), "…") : words)}”";
    }
}
