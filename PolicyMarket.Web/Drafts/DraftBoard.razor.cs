using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Drafts.Reach;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>One open draft: at every change it is read, checked and counted over all firms; only the latest change counts.</summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class DraftBoard
{
    /// <summary>Parts of a tree that the page can show for changing.</summary>
    public const int MostParts = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan LookForNews = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookAtProgress = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource? latest;
    private DraftSheet? sheet;
    private DraftItem? item;
    private DraftAuthor? author;
    private string? refusal;
    private string? keepProblem;
    private DamagedSheetOrigin? damage;
    private ReachBase? reachBase;

    /// <summary>The firms for which the published item was counted last: a count that was cut short counts it again.</summary>
    private LiveTable? publishedTable;
    private int firmsLeftOut;
    private bool isReading;
    private bool isTooLarge;

    [Inject]
    private DraftQueries Queries { get; set; } = null!; // injected

    [Inject]
    private DraftMeter Meter { get; set; } = null!; // injected

    [Inject]
    private ReachMeter ReachMeter { get; set; } = null!; // injected

    [Inject]
    private AttributeCatalog Catalog { get; set; } = null!; // injected

    [Inject]
    private ReadingLog Readings { get; set; } = null!; // injected

    [Inject]
    private TimeProvider Time { get; set; } = null!; // injected

    [Inject]
    private DraftDesk Drafts { get; set; } = null!; // injected

    [Inject]
    private NavigationManager Navigation { get; set; } = null!; // injected

    /// <summary>The item's number; null for a draft from nothing.</summary>
    [Parameter]
    public string? Code { get; set; }

    /// <summary>A saved draft to begin with; null: the item as it is published, which is kept nowhere.</summary>
    [Parameter]
    public DraftForm? Saved { get; set; }

    /// <summary>Clauses of documents that the saved draft cites.</summary>
    [Parameter]
    public ImmutableArray<ClauseLink> Clauses { get; set; } = [];

    /// <summary>Is called at each change with the form as it stands, for a saved draft.</summary>
    [Parameter]
    public EventCallback<DraftForm> OnEdited { get; set; }

    /// <summary>The form as it stands; null until it is there.</summary>
    public DraftForm? Form => sheet?.Form;

    /// <summary>Changes the form from outside, e.g. to what another person has saved, and counts again.</summary>
    public void Take(Action<DraftForm> change)
    {
        if (sheet is { } open)
        {
            open.TakeIn(change);
            StateHasChanged();
            Start(() => CountAsync(Pause));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            latest?.Cancel();
            latest?.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        item = Code is null ? null : await Queries.FindAsync(Code, Life);
        if (Code is not null && item is null)
        {
            refusal = "没有这个事项，不能试算。";
            return;
        }

        if (!await IsAllowedAsync(Life))
        {
            return;
        }

        sheet = new DraftSheet(Saved ?? NewForm(), Catalog, Time)
        {
            Changed = OnChanged,
            Shown = StateHasChanged,
            Clauses = Clauses,
            Data = new AttributeData(await Queries.DeliveriesAsync(Life)),
        };
        isTooLarge = sheet.Form.Tree.Root.InOrder().Count() > MostParts;
        Start(() => CountAsync(TimeSpan.Zero));
        Start(WatchAsync);
    }

    /// <summary>Asks the database again: role, department or territory may have changed since the draft was opened.</summary>
    private async Task<bool> IsAllowedAsync(CancellationToken ct)
    {
        author = await Queries.AuthorAsync(PersonId, ct);
        refusal = author is null || (item is not null && !author.May(item)) ? "这个事项不归你的部门，不能试算。" : null;
        return refusal is null;
    }

    private DraftForm NewForm() => item is null ? DraftForm.Empty(author?.DepartmentKey ?? "工信", Catalog) : DraftForm.Of(item.Rule, Catalog);

    private void Restore() => sheet?.Restore(NewForm());

    /// <summary>Alt and arrows move the row in which the cursor stands; Ctrl with Z and Y step through the changes.</summary>
    private void OnKey(KeyboardEventArgs key)
    {
        if (sheet is not { } open)
        {
            return;
        }

        var isStep = (key.CtrlKey || key.MetaKey) && !key.AltKey;
        DraftMove? move = key switch
        {
            { AltKey: false } or { CtrlKey: true } => null,
            { Key: "ArrowUp" } => DraftMove.Up,
            { Key: "ArrowDown" } => DraftMove.Down,
            { Key: "ArrowLeft" } => DraftMove.Out,
            { Key: "ArrowRight" } => DraftMove.In,
            _ => null,
        };
        if (move is { } direction && open.Current is { } id && open.Form.Tree.Find(id) is { } part)
        {
            open.Move(part, direction);
        }
        else if (isStep && key.Key is "z" or "Z")
        {
            (key.ShiftKey ? (Action)open.Redo : open.Undo)();
        }
        else if (isStep && key.Key is "y" or "Y")
        {
            open.Redo();
        }
    }

    /// <summary>The cursor stands in a box outside the tree, whose rows tell when it comes back.</summary>
    private void LeaveTree()
    {
        if (sheet is { } open)
        {
            open.Current = null;
        }
    }

    private async Task ReadAgainAsync()
    {
        await Meter.ForgetAsync(Life);
        await CountAsync(TimeSpan.Zero, reread: true);
    }

    private void OnChanged()
    {
        StateHasChanged();
        Start(() => CountAsync(Pause));
        if (sheet is { } open)
        {
            Start(() => OnEdited.InvokeAsync(open.Form));
        }
    }

    /// <summary>Keeps what was tried as a draft of the department and goes on there.</summary>
    private async Task KeepAsync()
    {
        if (sheet is not { } open)
        {
            return;
        }

        var kept = await Drafts.CreateAsync(PersonId, Code, DraftContents.Of(open.Form, Catalog), Life);
        keepProblem = kept.Succeeded ? null : kept.Why;
        if (kept.Succeeded)
        {
            Navigation.NavigateTo(Urls.SavedDraft(kept.Value));
        }
    }

    /// <summary>
    /// Waits until nothing more is typed, then reads and counts; a later change ends it. Reread: the earlier reading of the firms is out of date.
    /// </summary>
    private async Task CountAsync(TimeSpan pause, bool reread = false)
    {
        if (sheet is not { } open || Life.IsCancellationRequested)
        {
            return;
        }

        if (latest is { } earlier)
        {
            await earlier.CancelAsync();
            earlier.Dispose();
        }

        latest = CancellationTokenSource.CreateLinkedTokenSource(Life);
        var ct = latest.Token;
        try
        {
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, Time, ct);
            }

            if (!await IsAllowedAsync(ct))
            {
                StateHasChanged();
                return;
            }

            open.Take(DraftReader.Read(open.Form, Catalog));
            StateHasChanged();
            if (open is { Problems.IsEmpty: true, Rule: { } read })
            {
                open.Refuse(await Meter.ProblemsAsync(read, ct));
                StateHasChanged();
            }

            if (open is { Problems.IsEmpty: true, Rule: { } rule })
            {
                var awards = await Meter.AwardsAsync(rule, ct);
                var table = (reread ? null : Meter.Latest(rule, awards)) ?? await ReadAsync(rule, awards);
                ct.ThrowIfCancellationRequested();
                await NoteDamageAsync(table, ct);
                await MeasureAsync(open, rule, awards, table, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // A later change counts, or the page was left.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task MeasureAsync(DraftSheet open, PolicyRule rule, AwardIndex awards, LiveTable table, CancellationToken ct)
    {
        if (open.Table is null)
        {
            await Meter.MeasureAsync(rule, awards, table, withAmount: true, author?.Territory, ct); // the first pass prepares the engine; its time says nothing
        }

        open.Take(await Meter.MeasureAsync(rule, awards, table, withAmount: false, author?.Territory, ct), table);
        StateHasChanged();
        open.Take(await Meter.MeasureAsync(rule, awards, table, withAmount: true, author?.Territory, ct), table);
        if (item is not null && !ReferenceEquals(publishedTable, table))
        {
            open.TakePublished(
                (await Meter.MeasureAsync(item.Rule, await Meter.AwardsAsync(item.Rule, ct), table, withAmount: true, author?.Territory, ct)).Figures
            );
            publishedTable = table;
        }

        StateHasChanged();
        if (!ReferenceEquals(reachBase?.Table, table) || reachBase.Desk != author?.Territory)
        {
            reachBase = await ReachMeter.BaseAsync(item?.Rule, table, author?.Territory, ct);
        }

        open.Reach = await ReachMeter.MeasureAsync(rule, awards, reachBase, ct);
        StateHasChanged();
    }

    /// <summary>Finds which file brought the first sheet that is damaged.</summary>
    private async Task NoteDamageAsync(LiveTable table, CancellationToken ct)
    {
        firmsLeftOut = table.LeftOut.Select(one => one.FirmId).Distinct().Count();
        var found = table.LeftOut is [var first, ..] ? await Queries.DamageAsync(first, ct) : null;
        damage = found is null || await RecordReadingAsync(found) ? found : null;
    }

    /// <summary>The note names a firm, so that showing it is recorded.</summary>
    private async Task<bool> RecordReadingAsync(DamagedSheetOrigin one) =>
        (
            await Readings.AddAsync(
                PersonId,
                AuditAction.FirmRead,
                $"sheet:{one.SheetId}",
                $"试算时看到 {one.Firm}（{one.CreditCode}）的数据页已损坏",
                Life
            )
        ).Succeeded;

    /// <summary>Reading the firms goes on when something is typed meanwhile: the next count needs them as well.</summary>
    private async Task<LiveTable> ReadAsync(PolicyRule rule, AwardIndex awards)
    {
        isReading = true;
        StateHasChanged();
        try
        {
            var reading = Meter.ReadAsync(rule, awards, Life);
            while (await Task.WhenAny(reading, Task.Delay(LookAtProgress, Time, Life)) != reading && !Life.IsCancellationRequested)
            {
                StateHasChanged();
            }

            return await reading;
        }
        finally
        {
            isReading = false;
        }
    }

    /// <summary>Brings the firms up to date after imports, and counts again when something changed.</summary>
    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(LookForNews, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(Life))
            {
                if (!isReading && sheet is { Rule: { } rule, Table: { } table } && await HasNewsAsync(rule, table))
                {
                    await CountAsync(TimeSpan.Zero);
                }
            }
        }
        catch (OperationCanceledException) when (Life.IsCancellationRequested)
        {
            // The page was left.
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task<bool> HasNewsAsync(PolicyRule rule, LiveTable table) =>
        (await Meter.ReadAsync(rule, await Meter.AwardsAsync(rule, Life), Life)).Version != table.Version;
}
