using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>Turns rows into fact sheets; what is wrong with a row goes to the problems, each cell by itself.</summary>
public sealed class SheetBuilder : IDisposable
{
    private const int MaxNameChars = 200;
    private const string RegionName = "registration_region";

    // The document is read back by our own parser only, so Chinese text need not be escaped.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ColumnMap map;
    private readonly IReadOnlyList<string> header;
    private readonly ImportProblems problems;
    private readonly ImportNotes notes;
    private readonly DateOnly? asOf;
    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;

    /// <summary>AsOf: the day of which the file speaks. Notes: takes the codes that are translated.</summary>
    public SheetBuilder(ColumnMap map, IReadOnlyList<string> header, ImportProblems problems, DateOnly? asOf = null, ImportNotes? notes = null)
    {
        this.asOf = asOf;
        this.notes = notes ?? new ImportNotes();
        this.map = map;
        this.header = header;
        this.problems = problems;
        writer = new Utf8JsonWriter(buffer, Plain);
    }

    /// <summary>Null when the row has a problem.</summary>
    public FirmSheet? Build(TableRow row)
    {
        var before = problems.Total;
        foreach (var fault in row.Faults)
        {
            problems.Add(new ImportProblem(row.Number, fault.Column is { } column ? HeaderOf(column) : null, fault.Code, fault.Message));
        }

        if (row.Cells.Count == 0)
        {
            return null;
        }

        var firm = FirmOf(row);
        var name = NameOf(row);
        var region = WriteFacts(row);
        return problems.Total == before ? new FirmSheet(row.Number, firm, name, region, buffer.WrittenMemory) : null;
    }

    public void Dispose() => writer.Dispose();

    private CreditCode FirmOf(TableRow row)
    {
        var cell = Cell(row, map.Code);
        if (string.IsNullOrWhiteSpace(cell))
        {
            Add(row, map.Code, new Diagnostic(DataDiagnostics.FirmCodeMissing, TableReadingWording.FirmCodeMissing));
            return default;
        }

        var (code, why) = CreditCode.Parse(cell);
        if (why is not null)
        {
            Add(row, map.Code, CellParser.Formula(cell) ?? why);
        }

        return code;
    }

    private string? NameOf(TableRow row)
    {
        if (map.Name is not { } column || Cell(row, column)?.Trim() is not { Length: > 0 } name)
        {
            return null;
        }

        if (CellParser.Formula(name) is { } formula)
        {
            Add(row, column, formula);
        }
        else if (TextSigns.FirstForbidden(name) is { } sign)
        {
            Add(row, column, new Diagnostic(DiagnosticCatalogue.TextForbiddenSign, TableReadingWording.FirmNameHasSign(sign)));
        }
        else if (name.Length > MaxNameChars)
        {
            Add(row, column, new Diagnostic(DataDiagnostics.CellTooLong, TableReadingWording.FirmNameTooLong(name.Length, MaxNameChars)));
        }

        return name;
    }

    /// <summary>The registration region, when the row has it.</summary>
    private string? WriteFacts(TableRow row)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        string? region = null;
        foreach (var column in map.Facts)
        {
            // Columns of the role Fact always carry their attribute.
            var attribute = column.Attribute!;
            if (CellParser.Parse(Cell(row, column), attribute, asOf) is not var (fact, why))
            {
                continue;
            }

            if (why is not null)
            {
                Add(row, column, why);
            }
            else if (fact is not null)
            {
                if (fact.Note is not null)
                {
                    notes.Add(row.Number, column.Header, fact.Note);
                }

                writer.WritePropertyName(attribute.Name);
                FactJson.Write(fact.Value, writer);
                region = attribute.Name == RegionName && fact.Value is TextFact text ? text.Value : region;
            }
        }

        writer.WriteEndObject();
        writer.Flush();
        return region;
    }

    // A line of JSON may be shorter than the header that all lines make together.
    private static string? Cell(TableRow row, TableColumn column) => column.Index < row.Cells.Count ? row.Cells[column.Index] : null;

    private string HeaderOf(int column) => column < header.Count ? header[column] : TableReadingWording.ColumnWithoutHeader(column + 1);

    private void Add(TableRow row, TableColumn column, Diagnostic why) =>
        problems.Add(new ImportProblem(row.Number, column.Header, why.Code, why.Message));
}
