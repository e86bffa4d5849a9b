using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Imports;

/// <summary>Where files come in: the forms, what runs now, what was taken in before.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class ImportsPage(ImportQueries queries, ImportBoard board, ImportLimits limits, BusinessClock clock)
{
    private const int MostRunsShown = 8;
    private ImportUploader? uploader;
    private IReadOnlyDictionary<string, string> departments = ImmutableDictionary<string, string>.Empty;
    private IReadOnlyList<ImportBatchRow> batches = [];
    private ImmutableArray<ImportRun> runs = [];
    private string? problem;
    private string? older;

    /// <summary>Fault of the form that led back here.</summary>
    [SupplyParameterFromQuery(Name = "fault")]
    public string? Fault { get; set; }

    /// <summary>The list shows batches older than this one.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    private ImportLimits Limits => limits;

    private BusinessClock Clock => clock;

    private string TooBig => $"文件超过 {ImportWords.Bytes(limits.MaxFileBytes)}，不能上传。请拆成几个文件，或另存为更小的格式。";

    protected override async Task OnParametersSetAsync()
    {
        uploader = await queries.UploaderAsync(PersonId, Life);
        if (uploader is null)
        {
            return;
        }

        problem = Enum.TryParse<ImportFault>(Fault, out var fault) && Enum.IsDefined(fault) ? ImportWords.Say(fault) : null;
        departments = await queries.DepartmentsAsync(Life);
        batches = await queries.BatchesAsync(uploader, QueryText.Id(Before), Life);
        older = batches.Count == ImportQueries.PageSize ? Urls.ImportsBefore(batches[^1].Id) : null;
        runs = board.Recent(uploader);
    }

    /// <summary>Reads again what runs, while something does.</summary>
    private void Refresh() => runs = uploader is null ? [] : board.Recent(uploader);

    private string NameOf(string? key) => key is null ? "" : departments.GetValueOrDefault(key, key);
}
