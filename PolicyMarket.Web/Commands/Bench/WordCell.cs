using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Codes, texts and sets ("a;b" or "a|b"): the bytes of a cell that was seen before are known by heart.</summary>
internal sealed class WordCell(AttributeDefinition definition, int column) : CsvCell(definition, column)
{
    private const int Places = 1 << 12;
    private const int MostText = 2_000;
    private const int MostStrangers = 1_000;

    private readonly Entry?[] seen = new Entry?[Places];

    /// <summary>Texts and codes: what their table lacks is not known.</summary>
    private readonly bool isOneWord = definition.Type is AttributeType.Text or AttributeType.Code;

    private readonly HashSet<string> strangers = new(StringComparer.Ordinal);

    /// <summary>Codes that stood in cells and that no table or list of the attribute holds.</summary>
    public override IEnumerable<string> Strangers => strangers;

    public override int Read(ReadOnlySpan<byte> text, int at, FactTableBuilder row)
    {
        var end = EndOf(text, at);
        var cell = text[at..Trimmed(text, at, end)];
        var place = PlaceOf(cell);
        if (seen[place] is { } entry && cell.SequenceEqual(entry.Bytes))
        {
            Put(entry.Value, row);
            return end;
        }

        if (cell.Contains((byte)'"') || ValueOf(Encoding.UTF8.GetString(cell)).Value is not { } value)
        {
            return -1;
        }

        seen[place] = new Entry(cell.ToArray(), value);
        Put(value, row);
        return end;
    }

    public override Diagnostic? Set(string cell, FactTableBuilder row)
    {
        var (value, why) = ValueOf(cell);
        if (value is null)
        {
            return why;
        }

        Put(value, row);
        return null;
    }

    /// <summary>FNV-1a over the bytes.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> cell)
    {
        var hash = 2166136261u;
        foreach (var one in cell)
        {
            hash = unchecked((hash ^ one) * 16777619u);
        }

        return (int)((hash ^ (hash >> 15)) & (Places - 1));
    }

    private Result<FactValue> ValueOf(string cell)
    {
        if (isOneWord && cell.Length <= MostText && cell.AsSpan().Trim() is { Length: > 0 } trimmed)
        {
            var word = new TextFact(trimmed.Length == cell.Length ? cell : trimmed.ToString());
            Note(word);
            return Result.Ok<FactValue>(word);
        }

        // A cell of words always has its definition.
        var parsed = FactText.Parse(cell, Definition! with { Values = [] });
        if (!parsed.Succeeded)
        {
            return Result.Fail<FactValue>(parsed.Diagnostics);
        }

        Note(parsed.Value.Value);
        return Result.Ok(parsed.Value.Value);
    }

    private void Note(FactValue value)
    {
        IEnumerable<string> words =
            value is SetFact set ? set.Values
            : value is TextFact text ? [text.Value]
            : [];
        if (strangers.Count < MostStrangers && Definition is { } definition && CodeReading.HasTable(definition))
        {
            strangers.UnionWith(words.Where(word => CodeReading.Of(word, definition).Code is null));
        }
    }

    private void Put(FactValue value, FactTableBuilder row)
    {
        if (value is TextFact text)
        {
            row.SetText(Column, text.Value);
        }
        else
        {
            row.Set(Column, value);
        }
    }

    private sealed record Entry(byte[] Bytes, FactValue Value);
}
