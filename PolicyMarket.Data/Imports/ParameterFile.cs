using System.Globalization;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>Parameters as people write them, in a CSV or XLSX file or one at a time: the parameters, or every cell that cannot be read.</summary>
internal static class ParameterFile
{
    private static readonly string[] Columns = ["参数", "数值", "起始日期", "依据"];
    private static readonly string[] Optional = ["地区", "截止日期"];

    public static async Task<Result<IReadOnlyList<NewParameter>>> ReadAsync(Stream file, AttributeCatalog catalog, CancellationToken ct)
    {
        var table = await SmallTable.ReadAsync(file, ImportWording.FileOfParameters, Columns, Optional, ct);
        List<Diagnostic> diagnostics = [.. table.Diagnostics];
        var parameters = new List<NewParameter>();
        foreach (var row in table.Rows)
        {
            var typed = new TypedParameter(row.Cells[0], row.Cells[4], row.Cells[2], row.Cells[5], row.Cells[1], row.Cells[3]);
            var parameter = Read(typed, catalog, ImportWording.RowOfFile(row.Row));
            diagnostics.AddRange(parameter.Diagnostics);
            if (parameter.Succeeded)
            {
                parameters.Add(parameter.Value);
            }
        }

        if (diagnostics.Count == 0 && parameters.Count == 0)
        {
            diagnostics.Add(new Diagnostic(DataDiagnostics.NoRows, ImportWording.NoParameterRows));
        }

        return diagnostics.Count > 0 ? Result.Fail<IReadOnlyList<NewParameter>>(diagnostics) : Result.Ok<IReadOnlyList<NewParameter>>(parameters);
    }

    /// <summary>The parameter is named in English or by its Chinese label.</summary>
    public static Result<NewParameter> Read(TypedParameter typed, AttributeCatalog catalog, string? where)
    {
        var name = typed.Name.Trim();
        var definition = catalog.TryGet(name, out var known)
            ? known
            : catalog.All.FirstOrDefault(a => a.Kind == AttributeKind.Parameter && a.Label == name);
        if (definition is not { Kind: AttributeKind.Parameter })
        {
            return Result.Fail<NewParameter>(DiagnosticCatalogue.FactUnknownAttribute, ImportWording.NoSuchParameter(name), where);
        }

        var wrong = new List<Diagnostic>();
        var cell =
            CellParser.Parse(typed.Value, definition, asOf: null)
            ?? Result.Fail<CellFact>(DataDiagnostics.WorkTextShape, ImportWording.ParameterWithoutValue(definition.Label));
        wrong.AddRange(cell.Diagnostics.Select(why => new Diagnostic(why.Code, why.Message, where)));

        var from = DateOf(typed.From, "起始日期", isNeeded: true, where, wrong);
        var to = DateOf(typed.To, "截止日期", isNeeded: false, where, wrong);
        return wrong.Count > 0 || from is not { } first || cell.Value is not { } fact
            ? Result.Fail<NewParameter>(wrong)
            : Result.Ok(new NewParameter(definition.Name, typed.Region.Trim(), first, to, fact.Value, typed.Source.Trim()));
    }

    private static DateOnly? DateOf(string text, string label, bool isNeeded, string? where, List<Diagnostic> wrong)
    {
        if (DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        if (isNeeded || !string.IsNullOrWhiteSpace(text))
        {
            wrong.Add(new Diagnostic(DataDiagnostics.WorkDateRange, ImportWording.NotADate(label, SmallTable.Shorten(text)), where));
        }

        return null;
    }
}
