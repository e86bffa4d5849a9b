using System.Diagnostics.CodeAnalysis;
using System.Text;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Plan;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Codes, texts and sets ("a;b" or "a|b"): the bytes of a cell that was seen before are known by heart.</summary>
internal sealed class WordCell(AttributeDefinition definition, int column) : CsvCell(definition, column)
{
    private const int Places = 1 << 12;
    private const int MostText = 2_000;
    private const int MostStrangers = 1_000;

    private readonly Entry?[] seen = new Entry?[Places];

    /// <summary>Texts, and codes of which there is no list: compared as they stand, whatever our own tables hold.</summary>
    private readonly bool isFree = definition.Type == AttributeType.Text || (definition.Type == AttributeType.Code && definition.Values.IsDefaultOrEmpty);

    private readonly HashSet<string> strangers = new(StringComparer.Ordinal);

    /// <summary>Values that stood in cells and are not in the attribute's list.</summary>
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

        if (cell.Contains((byte)'"') || ValueOf(Encoding.UTF8.GetString(cell), out _) is not { } value)
        {
            return -1;
        }

        seen[place] = new Entry(cell.ToArray(), value);
        Put(value, row);
        return end;
    }

    public override Diagnostic? Set(string cell, FactTableBuilder row)
    {
        if (ValueOf(cell, out var why) is not { } value)
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

    private FactValue? ValueOf(string cell, out Diagnostic? why)
    {
        why = null;
        if (isFree && cell.Length <= MostText && cell.AsSpan().Trim() is { Length: > 0 } trimmed)
        {
            return new TextFact(trimmed.Length == cell.Length ? cell : trimmed.ToString());
        }

        // A cell of words always has its definition.
        return FactText.TryParse(cell, Definition!, out var value, out why) || (why.Code == DiagnosticCatalogue.FactNotListed && IsOfStrangers(cell, out value))
            ? value
            : null;
    }

    /// <summary>The cell by a list to which what it lacks has been added: files from elsewhere have values of their own.</summary>
    private bool IsOfStrangers(string cell, [NotNullWhen(true)] out FactValue? value)
    {
        // A cell of words always has its definition.
        var one = Definition! with { Type = AttributeType.Code };
        if (!FactText.TryParse(cell, Definition with { Values = [] }, out value, out _))
        {
            return false;
        }

        IEnumerable<string> members = value is SetFact set ? set.Values : [((TextFact)value).Value];
        strangers.UnionWith(members.Where(member => !FactText.TryParse(member, one, out _, out _)));
        return strangers.Count <= MostStrangers
            && FactText.TryParse(cell, Definition with { Values = [.. Definition.Values, .. strangers] }, out value, out _);
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
