using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>true, false, True, False, 1, 0.</summary>
internal sealed class BooleanCell(AttributeDefinition definition, int column) : CsvCell(definition, column)
{
    public override int Read(ReadOnlySpan<byte> text, int at, FactTableBuilder row)
    {
        var rest = text[at..];
        var (value, length) = rest switch
        {
            [(byte)'t' or (byte)'T', (byte)'r', (byte)'u', (byte)'e', ..] => (true, 4),
            [(byte)'f' or (byte)'F', (byte)'a', (byte)'l', (byte)'s', (byte)'e', ..] => (false, 5),
            [(byte)'1', ..] => (true, 1),
            [(byte)'0', ..] => (false, 1),
            _ => (false, 0),
        };
        if (length == 0 || !Ends(text, at + length))
        {
            return -1;
        }

        row.SetBoolean(Column, value);
        return at + length;
    }
}
