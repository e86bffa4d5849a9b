using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>The drafts of the person's department; of all for an administrator.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class SavedDraftsPage(PublishingQueries queries)
{
    private IReadOnlyList<DraftRow>? rows;
    private string? words;
    private bool onlyOpen = true;

    protected override async Task OnInitializedAsync() => rows = RendererInfo.IsInteractive ? await queries.ListAsync(PersonId, Life) : null;

    private static bool IsOpen(DraftRow row) => DraftMoves.Open.Contains(row.State);

    private bool IsAsked(DraftRow row) =>
        (!onlyOpen || IsOpen(row))
        && (
            string.IsNullOrWhiteSpace(words)
            || row.Title.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
            || row.Code.Contains(words.Trim(), StringComparison.OrdinalIgnoreCase)
        );
}
