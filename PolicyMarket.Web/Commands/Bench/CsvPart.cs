using System.Text;
using System.Text.Unicode;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>Reads whole records of a CSV text (RFC 4180) into a builder, piece by piece; one thread has one part.</summary>
internal sealed class CsvPart(CsvCell[] cells, FactTableBuilder builder)
{
    public const int MaxFaults = 50;
    private const int MaxShown = 40;

    private readonly bool isNarrow = cells.Length == 1;

    public FactTableBuilder Builder => builder;

    /// <summary>Values that are in no list of their attribute, by column.</summary>
    // Asked in the line above.
    public IEnumerable<(AttributeDefinition Definition, string Value)> Strangers =>
        cells.Where(cell => cell.Definition is not null).SelectMany(cell => cell.Strangers.Select(value => (cell.Definition!, value)));

    /// <summary>Lines read so far, those inside quoted cells too.</summary>
    public long Lines { get; private set; }

    /// <summary>Lines count from 1 within this part.</summary>
    public List<(long Line, Diagnostic What)> Faults { get; } = [];

    /// <summary>Each piece ends with an end of line outside quotes. False when there are too many faults to go on.</summary>
    public bool Read(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            Faults.Add(
                (Lines + LineOfBadByte(text), new Diagnostic(DataDiagnostics.FileEncodingBroken, "这里有不属于 UTF-8 的字节，请把文件另存为 UTF-8。"))
            );
            return false;
        }

        var at = 0;
        while (at < text.Length && Faults.Count < MaxFaults)
        {
            var begun = at;
            if (!isNarrow && (text[at] == '\n' || text[at..].StartsWith("\r\n"u8)))
            {
                at += text[at] == '\n' ? 1 : 2;
                Lines++;
                continue;
            }

            builder.AddRow();
            at = Record(text, at);
            Lines += text[begun..at].Contains((byte)'"') ? text[begun..at].Count((byte)'\n') : 1;
        }

        return Faults.Count < MaxFaults;
    }

    private static long LineOfBadByte(ReadOnlySpan<byte> text)
    {
        var line = 1L;
        while (text.IndexOf((byte)'\n') is var end && end >= 0 && Utf8.IsValid(text[..end]))
        {
            text = text[(end + 1)..];
            line++;
        }

        return line;
    }

    /// <summary>The place after the record's end of line.</summary>
    private int Record(ReadOnlySpan<byte> text, int at)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            var first = text[at];
            if (first is not ((byte)',' or (byte)'\n' or (byte)'\r'))
            {
                var end = first == '"' ? -1 : cells[column].Read(text, at, builder);
                at = end >= 0 ? end : Carefully(text, at, cells[column]);
            }

            if (text[at] == '\r')
            {
                at++;
            }

            if (column == cells.Length - 1 ? text[at] != '\n' : text[at] != ',')
            {
                return Misshapen(text, at, column);
            }

            at++;
        }

        return at;
    }

    /// <summary>A quoted cell, or one that is not written in the usual way; the place after it.</summary>
    private int Carefully(ReadOnlySpan<byte> text, int at, CsvCell cell)
    {
        string value;
        if (text[at] == '"')
        {
            var bytes = new List<byte>();
            for (at++; at < text.Length; at++)
            {
                if (at == text.Length - 1)
                {
                    Faults.Add((Lines + 1, new Diagnostic(DataDiagnostics.CsvQuotes, "引号没有结束，请补上另一个引号。")));
                    return at;
                }

                if (text[at] == '"' && text[at + 1] != '"')
                {
                    at++;
                    break;
                }

                at += text[at] == '"' ? 1 : 0;
                bytes.Add(text[at]);
            }

            value = Encoding.UTF8.GetString([.. bytes]);
        }
        else
        {
            var end = CsvCell.EndOf(text, at);
            value = Encoding.UTF8.GetString(text[at..end]).TrimEnd('\r');
            at = end;
        }

        if (value.Length > 0 && cell.Set(value, builder) is { } why)
        {
            Faults.Add((Lines + 1, why));
        }

        return at;
    }

    private int Misshapen(ReadOnlySpan<byte> text, int at, int column)
    {
        var isShort = text[at] == '\n';
        var rest = text[at..].IndexOf((byte)'\n');
        var shown = Encoding.UTF8.GetString(text.Slice(at, Math.Min(rest, MaxShown)));
        Faults.Add(
            (
                Lines + 1,
                isShort ? new Diagnostic(DataDiagnostics.RowWidth, $"只有 {column + 1} 格，表头有 {cells.Length} 格；请补齐逗号。")
                : text[at] == ',' ? new Diagnostic(DataDiagnostics.RowWidth, $"多于表头的 {cells.Length} 格；请删去多余的逗号，或把含逗号的格放在引号中。")
                : new Diagnostic(DataDiagnostics.CsvQuotes, $"第 {column + 1} 格之后的“{shown}”应为逗号；格中有引号时，整格放在引号中，里面的引号写两次。")
            )
        );
        return at + rest + 1;
    }
}
