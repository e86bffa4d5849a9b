using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Tables;

/// <summary>
/// The values of one column cut into pieces that every cell either holds whole or not at all; none where a cell is an expression that cannot be compared.
/// </summary>
internal sealed class ColumnAtoms
{
    private readonly ImmutableArray<string> words;
    private readonly ulong[][] rows;
    private readonly ImmutableArray<string> texts;

    private ColumnAtoms(ImmutableArray<string> words, ulong[][] rows, ImmutableArray<string> texts)
    {
        this.words = words;
        this.rows = rows;
        this.texts = texts;
    }

    /// <summary>0 where the column cannot be compared.</summary>
    public int Count => words.Length;

    public static ColumnAtoms Of(TableContent table, int column, AttributeDefinition? definition)
    {
        var cells = table.Rows.Select(row => row.When[column]).ToList();
        ImmutableArray<string> written = [.. cells.Select(cell => cell.Text)];
        var tests = cells.Select(cell => cell.Test).ToList();
        var kinds = tests.OfType<CellCondition>().Select(test => test.Kind).Distinct().ToList();
        if (kinds.Count > 1 || cells.Exists(cell => !cell.IsAnything && cell.Test is null))
        {
            return new ColumnAtoms([], [], written);
        }

        var pieces = kinds.Count == 0 ? [("任何值", _ => true)] : Pieces(kinds[0], [.. tests.OfType<CellCondition>()], definition);
        ulong[][] holds = [.. tests.Select(test => Bits(pieces.Select(piece => test is null || piece.IsIn(test) != test.IsDenied)))];
        return new ColumnAtoms([.. pieces.Select(piece => piece.Words)], holds, written);
    }

    public bool Holds(int row, int atom) => (rows[row][atom >> 6] & (1UL << (atom & 63))) != 0;

    public string Words(int atom) => words[atom];

    public bool IsEmpty(int row) => Count > 0 && Array.TrueForAll(rows[row], word => word == 0);

    public bool IsAnything(int row) => texts[row] == TableCellReader.Anything;

    public bool HasSameText(int row, int other) => texts[row] == texts[other];

    public bool Meet(int row, int other)
    {
        var (one, two) = (rows[row], rows[other]);
        for (var word = 0; word < one.Length; word++)
        {
            if ((one[word] & two[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ulong[] Bits(IEnumerable<bool> flags)
    {
        var bits = new List<ulong>();
        foreach (var (index, isSet) in flags.Index())
        {
            if ((index & 63) == 0)
            {
                bits.Add(0);
            }

            bits[^1] |= isSet ? 1UL << (index & 63) : 0;
        }

        return [.. bits];
    }

    private static List<(string Words, Func<CellCondition, bool> IsIn)> Pieces(
        CellKind kind,
        List<CellCondition> tests,
        AttributeDefinition? definition
    ) =>
        kind switch
        {
            CellKind.Number or CellKind.Date => Spans(kind, tests, definition),
            CellKind.Text => Texts(tests, definition),
            CellKind.Truth => [("为是", test => test.Truths.Contains(true)), ("为否", test => test.Truths.Contains(false))],
            _ => throw new InvalidOperationException($"The unknown kind {kind}."),
        };

    private static List<(string, Func<CellCondition, bool>)> Spans(CellKind kind, List<CellCondition> tests, AttributeDefinition? definition)
    {
        var bounds = tests.SelectMany(test => test.Spans).SelectMany(span => new[] { span.Low, span.High }).OfType<decimal>().Distinct().Order().ToList();
        var isWhole = kind == CellKind.Date || definition is { Type: AttributeType.Integer };
        var pieces = new List<(string, Func<CellCondition, bool>)>();
        string Shown(decimal bound) =>
            kind == CellKind.Date
                ? FactText.Date(DateOnly.FromDayNumber((int)bound))
                : bound.ToString("#,##0.############################", CultureInfo.InvariantCulture);
        if (bounds.Count == 0)
        {
            return [("任何值", _ => true)];
        }

        Add($"小于 {Shown(bounds[0])}", bounds[0] / 2m - Math.Abs(bounds[0]) - 1m);
        for (var i = 0; i < bounds.Count; i++)
        {
            var bound = bounds[i];
            Add($"等于 {Shown(bound)}", bound);
            if (i + 1 < bounds.Count && (!isWhole || decimal.Floor(bound) + 1m < bounds[i + 1]))
            {
                Add($"大于 {Shown(bound)} 且小于 {Shown(bounds[i + 1])}", bound + ((bounds[i + 1] - bound) / 2m));
            }
        }

        Add($"大于 {Shown(bounds[^1])}", bounds[^1] / 2m + Math.Abs(bounds[^1]) + 1m);
        return pieces;

        void Add(string words, decimal sample) => pieces.Add((words, test => test.HasNumber(sample)));
    }

    /// <summary>Each text and each beginning for itself, and all others; a closed list of codes has no others.</summary>
    private static List<(string, Func<CellCondition, bool>)> Texts(List<CellCondition> tests, AttributeDefinition? definition)
    {
        var patterns = tests.SelectMany(test => test.Texts).Distinct().ToList();
        var pieces = new List<(string, Func<CellCondition, bool>)>();
        var closed = definition is { Values: { IsDefaultOrEmpty: false } values } && patterns.TrueForAll(pattern => !pattern.IsPrefix) ? values : [];
        foreach (var pattern in patterns.Concat(closed.Select(code => new TextPattern(code, false))).Distinct())
        {
            var name = CodeLabels.NameOf(definition, pattern.Text);
            pieces.Add((pattern.IsPrefix ? $"以 {pattern.Text} 开头（{name}）" : $"为“{name}”", test => test.Texts.Any(one => Covers(one, pattern))));
        }

        if (closed.IsEmpty)
        {
            pieces.Add(("为其他值", _ => false));
        }

        return pieces;
    }

    private static bool Covers(TextPattern wide, TextPattern narrow) =>
        wide.IsPrefix ? narrow.Text.StartsWith(wide.Text, StringComparison.Ordinal) : !narrow.IsPrefix && wide.Text == narrow.Text;
}
