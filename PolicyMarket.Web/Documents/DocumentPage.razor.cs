using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Data.Documents.Formats;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Documents;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Documents.Model;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.People.SignIn;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Documents;

/// <summary>
/// A document clause by clause: its head as suggestions to accept or correct, findings marked in the text, who cites which clause, and clauses that wait for an
/// item. The text is kept; what is read from it is computed when the page opens and applied only where an officer accepts it.
/// </summary>
[DeskRoles(Roles.Officer)]
public sealed partial class DocumentPage(
    DocumentQueries queries,
    DraftQueries drafts,
    DocumentDesk desk,
    ItemFromClauses items,
    AttributeCatalog catalog,
    NavigationManager navigation,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private const int MostCitesShown = 6;

    private readonly HashSet<int> marked = [];
    private DocumentView? view;
    private ReadDocument? reading;
    private TextPlaces places = new("");
    private ImmutableArray<HeadSuggestion> head = [];
    private ILookup<int, Suggestion> suggestions = Array.Empty<Suggestion>().ToLookup(one => one.ClauseOffset);
    private IReadOnlyList<DocumentClause>? making;
    private string departmentKey = "";
    private string? readProblem;
    private string? problem;
    private string? target;
    private bool isMissing;
    private bool isBusy;

    [Parameter]
    public long DocumentId { get; set; }

    private string Lead =>
        view is null
            ? ""
            : $"{(view.FileName.Length > 0 ? view.FileName : "粘贴的正文")} · {view.PersonName} 于 {Formats.Instant(view.TakenInAt)} 收录 · 原文摘要 {view.TextHash[..12]}";

    private IEnumerable<DocumentClause> MarkedClauses => view?.Clauses.Where(clause => marked.Contains(clause.Offset)) ?? [];

    protected override async Task OnParametersSetAsync()
    {
        if (RendererInfo.IsInteractive && view?.Id != DocumentId)
        {
            var hash = navigation.Uri.IndexOf('#', StringComparison.Ordinal);
            target = hash < 0 ? null : navigation.Uri[(hash + 1)..];
            departmentKey = (await drafts.AuthorAsync(PersonId, Life))?.DepartmentKey ?? "";
            await LoadAsync();
        }
    }

    private static string Shortened(IEnumerable<string> cites)
    {
        var all = cites.ToList();
        return string.Join("、", all.Take(MostCitesShown)) + (all.Count > MostCitesShown ? " 等" : "");
    }

    private async Task LoadAsync()
    {
        var found = await queries.FindAsync(PersonId, DocumentId, Life);
        isMissing = found is null;
        if (found is { IsIntact: true } && (reading is null || view?.Id != found.Id))
        {
            var read = await Task.Run(() => PolicyDocumentReader.Read(found.Text), Life);
            reading = read.Value;
            readProblem = read.Succeeded ? null : read.Why;
            places = new TextPlaces(found.Text);
            head = reading is null ? [] : HeadSuggestion.Of(reading.Head);
            suggestions = reading is null ? suggestions : ClauseSuggestions.Of(reading, found.Clauses, catalog);
        }

        readProblem = found is { IsIntact: false } ? "文件的原文与收录时的摘要不一致，可能被改动过，不再显示。" : readProblem;
        view = found;
    }

    /// <summary>A clause that only leads to others is marked with all that stand below it.</summary>
    private void Mark((DocumentClause Clause, bool IsMarked) change)
    {
        if (view is null)
        {
            return;
        }

        var index = view.Clauses.IndexOf(change.Clause);
        var below = change.Clause.IsHeading ? view.Clauses.Skip(index + 1).TakeWhile(clause => clause.Level > change.Clause.Level) : [];
        foreach (var offset in below.Prepend(change.Clause).Select(clause => clause.Offset))
        {
            if (change.IsMarked)
            {
                marked.Add(offset);
            }
            else
            {
                marked.Remove(offset);
            }
        }
    }

    private void StartMaking() => (making, problem) = ([.. MarkedClauses], null);

    private void StopMaking() => making = null;

    private Task SetHeadAsync((DocumentHeadField Field, string Value) set) =>
        WorkAsync(() => desk.SetHeadAsync(PersonId, DocumentId, set.Field, set.Value, Life));

    private async Task LeaveOutAsync()
    {
        int[] chosen = [.. MarkedClauses.Where(clause => !clause.IsHeading).Select(clause => clause.Offset)];
        var decision = new Decision
        {
            Title = $"{chosen.Length} 条不涉及兑现",
            Text = "这些条款不再列入“还没有事项引用的条款”，理由、办理人和时间记录在案，随时可以恢复。",
            Act = "标为不涉及兑现",
            ReasonLabel = "理由",
            ReadyReasons = ["制定目的和依据", "施行日期、有效期和解释", "部门职责和工作要求", "申报程序，不是条件或金额"],
        };
        var left = await dialogs.DecideAsync(
            decision,
            async answer =>
            {
                var done = await desk.LeaveOutAsync(PersonId, DocumentId, chosen, answer.Reason, Life);
                return done.Succeeded ? null : done.Why;
            }
        );
        if (left)
        {
            marked.Clear();
            snackbar.Add("已标为不涉及兑现。", Severity.Success);
            await LoadAsync();
        }
    }

    private async Task PutBackAsync(DocumentClause clause)
    {
        var decision = new Decision
        {
            Title = $"恢复{clause.Cite}",
            Text = "这一条重新列入“还没有事项引用的条款”。",
            Act = "恢复",
            ReasonLabel = "理由",
            ReadyReasons = ["标错了", "要做成事项"],
        };
        var back = await dialogs.DecideAsync(
            decision,
            async answer =>
            {
                var done = await desk.PutBackAsync(PersonId, DocumentId, [clause.Offset], answer.Reason, Life);
                return done.Succeeded ? null : done.Why;
            }
        );
        if (back)
        {
            snackbar.Add("已恢复。", Severity.Success);
            await LoadAsync();
        }
    }

    private async Task MakeAsync(DraftedItem drafted)
    {
        var content = DraftContents.Of(drafted.Form, catalog);
        var made = 0L;
        await WorkAsync(async () =>
        {
            var done = await items.MakeAsync(PersonId, DocumentId, content, drafted.Citations, Life);
            made = done.Value;
            return done;
        });
        if (made > 0)
        {
            snackbar.Add("已做成草稿。", Severity.Success);
            navigation.NavigateTo(Urls.SavedDraft(made));
        }
    }

    private async Task WorkAsync<T>(Func<Task<Result<T>>> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, problem) = (true, null);
        try
        {
            var result = await work();
            problem = result.Succeeded ? null : result.Why;
            if (result.Succeeded)
            {
                await LoadAsync();
            }
        }
        finally
        {
            isBusy = false;
        }
    }
}
