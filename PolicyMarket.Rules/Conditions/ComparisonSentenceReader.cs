using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// Finds the comparisons whose sentence is exactly this one: candidates by the attribute that the sentence begins with, each proved by writing it again.
/// </summary>
internal sealed class ComparisonSentenceReader(AttributeCatalog catalog)
{
    private static readonly ConditionalWeakTable<AttributeCatalog, SentenceSubjects> Known = [];

    private static readonly (string Word, ComparisonOperator Op)[] Words =
    [
        ("不少于", ComparisonOperator.GreaterOrEqual),
        ("不早于", ComparisonOperator.GreaterOrEqual),
        ("超过", ComparisonOperator.Greater),
        ("晚于", ComparisonOperator.Greater),
        ("不超过", ComparisonOperator.LessOrEqual),
        ("不晚于", ComparisonOperator.LessOrEqual),
        ("少于", ComparisonOperator.Less),
        ("低于", ComparisonOperator.Less),
        ("早于", ComparisonOperator.Less),
        ("为", ComparisonOperator.Equal),
        ("与", ComparisonOperator.Equal),
        ("不为", ComparisonOperator.NotEqual),
        ("不同于", ComparisonOperator.NotEqual),
        ("为", ComparisonOperator.In),
        ("含", ComparisonOperator.In),
        ("不是", ComparisonOperator.NotIn),
        ("不含", ComparisonOperator.NotIn),
        ("在", ComparisonOperator.Under),
        ("属于", ComparisonOperator.Under),
        ("在", ComparisonOperator.Between),
    ];

    private readonly SentenceSubjects subjects = Known.GetValue(catalog, one => new SentenceSubjects(one));

    /// <summary>One when the sentence is clear, none when it is no such sentence, several when it is ambiguous.</summary>
    public ImmutableArray<Comparison> Read(string text)
    {
        var found = new Dictionary<Condition, Comparison>();
        foreach (var candidate in Candidates(text).Where(one => Fits(one) && ComparisonSentence.Of(one, catalog) == text))
        {
            found.TryAdd(LeafForm.Of(candidate, denied: false, catalog), candidate);
        }

        return [.. found.Values];
    }

    /// <summary>Input in the shape that the reader of the exchange form takes.</summary>
    private bool Fits(Comparison leaf) =>
        catalog.TryGet(leaf.Attribute, out var definition) && OperandReader.Fits(definition, leaf.Op) && Fits(definition, leaf.Op, leaf.Value);

    private bool Fits(AttributeDefinition definition, ComparisonOperator op, Operand operand) =>
        operand switch
        {
            AttributeOperand other => catalog.TryGet(other.Name, out var named) && OperandReader.FitsReference(definition, op, named),
            RangeOperand range => Fits(definition, op, range.Low) && Fits(definition, op, range.High),
            _ => true,
        };

    private IEnumerable<Comparison> Candidates(string text)
    {
        foreach (var statement in subjects.Statements(text))
        {
            yield return statement;
        }

        foreach (var (definition, rest) in subjects.Beginning(text))
        {
            foreach (var one in Candidates(definition, rest))
            {
                yield return one;
            }
        }
    }

    private IEnumerable<Comparison> Candidates(AttributeDefinition definition, string rest)
    {
        if (rest.EndsWith(" 以上", StringComparison.Ordinal))
        {
            foreach (var value in Values(definition, rest[..^3].Trim()))
            {
                yield return new Comparison(definition.Name, ComparisonOperator.GreaterOrEqual, new LiteralOperand(value));
            }
        }

        foreach (var (word, op) in Words.Where(pair => rest.StartsWith(pair.Word, StringComparison.Ordinal)))
        {
            foreach (var operand in Operands(definition, op, rest[word.Length..].TrimStart(' '), word))
            {
                yield return new Comparison(definition.Name, op, operand);
            }
        }
    }

    private IEnumerable<Operand> Operands(AttributeDefinition definition, ComparisonOperator op, string text, string word) =>
        op switch
        {
            ComparisonOperator.Between => Ranges(definition, text),
            ComparisonOperator.In or ComparisonOperator.NotIn => Lists(definition, text, "、").Concat(References(text)),
            ComparisonOperator.Under => Lists(definition, text, definition.IsRegion ? "或" : "、").Concat(Scalars(definition, text)),
            _ when word == "与" => text.EndsWith("一致", StringComparison.Ordinal) ? References(text[..^2]) : [],
            _ => Scalars(definition, text),
        };

    private IEnumerable<Operand> Ranges(AttributeDefinition definition, string text)
    {
        const string end = "之间（含两端）";
        if (!text.EndsWith(end, StringComparison.Ordinal) || SentenceScan.Split(text[..^end.Length], "至") is not [var low, var high])
        {
            yield break;
        }

        foreach (var from in Scalars(definition, low.Text.Trim()))
        {
            foreach (var to in Scalars(definition, high.Text.Trim()))
            {
                yield return new RangeOperand(from, to);
            }
        }
    }

    private static IEnumerable<Operand> Lists(AttributeDefinition definition, string text, string separator)
    {
        var plain = text.EndsWith("之一", StringComparison.Ordinal) ? text[..^2] : text;
        ImmutableArray<FactValue>[] lists =
        [
            [],
        ];
        foreach (var (part, _) in SentenceScan.Split(plain, separator))
        {
            var values = Values(definition, part.Trim(' ')).ToList();
            lists = [.. lists.SelectMany(list => values.Select(list.Add)).Take(8)];
        }

        return lists.Select(list => new ListOperand(list));
    }

    private IEnumerable<Operand> Scalars(AttributeDefinition definition, string text) =>
        References(text).Concat(Values(definition, text).Select(value => new LiteralOperand(value)));

    private IEnumerable<Operand> References(string text) =>
        SentenceScan.Inside(text, "", '“') is { } name ? subjects.Named(name).Select(one => new AttributeOperand(one)) : [];

    private static IEnumerable<FactValue> Values(AttributeDefinition definition, string text) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => Number(definition, text) is { } number ? [new NumberFact(number)] : [],
            AttributeType.Date => DateOnly.TryParseExact(text, "yyyy年M月d日", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? [new DateFact(date)]
                : [],
            AttributeType.Boolean => [],
            _ => CodeWords
                .CodeOf(definition, SentenceScan.Unguarded(text))
                .Where(code => OperandReader.WrongCode(definition, code) is null)
                .Select(code => new TextFact(code)),
        };

    private static decimal? Number(AttributeDefinition definition, string text)
    {
        var length = text.TakeWhile(c => char.IsAsciiDigit(c) || c is '-' or ',' or '.').Count();
        var unit = text[length..].Trim();
        if (!ExactDecimal.TryParse(text[..length].Replace(",", "", StringComparison.Ordinal), out var number, out _))
        {
            return null;
        }

        var factor = (definition.IsMoney, unit) switch
        {
            (true, "亿元") => 100_000_000m,
            (true, "万元") => 10_000m,
            _ => 1m,
        };
        return unit == "%" ? number / 100m
            : Math.Abs(number) <= decimal.MaxValue / factor ? number * factor
            : null;
    }
}
