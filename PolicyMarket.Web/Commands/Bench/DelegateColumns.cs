using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// The typed columns of the baseline: whole numbers, codes by number, each with a bitmap of what is known. Fields, because compiled expressions read them.
/// </summary>
internal sealed class DelegateColumns
{
    private readonly Dictionary<string, int> places;
    private readonly Dictionary<string, Dictionary<string, int>> codes = new(StringComparer.Ordinal);

    private DelegateColumns(FactTable table, int rows)
    {
        (Rows, Table) = (rows, table);
        places = table.Attributes.Index().ToDictionary(one => one.Item.Name, one => one.Index, StringComparer.Ordinal);
        (Known, Numbers, Codes, Sets) = (new ulong[places.Count][], new long[places.Count][], new int[places.Count][], new SetFact?[places.Count][]);
        (Scales, Decimals) = (new byte[places.Count], new decimal[places.Count][]);
        foreach (var (name, place) in places)
        {
            Fill(table.Attributes[place], place, [.. Enumerable.Range(0, rows).Select(row => table.Get(row, name))]);
        }
    }

    public ulong[][] Known { get; }

    /// <summary>Sums in whole units of the column's scale, days, and 0 or 1.</summary>
    public long[][] Numbers { get; }

    /// <summary>Filled where a leaf asks for it: numbers that have no place among whole units, and thresholds that have none.</summary>
    public decimal[][] Decimals { get; }

    public int[][] Codes { get; }

    public SetFact?[][] Sets { get; }

    /// <summary>Decimal places of a column; -1 as a byte (255) where the numbers do not fit.</summary>
    public byte[] Scales { get; }

    public int Rows { get; }

    public FactTable Table { get; }

    /// <summary>The first rows of a table.</summary>
    public static DelegateColumns Of(FactTable table, int rows) => new(table, rows);

    public bool TryPlace(string attribute, out int place) => places.TryGetValue(attribute, out place);

    /// <summary>False where the column holds no numbers.</summary>
    public bool TryDecimals(int place)
    {
        var definition = Table.Attributes[place];
        if (definition.IsNumber && Decimals[place] is null)
        {
            Decimals[place] = [.. Enumerable.Range(0, Rows).Select(row => Table.Get(row, definition.Name) is NumberFact number ? number.Value : 0m)];
        }

        return definition.IsNumber;
    }

    /// <summary>The codes that occur in a column, by number.</summary>
    public ImmutableArray<string> CodesOf(string attribute) => [.. codes[attribute].OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    private void Fill(AttributeDefinition definition, int place, FactValue?[] values)
    {
        Known[place] = new ulong[(values.Length + 63) / 64];
        foreach (var (row, value) in values.Index())
        {
            Known[place][row >> 6] |= value is null ? 0UL : 1UL << (row & 63);
        }

        switch (definition.Type)
        {
            case AttributeType.Set:
                Sets[place] = [.. values.Select(value => value as SetFact)];
                break;
            case AttributeType.Code or AttributeType.Text:
                var numbers = codes[definition.Name] = new Dictionary<string, int>(StringComparer.Ordinal);
                Codes[place] = [.. values.Select(value => value is TextFact text ? NumberOf(text.Value, numbers) : 0)];
                break;
            default:
                FillNumbers(place, values);
                break;
        }
    }

    private void FillNumbers(int place, FactValue?[] values)
    {
        var scale = values.OfType<NumberFact>().Select(number => number.Value.Scale).DefaultIfEmpty((byte)0).Max();
        if (!values.OfType<NumberFact>().All(number => TryScale(number.Value, scale, out _)))
        {
            Scales[place] = byte.MaxValue;
            return;
        }

        Scales[place] = scale;
        Numbers[place] =
        [
            .. values.Select(value =>
                value switch
                {
                    NumberFact number when TryScale(number.Value, scale, out var units) => units,
                    DateFact date => date.Value.DayNumber,
                    BooleanFact { Value: true } => 1L,
                    _ => 0L,
                }
            ),
        ];
    }

    /// <summary>False when the number has more decimal places or does not fit.</summary>
    public static bool TryScale(decimal value, byte scale, out long units)
    {
        units = 0;
        if (scale > 6 || Math.Abs(value) > 1_000_000_000_000m)
        {
            return false;
        }

        var scaled = value * (decimal)Math.Pow(10, scale);
        units = (long)scaled;
        return units == scaled;
    }

    private static int NumberOf(string code, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(code, out var number))
        {
            numbers[code] = number = numbers.Count;
        }

        return number;
    }
}
