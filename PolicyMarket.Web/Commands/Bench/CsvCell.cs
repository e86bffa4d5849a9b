using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// One column of the file: reads its cell at a place of the text into the current row. Fast for what files usually hold; all else goes through the reader of
/// cells.
/// </summary>
internal abstract class CsvCell(AttributeDefinition? definition, int column)
{
    /// <summary>Null: a column that is passed over.</summary>
    public AttributeDefinition? Definition { get; } = definition;

    /// <summary>Codes that are in no table or list of the attribute.</summary>
    public virtual IEnumerable<string> Strangers => [];

    protected int Column { get; } = column;

    public static CsvCell Of(AttributeDefinition? definition, FactTableBuilder builder) =>
        definition?.Type switch
        {
            null => new PassedCell(),
            AttributeType.Decimal or AttributeType.Integer => new NumberCell(definition, builder.ColumnOf(definition.Name)),
            AttributeType.Boolean => new BooleanCell(definition, builder.ColumnOf(definition.Name)),
            AttributeType.Date => new DateCell(definition, builder.ColumnOf(definition.Name)),
            _ => new WordCell(definition, builder.ColumnOf(definition.Name)),
        };

    /// <summary>
    /// A cell that is not empty and not quoted begins at the place; the place after it, which holds a comma or an end of line, or -1 when the value is no good.
    /// </summary>
    public abstract int Read(ReadOnlySpan<byte> text, int at, FactTableBuilder row);

    /// <summary>The value of a whole cell; what is wrong, or null.</summary>
    public virtual Diagnostic? Set(string cell, FactTableBuilder row)
    {
        if (Definition is null)
        {
            return null;
        }

        var (fact, why) = FactText.Parse(cell, Definition);
        if (fact is not null)
        {
            row.Set(Column, fact.Value);
        }

        return why;
    }

    public static int EndOf(ReadOnlySpan<byte> text, int at)
    {
        while (text[at] is not ((byte)',' or (byte)'\n'))
        {
            at++;
        }

        return at;
    }

    /// <summary>Where the cell ends that a comma or an end of line at this place closes; a carriage return belongs to the end of line.</summary>
    protected static int Trimmed(ReadOnlySpan<byte> text, int from, int end) => end > from && text[end] == '\n' && text[end - 1] == '\r' ? end - 1 : end;

    protected static bool Ends(ReadOnlySpan<byte> text, int at) =>
        text[at] is (byte)',' or (byte)'\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');

    private sealed class PassedCell() : CsvCell(null, -1)
    {
        public override int Read(ReadOnlySpan<byte> text, int at, FactTableBuilder row) => EndOf(text, at);
    }
}
