using System.Text.RegularExpressions;
using PolicyMarket.Rules.Documents.Numerals;
using PolicyMarket.Rules.Documents.Vocabulary;

namespace PolicyMarket.Rules.Documents.Sentences;

/// <summary>Reads a row of a table: the heading of a column says whether its numbers are awards, limits or thresholds.</summary>
internal static partial class TableRow
{
    /// <summary>The first row gives the headings and no sentence.</summary>
    public static IEnumerable<ReadSentence> Read(string row, int start, int paragraph, ref List<string>? headings)
    {
        var cells = row.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToList();
        if (headings is null || cells.TrueForAll(cell => QuantityScanner.Scan(cell).Count == 0 && Heading().IsMatch(cell)))
        {
            headings = cells;
            return [];
        }

        var placed = new List<PlacedQuantity>();
        var at = 0;
        for (var column = 0; column < cells.Count; column++)
        {
            at = row.IndexOf(cells[column], at, StringComparison.Ordinal);
            var heading = column < headings.Count ? Unit().Replace(headings[column], "") : "";
            placed.AddRange(Place(row, cells[column], at, heading, column < headings.Count ? headings[column] : ""));
            at += cells[column].Length;
        }

        return placed.Count > 0 ? [new ReadSentence(row, start, '\n', placed, paragraph) { IsRow = true }] : [];
    }

    private static IEnumerable<PlacedQuantity> Place(string row, string cell, int at, string heading, string printed)
    {
        var quantities = QuantityScanner.Scan(cell);
        if (quantities.Count == 0 && Unit().Match(printed) is { Success: true } unit && ChineseNumber.Read(cell) is { } bare)
        {
            quantities = [new Quantity(0, cell.Length, bare, unit.Groups["u"].Value)];
        }

        for (var index = 0; index < quantities.Count; index++)
        {
            var quantity = quantities[index];
            var left = cell[(index > 0 ? quantities[index - 1].End : 0)..quantity.Start];
            var right = cell[quantity.End..(index + 1 < quantities.Count ? quantities[index + 1].Start : cell.Length)];
            var moved = quantity with { Start = quantity.Start + at, End = quantity.End + at };
            if (Cap().IsMatch(heading) || Cap().IsMatch(left))
            {
                yield return new PlacedQuantity(moved, QuantityRole.Cap, null, left, right, false) { Subject = heading };
            }
            else if (SentenceReader.Award().IsMatch(heading))
            {
                var role = quantity.IsShare ? QuantityRole.Rate : QuantityRole.Award;
                yield return new PlacedQuantity(moved, quantity.IsMoney || quantity.IsShare ? role : QuantityRole.Other, null, left, right, false)
                {
                    Subject = heading,
                };
            }
            else if (Comparison.Read(left, right) is { } comparison || MeasureWords.Nearest(heading, quantity) is not null)
            {
                var read = index > 0 ? new Comparison("<", false, false) : Comparison.Read(left, right) ?? new Comparison(">=", true, false);
                yield return new PlacedQuantity(moved, QuantityRole.Threshold, Comparison.Read(left, right) ?? read, left, right, false)
                {
                    Subject = heading,
                };
            }
        }
    }

    [GeneratedRegex(@"^\D{0,40}$", RegexOptions.None, 2000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"（(?:单位：)?(?<u>万元|元|亿元|%|人|家|元/人|个|年)[^）]{0,6}）", RegexOptions.None, 2000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"最高|上限|限额|封顶|不超过", RegexOptions.None, 2000)]
    private static partial Regex Cap();
}
