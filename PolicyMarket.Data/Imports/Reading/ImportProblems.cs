using PolicyMarket.Data.Files;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports.Reading;

/// <summary>All problems of a file are counted; the first ones are kept with their place.</summary>
public sealed class ImportProblems(int maxListed)
{
    private readonly List<ImportProblem> listed = [];

    /// <summary>Of all problems, also those beyond the list.</summary>
    public long Total { get; private set; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ImportProblem> Listed => listed;

    public void Add(ImportProblem problem)
    {
        Total++;
        if (listed.Count < maxListed)
        {
            listed.Add(problem);
        }
    }

    public void Add(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(new ImportProblem(null, diagnostic.Where, diagnostic.Code, diagnostic.Message));
        }
    }

    /// <summary>The list as CSV for a spreadsheet, with cells that it would run as formulas disarmed.</summary>
    public async Task WriteCsvAsync(TextWriter writer, CancellationToken ct = default)
    {
        await writer.WriteAsync(CsvExport.Line(["行", "列", "代码", "原因"]).AsMemory(), ct);
        foreach (var problem in listed)
        {
            var row = problem.Row?.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await writer.WriteAsync(CsvExport.Line([row, problem.Column, problem.Code, problem.Reason]).AsMemory(), ct);
        }
    }
}
