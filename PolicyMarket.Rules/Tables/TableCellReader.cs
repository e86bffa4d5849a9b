using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Tables;

/// <summary>Makes the whole expression of a cell: the input with its unary tests, or the test itself where "?" stands for the input.</summary>
internal static class TableCellReader
{
    public const string Anything = "-";

    /// <summary>Faults carry their position inside the cell.</summary>
    public static Result<TableCell> Read(string text, TableInput input, AttributeCatalog catalog)
    {
        var cell = text.Trim();
        if (cell is Anything or "")
        {
            return Result.Ok<TableCell>(new TableCell(Anything, null));
        }

        var (whole, offset) = Whole(cell, input, catalog);
        var parsed = FeelExpression.ParseCell(whole, catalog);
        if (parsed.Value is not { } expression)
        {
            return Result.Fail<TableCell>(parsed.Diagnostics.Select(one => Shifted(one, offset, cell.Length)));
        }

        return Result.Ok<TableCell>(new TableCell(cell, expression) { Test = CellConditionReader.Read(cell) });
    }

    private static Diagnostic Shifted(Diagnostic one, int offset, int length)
    {
        var start = Math.Clamp((one.Position ?? 0) - offset, 0, length);
        return one with { Position = start, Length = Math.Clamp(one.Length ?? 0, 0, length - start) };
    }

    private static (string Whole, int Offset) Whole(string cell, TableInput input, AttributeCatalog catalog)
    {
        var subject = input.Attribute ?? $"({input.Expression.Text})";
        bool IsCondition(string part) => !input.Expression.MayBeTruth(catalog) && FeelExpression.IsCondition(part, catalog);
        if (FeelTokens.Of(cell) is ["not", "(", .., ")"] tokens && ClosesAtEnd(tokens))
        {
            var inside = cell[(cell.IndexOf('(', StringComparison.Ordinal) + 1)..^1];
            return Named(inside, subject, IsCondition) is { } namedInside
                ? ($"not({namedInside})", 0)
                : ($"not({subject} in ({inside}))", subject.Length + 4);
        }

        if (
            CellConditionReader.Read(cell) is { } test
            && test.Spans.Length + test.Texts.Length + test.Truths.Length == 1
            && FeelTokens.Of(cell)[0] is var first
        )
        {
            if (first is ">" or ">=" or "<" or "<=" or "=")
            {
                return ($"{subject} {cell}", subject.Length + 1);
            }

            if (first is not ("[" or "]" or "(" or "starts"))
            {
                return ($"{subject} = {cell}", subject.Length + 3);
            }
        }

        return Named(cell, subject, IsCondition) is { } named ? (named, 0) : ($"{subject} in ({cell})", subject.Length + 5);
    }

    /// <summary>The first bracket of not(…) is closed by the last one.</summary>
    private static bool ClosesAtEnd(List<string> tokens)
    {
        var depth = 0;
        for (var i = 1; i < tokens.Count; i++)
        {
            depth += tokens[i] switch
            {
                "(" => 1,
                ")" => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return i == tokens.Count - 1;
            }
        }

        return false;
    }

    /// <summary>
    /// The parts between commas, each with the input for "?", or tested against it, or a condition for itself; null when every part is tested against the
    /// input.
    /// </summary>
    private static string? Named(string cell, string subject, Func<string, bool> isCondition)
    {
        var parts = new List<string>();
        var (written, part) = (new StringBuilder(), new StringBuilder());
        var (depth, isNamed, areAllTested) = (0, false, true);
        foreach (var token in FeelTokens.Of(cell).Append(","))
        {
            depth += token switch
            {
                "(" or "[" or "{" => 1,
                ")" or "]" or "}" => -1,
                _ => 0,
            };
            if (token == "," && depth == 0)
            {
                var standsAlone = isNamed || isCondition(written.ToString().Trim());
                parts.Add(standsAlone ? $"({part.ToString().Trim()})" : $"({subject} in ({part.ToString().Trim()}))");
                areAllTested &= !standsAlone;
                part.Clear();
                written.Clear();
                isNamed = false;
                continue;
            }

            isNamed |= token == "?";
            part.Append(token == "?" ? subject : token).Append(token is "(" or "." ? "" : " ");
            written.Append(token).Append(token is "(" or "." ? "" : " ");
        }

        return areAllTested ? null : string.Join(" or ", parts);
    }
}
