using System.Globalization;
using System.Text;
using System.Text.Json;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Turns one JSON object into cells, and gathers the names that it meets.</summary>
internal sealed class JsonRow(ImportLimits limits)
{
    private const string FactsName = "facts";
    private const int MaxDepth = 8;

    private readonly List<string> names = [];
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private List<TableFault>? faults;
    private string?[] cells = [];
    private bool[] seen = [];

    public IReadOnlyList<string> Names => names;

    /// <summary>Throws JsonException where the line is not one whole object.</summary>
    public TableRow Read(ReadOnlySpan<byte> line, int number)
    {
        var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MaxDepth });
        faults = null;
        cells = new string?[names.Count];
        seen = new bool[names.Count];
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            return TableRow.Broken(number, DataDiagnostics.JsonLineBroken, TableReadingWording.NotJsonObject);
        }

        ReadObject(ref json, isInner: false);
        while (json.Read())
        {
            // Anything after the object makes the reader throw.
        }

        if (names.Count > limits.MaxColumns)
        {
            var tooMany = RowCells.TooManyColumns(names.Count, limits);
            return TableRow.Broken(number, tooMany.Code, tooMany.Message);
        }

        // An object without names has no cells; the faults tell it from a row that could not be read.
        return cells.Length == 0
            ? TableRow.Broken(number, DataDiagnostics.JsonLineBroken, TableReadingWording.JsonObjectEmpty)
            : new TableRow(number, cells, faults ?? (IReadOnlyList<TableFault>)[]);
    }

    private void ReadObject(ref Utf8JsonReader json, bool isInner)
    {
        var expected = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!isInner && json.ValueTextEquals(FactsName))
            {
                json.Read();
                if (json.TokenType == JsonTokenType.StartObject)
                {
                    ReadObject(ref json, isInner: true);
                    continue;
                }

                AddCell(ColumnOf(FactsName), ref json);
                continue;
            }

            // Lines mostly name the same things in the same order.
            var column = expected < names.Count && json.ValueTextEquals(names[expected]) ? expected : ColumnOf(json.GetString() ?? "");
            expected = column + 1;
            json.Read();
            AddCell(column, ref json);
        }
    }

    private int ColumnOf(string name)
    {
        if (!columns.TryGetValue(name, out var column))
        {
            column = names.Count;
            names.Add(name);
            columns.Add(name, column);
        }

        if (column >= cells.Length)
        {
            Array.Resize(ref cells, names.Count);
            Array.Resize(ref seen, names.Count);
        }

        return column;
    }

    private void AddCell(int column, ref Utf8JsonReader json)
    {
        if (seen[column])
        {
            Fault(column, DataDiagnostics.JsonNameTwice, TableReadingWording.FieldTwice);
        }

        seen[column] = true;
        var text = json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Number => Number(json.ValueSpan),
            JsonTokenType.StartArray => Members(column, ref json),
            _ => Nested(column, ref json),
        };
        cells[column] = string.IsNullOrEmpty(text) ? null : text;
        if (RowCells.TooLong(column, text, limits) is { } tooLong)
        {
            (faults ??= []).Add(tooLong);
        }
    }

    private static string Number(ReadOnlySpan<byte> digits)
    {
        var text = Encoding.ASCII.GetString(digits);
        return text.AsSpan().IndexOfAny('e', 'E') >= 0 && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : text;
    }

    private string Members(int column, ref Utf8JsonReader json)
    {
        var members = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var member = json.TokenType == JsonTokenType.String ? json.GetString() ?? "" : "";
            if (member.Length == 0 || member.AsSpan().IndexOfAny(";；、|") >= 0)
            {
                Fault(column, DataDiagnostics.CellShape, TableReadingWording.ListMemberUnfit);
            }

            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                json.Skip();
            }

            members.Add(member);
        }

        return members.Count == 0 ? "[]" : string.Join(';', members);
    }

    private string? Nested(int column, ref Utf8JsonReader json)
    {
        Fault(column, DataDiagnostics.CellShape, TableReadingWording.ValueIsNested);
        json.Skip();
        return null;
    }

    private void Fault(int column, string code, string message) => (faults ??= []).Add(new TableFault(column, code, message));
}
