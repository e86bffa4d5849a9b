using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Imports.Work;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Imports;

/// <summary>One import while it runs and after it ended.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class ImportPage(ImportQueries queries, ImportBoard board, ReadingLog readings)
{
    private IReadOnlyDictionary<string, string> departments = ImmutableDictionary<string, string>.Empty;
    private ImportRun? run;
    private bool isRead;

    [Parameter]
    public Guid ImportId { get; set; }

    /// <summary>Reads on the circuit only, so that one look is one line of the access record.</summary>
    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            departments = await queries.DepartmentsAsync(Life);
            await LoadAsync();
            isRead = true;
        }
    }

    private async Task LoadAsync()
    {
        var reader = await queries.UploaderAsync(PersonId, Life);
        var found = reader is null ? null : board.Find(ImportId);
        run = found is not null && reader!.MaySee(found.Order) && await RecordReadingAsync(reader, found) ? found : null; // a reader found it
    }

    /// <summary>The problems of a file quote its cells: somebody else's file is read as firms' data.</summary>
    private async Task<bool> RecordReadingAsync(ImportUploader reader, ImportRun found) =>
        reader.PersonId == found.Order.By.PersonId
        || found.State is ImportState.Waiting or ImportState.Running
        || (
            await readings.AddAsync(
                reader.PersonId,
                AuditAction.ImportRead,
                $"import:{found.Id}",
                $"查看 {found.Order.By.Name} 的导入 {found.Order.FileName}",
                Life
            )
        ).Succeeded;

    private string Lead(ImportRun shown) =>
        shown.Order.Kind switch
        {
            ImportKind.Firms => $"{departments.GetValueOrDefault(shown.Order.Source, shown.Order.Source)} · "
                + $"{PeriodText.FactPeriodInWords(shown.Order.Period)} · 截至 {Formats.Date(shown.Order.AsOf)} · {ImportWords.Bytes(shown.TotalBytes)}",
            ImportKind.Policies => $"政策 · {ImportWords.Bytes(shown.TotalBytes)}",
            _ => throw new InvalidOperationException($"No words for {shown.Order.Kind}."),
        };
}
