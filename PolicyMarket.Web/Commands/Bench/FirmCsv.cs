using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// Firms from a CSV file (UTF-8, a header row of attribute names, empty cells missing) straight into columns, the halves of the file on two threads.
/// </summary>
internal static class FirmCsv
{
    private const int Piece = 4 << 20;
    private const int LongestRecord = 16 * Piece;
    private const int MaxHeader = 1 << 20;
    private const long WorthHalving = 8 << 20;

    private static readonly string[] Keys = ["id", "firm", "firm_id"];

    private const int MostNoted = 10;

    /// <summary>
    /// All rows or none: bad cells are listed with line and column. Codes that are in no table or list of their attribute are noted and not known.
    /// </summary>
    public static Result<FactTable> Read(string path, AttributeCatalog catalog, List<Diagnostic>? noted = null)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        var head = Header(file, catalog);
        if (head.Value is not var (header, body))
        {
            return Result.Fail<FactTable>(head.Diagnostics);
        }

        var middle = length - body > WorthHalving ? NextRecord(file, body, length) : length;
        var parts = middle < length ? new[] { PartOf(header, catalog), PartOf(header, catalog) } : [PartOf(header, catalog)];
        var bounds = middle < length ? new[] { (body, middle), (middle, length) } : [(body, length)];
        Parallel.For(0, parts.Length, part => Fill(parts[part], file, bounds[part].Item1, bounds[part].Item2));

        // The header is line 1.
        var before = 1L;
        var faults = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var part in parts)
        {
            var above = before;
            faults.AddRange(
                part.Faults.Select(fault => fault.What with { Where = string.Create(CultureInfo.InvariantCulture, $"第 {above + fault.Line} 行") })
            );
            before += part.Lines;
        }

        if (faults.Count > 0)
        {
            return Result.Fail<FactTable>(faults.ToImmutable());
        }

        if (parts.All(part => part.Builder.RowCount == 0))
        {
            return Result.Fail<FactTable>(new Diagnostic(DataDiagnostics.NoRows, "除表头外没有一行数据，请检查文件。"));
        }

        noted?.AddRange(parts.SelectMany(part => part.Strangers).Distinct().GroupBy(one => one.Definition, one => one.Value).Select(Stranger));
        foreach (var part in parts.Skip(1))
        {
            parts[0].Builder.Append(part.Builder);
        }

        return Result.Ok<FactTable>(parts[0].Builder.Build());
    }

    private static CsvPart PartOf(IReadOnlyList<AttributeDefinition?> header, AttributeCatalog catalog)
    {
        var builder = new FactTableBuilder(catalog, header.OfType<AttributeDefinition>().Select(definition => definition.Name));
        return new CsvPart([.. header.Select(definition => CsvCell.Of(definition, builder))], builder);
    }

    private static Result<CsvHeader> Header(SafeFileHandle file, AttributeCatalog catalog)
    {
        var bytes = new byte[MaxHeader];
        var read = RandomAccess.Read(file, bytes, 0);
        var end = bytes.AsSpan(0, read).IndexOf((byte)'\n');
        if (read == 0 || (end < 0 && read == MaxHeader))
        {
            return Result.Fail<CsvHeader>(Wrong(DataDiagnostics.NoRows, "文件是空的，或第一行太长；第一行应为指标名，以逗号分隔。"));
        }

        var body = end < 0 ? read : end + 1;
        if (!Utf8.IsValid(bytes.AsSpan(0, body)))
        {
            return Result.Fail<CsvHeader>(Wrong(DataDiagnostics.FileEncodingBroken, "首行有不属于 UTF-8 的字节，请把文件另存为 UTF-8。"));
        }

        var text = Encoding.UTF8.GetString(bytes.AsSpan(0, end < 0 ? read : end)).TrimStart('\uFEFF').TrimEnd('\r');
        var definitions = new List<AttributeDefinition?>();
        var wrong = new List<Diagnostic>();
        foreach (var name in text.Split(',').Select(cell => cell.Trim().Trim('"')))
        {
            if (catalog.TryGet(name, out var definition) || catalog.TryGetByLabel(name, out definition))
            {
                if (definitions.Contains(definition))
                {
                    wrong.Add(Wrong(DataDiagnostics.ColumnTwice, $"指标“{name}”出现了两次，请删去一列。"));
                }

                definitions.Add(definition);
            }
            else if (Keys.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                definitions.Add(null);
            }
            else
            {
                wrong.Add(
                    Wrong(
                        DataDiagnostics.ColumnUnknown,
                        $"指标目录中没有“{name}”（第 {definitions.Count + wrong.Count + 1} 列），请改用目录中的名称，或先在目录中增加。"
                    )
                );
            }
        }

        return wrong.Count > 0 ? Result.Fail<CsvHeader>(wrong) : Result.Ok(new CsvHeader(definitions, body));
    }

    /// <summary>Attributes of the columns, null for a key; and the place of the first row in the file.</summary>
    private sealed record CsvHeader(List<AttributeDefinition?> Columns, long Body);

    private static Diagnostic Stranger(IGrouping<AttributeDefinition, string> values)
    {
        var all = values.Order(StringComparer.Ordinal).ToList();
        var more = all.Count > MostNoted ? $" 等 {all.Count} 个" : "";
        return new Diagnostic(
            DiagnosticCatalogue.FactNotListed,
            $"{string.Join("、", all.Take(MostNoted))}{more}不在“{values.Key.Label}”的代码表或可选值之内，按缺数据处理。",
            $"列 {values.Key.Name}"
        );
    }

    private static Diagnostic Wrong(string code, string message) => new(code, message, "第 1 行");

    /// <summary>The first record that begins after the middle: an end of line that lies outside quotes, counted from the beginning.</summary>
    private static long NextRecord(SafeFileHandle file, long body, long length)
    {
        var buffer = new byte[Piece];
        var quotes = 0L;
        var middle = body + ((length - body) / 2);
        for (var at = body; at < length; )
        {
            var wanted = at < middle ? (int)Math.Min(Piece, middle - at) : Piece;
            var text = buffer.AsSpan(0, RandomAccess.Read(file, buffer.AsSpan(0, wanted), at));
            if (at < middle)
            {
                quotes += text.Count((byte)'"');
            }
            else
            {
                for (var place = 0; place < text.Length; place++)
                {
                    quotes += text[place] == '"' ? 1 : 0;
                    if (text[place] == '\n' && quotes % 2 == 0)
                    {
                        return at + place + 1;
                    }
                }
            }

            at += text.Length;
        }

        return length;
    }

    private static void Fill(CsvPart part, SafeFileHandle file, long from, long to)
    {
        var buffer = new byte[Piece];
        var held = 0;
        for (var at = from; at < to; )
        {
            // A record longer than a piece: more room, until it is clear that a quote was never closed.
            if (held == buffer.Length - 1)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            // One byte is kept free for the end of line that the last record may lack.
            var read = RandomAccess.Read(file, buffer.AsSpan(held, (int)Math.Min(buffer.Length - 1 - held, to - at)), at);
            at += read;
            held += read;
            if (at >= to && buffer[held - 1] != '\n')
            {
                buffer[held++] = (byte)'\n';
            }

            var text = buffer.AsSpan(0, held);
            var end = at >= to ? held : LastRecord(text);
            end = end == 0 && held >= LongestRecord ? text.LastIndexOf((byte)'\n') + 1 : end;
            if (!part.Read(buffer.AsSpan(0, end)))
            {
                return;
            }

            buffer.AsSpan(end, held - end).CopyTo(buffer);
            held -= end;
        }
    }

    /// <summary>The end of the last whole record; the text begins outside quotes. 0 when there is none.</summary>
    private static int LastRecord(ReadOnlySpan<byte> text)
    {
        var end = text.LastIndexOf((byte)'\n') + 1;
        var quotes = text[..end].Count((byte)'"');
        while (end > 0 && quotes % 2 == 1)
        {
            var before = text[..(end - 1)].LastIndexOf((byte)'\n') + 1;
            quotes -= text[before..end].Count((byte)'"');
            end = before;
        }

        return end;
    }
}
