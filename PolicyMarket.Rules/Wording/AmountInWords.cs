using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Bounds;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Wording;

/// <summary>
/// A formula for people: one line in Chinese, in which 〔名称〕 stands for a table below it. The line is only the table's name when the whole formula is one table.
/// </summary>
public sealed partial record AmountInWords(string Formula, ImmutableArray<TierTable> Tables)
{
    private const string Otherwise = "其他情形";

    public static AmountInWords Of(FeelExpression amount, AttributeCatalog catalog)
    {
        AttributeDefinition? Definition(string name) =>
            catalog.TryDescribe(name, out var definition) || catalog.TryGetByLabel(name, out definition) ? definition : null;

        var root = amount.Root;
        var writer = new FormulaWriter(root, Definition, ImmutableDictionary<Span, string>.Empty);
        var chains = Chains(root).Select(chain => (chain.Span, Rows: Rows(chain, [], writer).ToImmutableArray())).ToList();
        var names = Names(chains.ConvertAll(chain => Kind(chain.Rows)));
        var placeholders = chains.Select((chain, i) => (chain.Span, Name: names[i])).ToDictionary(pair => pair.Span, pair => pair.Name);
        var line = new FormulaWriter(root, Definition, placeholders).Write(root);
        return new AmountInWords(
            Tidy(names.Aggregate(line, (text, name) => text.Replace($"（〔{name}〕）", $"〔{name}〕", StringComparison.Ordinal))),
            [.. chains.Select((chain, i) => new TierTable(names[i], root is Choice ? [.. chain.Rows.Select(NothingPaid)] : chain.Rows))]
        );
    }

    /// <summary>The outermost choices, from left to right; those inside a condition belong to it.</summary>
    private static IEnumerable<Choice> Chains(FeelNode node) =>
        node switch
        {
            Choice choice => [choice],
            Negation negation => Chains(negation.Operand),
            Arithmetic arithmetic => Chains(arithmetic.Left).Concat(Chains(arithmetic.Right)),
            Call call => call.Arguments.SelectMany(Chains),
            _ => [],
        };

    private static string Kind(ImmutableArray<TierRow> rows) =>
        rows.All(row => row.Result == "0" || row.Result.EndsWith('%')) ? "比例"
        : rows.All(row => row.Result.All(c => char.IsAsciiDigit(c) || c == '.')) ? "倍数"
        : "标准";

    private static List<string> Names(List<string> kinds) =>
        [.. kinds.Select((kind, i) => kinds.Count(k => k == kind) == 1 ? kind : $"{kind} {kinds.Take(i + 1).Count(k => k == kind)}")];

    /// <summary>Rows are tried in order, so the else branch needs no words for "not the rows above".</summary>
    private static IEnumerable<TierRow> Rows(FeelNode node, ImmutableArray<FeelNode> path, FormulaWriter writer, bool isRest = false) =>
        node is Choice choice
            ? Rows(choice.Then, path.Add(choice.Condition), writer).Concat(Rows(choice.Else, path, writer, isRest: true))
            : [new TierRow(When(path, writer, isRest), Result(node, writer))];

    private static string When(ImmutableArray<FeelNode> path, FormulaWriter writer, bool isRest)
    {
        var parts = path.Select(condition =>
            condition is Logic { IsAnd: false } && path.Length + (isRest ? 1 : 0) > 1 ? $"（{writer.Write(condition)}）" : writer.Write(condition)
        );
        return Tidy(string.Join("，且", isRest ? parts.Append(Otherwise) : parts));
    }

    /// <summary>"100% − 90%" is shown as 10%.</summary>
    private static string Result(FeelNode node, FormulaWriter writer)
    {
        var text = Tidy(writer.Write(node));
        return node is Arithmetic && text.Contains('%') && PossibleSums.Of(node) is { Count: 1 } sums ? $"{sums[0] * 100m:0.####}%" : text;
    }

    private static TierRow NothingPaid(TierRow row) => row.Result == "0" ? row with { Result = "不发放" } : row;

    /// <summary>Chinese punctuation and verbs stand without spaces.</summary>
    private static string Tidy(string text) => BetweenChinese().Replace(text, "");

    [GeneratedRegex(@"(?<=[\u4e00-\u9fff，）〕”]) (?=[\u4e00-\u9fff，（〔“])|(?<=，) | (?=，)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BetweenChinese();
}
