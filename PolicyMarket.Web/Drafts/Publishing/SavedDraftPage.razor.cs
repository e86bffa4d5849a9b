using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Authoring.Publishing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>
/// One saved draft: it saves itself within a second of each change, comes back as it was after a reload or a lost connection, and shows what others on it save.
/// </summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class SavedDraftPage(
    PublishingQueries queries,
    DocumentQueries documents,
    DraftDesk desk,
    SubmissionDesk submissions,
    PublishingDesk publishing,
    DraftPresence presence,
    AttributeCatalog catalog,
    TimeProvider time,
    NavigationManager navigation,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private DraftView? view;
    private DraftForm? form;
    private DraftBoard? board;
    private DraftVisit visit = null!; // set before the draft is shown
    private DraftSaving saving = null!; // as above
    private IReadOnlyDictionary<DraftSection, SavedClash> clashes = new Dictionary<DraftSection, SavedClash>();
    private ImmutableArray<ClauseLink> clauses = [];
    private PolicyRule? rule;
    private string? problem;
    private string? note;
    private int edits;
    private bool isMissing;
    private bool isDirty;
    private bool isRuleStale;

    [Parameter]
    public long DraftId { get; set; }

    private string Lead =>
        view switch
        {
            null => "",
            { BaseNumber: { } number } => $"{view.Code} · 从第 {number} 版起草 · {view.DepartmentName}",
            _ => $"{view.Code} · 新事项 · {view.DepartmentName}",
        };

    private string SaveStatus =>
        problem is not null ? $"没有保存：{problem}"
        : isDirty ? "正在保存……"
        : $"已保存 {Formats.Instant(saving.SavedAt ?? view?.ChangedAt ?? default)[^5..]}";

    /// <summary>The text as it was submitted, or as it stands where it can be read.</summary>
    private PolicyRule? Shown => view?.Submission?.Rule ?? view?.Content.Read(catalog).Value;

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        try
        {
            if (isDirty && board?.Form is { } open)
            {
                await SaveNowAsync(open, CancellationToken.None); // what was typed within the last second
            }
        }
        finally
        {
            visit?.Dispose();
            oneAtATime.Dispose();
            Dispose();
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && view?.Id != DraftId)
        {
            await LoadAsync();
        }
    }

    /// <summary>Reads the draft and begins with what the server holds.</summary>
    private async Task LoadAsync()
    {
        view = await queries.FindAsync(PersonId, DraftId, Life);
        isMissing = view is null;
        if (view is null)
        {
            return;
        }

        rule = null;
        ReadRule(view.Submission?.Rule, view.Content);
        clauses = await documents.LinksAsync(PersonId, DraftId, Life);
        if (visit is null)
        {
            visit = presence.Enter(DraftId, PersonId, Actor.Name);
            visit.PeopleChanged += (_, _) => Start(ShowAsync);
            visit.OtherSaved += (_, _) => Start(TakeOthersAsync);
        }

        saving = new DraftSaving(desk, PersonId, DraftId);
        form = DraftForm.Of(view.Content, catalog);
        var own = DraftContents.Of(form, catalog);
        foreach (var (section, revision) in view.PartRevisions)
        {
            saving.Rest(section, own.TextOf(section), revision);
        }

        saving.Read(view.Revision);
        (isDirty, problem, board) = (false, null, null);
        clashes = saving.Clashes;
    }

    /// <summary>Reads the rule on which the cases run; one that cannot be read leaves that of before.</summary>
    private void ReadRule(PolicyRule? submitted, DraftContent content)
    {
        var now = view?.IsWritable == false && submitted is not null ? submitted : content.Read(catalog).Value;
        isRuleStale = now is null;
        rule = now is null || now.Fingerprint == rule?.Fingerprint ? rule : now;
    }

    private Task ShowAsync()
    {
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void OnEdited(DraftForm open)
    {
        var content = DraftContents.Of(open, catalog);
        ReadRule(submitted: null, content);
        isDirty = !saving.IsSaved(content);
        if (isDirty)
        {
            var edit = ++edits;
            Start(() => SaveLaterAsync(open, edit));
        }
    }

    /// <summary>Waits until nothing more is typed; what cannot be saved is tried again every few seconds.</summary>
    private async Task SaveLaterAsync(DraftForm open, int edit)
    {
        await Task.Delay(Pause, time, Life);
        while (edit == edits && !await SaveNowAsync(open, Life))
        {
            StateHasChanged();
            await Task.Delay(Again, time, Life);
        }

        StateHasChanged();
    }

    private async Task<bool> SaveNowAsync(DraftForm open, CancellationToken ct)
    {
        await oneAtATime.WaitAsync(ct);
        try
        {
            var content = DraftContents.Of(open, catalog);
            var saved = await saving.SaveAsync(content, ct);
            problem = saved.Succeeded ? null : saved.Why;
            isDirty = !saved.Succeeded || !saving.IsSaved(DraftContents.Of(open, catalog));
            clashes = saving.Clashes;
            if (saved.Value)
            {
                visit.Saved();
            }

            return saved.Succeeded;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            problem = "数据库暂时写不进去，几秒后再试，请不要关闭页面。";
            return false;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>Another person has saved: their parts appear where this person has nothing unsaved.</summary>
    private async Task TakeOthersAsync()
    {
        if (await queries.FindAsync(PersonId, DraftId, Life) is not { } now)
        {
            return;
        }

        if (!now.IsWritable || board?.Form is not { } open)
        {
            await LoadAsync();
            StateHasChanged();
            return;
        }

        view = now;
        var own = DraftContents.Of(open, catalog);
        foreach (var (section, revision) in now.PartRevisions)
        {
            if (saving.IsClean(section, own) && revision > saving.RevisionOf(section))
            {
                TakeTheirs(section, now.Content, revision);
            }
        }

        saving.Read(now.Revision);
        StateHasChanged();
    }

    private void TakeTheirs(DraftSection section, DraftContent content, int revision)
    {
        board?.Take(open =>
        {
            DraftContents.Take(open, section, content, catalog);
            saving.Rest(section, DraftContents.Of(open, catalog).TextOf(section), revision);
        });
        clashes = saving.Clashes;
    }

    private async Task UseMineAsync(DraftSection section)
    {
        saving.Insist(section);
        if (board?.Form is { } open)
        {
            await SaveNowAsync(open, Life);
        }
    }

    private async Task UseTheirsAsync(DraftSection section)
    {
        if (await queries.FindAsync(PersonId, DraftId, Life) is { } now)
        {
            TakeTheirs(section, now.Content, now.PartRevisions[section]);
        }
    }
}
