using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Offers.Bulk;
using PolicyMarket.Data.Offers.Doubts;
using PolicyMarket.Data.Offers.Returns;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Offers;

/// <summary>
/// The pre-check desk: rows by keyboard, the record of the current one, decisions on what is selected. The cursor shows a record and never decides. Who
/// checks, and for which department, the desk asks the database.
/// </summary>
[DeskRoles(Roles.Officer)]
public sealed partial class PreCheckPage(
    PreCheckQueries queries,
    PreCheckDecisions decisions,
    PreCheckDesk desk,
    BulkApprovalDesk bulk,
    AloneLimit alone,
    DataReturnDesk returns,
    OfferPush push,
    OfferOptions options,
    ReadingLog readings,
    CountsChanged counts,
    IDialogService dialogs,
    NavigationManager navigation,
    AddressBar address,
    IJSRuntime scripts
) : IAsyncDisposable
{
    /// <summary>The most offers that one decision takes.</summary>
    private const int MostSelected = 5000;

    private const int RowPixels = 36;
    private const int CardPixels = 128;

    private readonly HashSet<long> selected = [];
    private Dictionary<long, int> placeOf = [];
    private PreCheckFilter filter = new(null, null);
    private PreCheckQueue? queue;
    private IReadOnlyList<PreCheckRelease> releases = [];
    private IReadOnlyList<PreCheckDecision> decided = [];
    private DeskGrid<PreCheckRow>? grid;
    private ElementReference keys;
    private IJSObjectReference? script;
    private PreCheckRecord? record;
    private int current = -1;
    private long recorded;
    private bool isPhone;
    private bool isWatched;
    private bool isFocusDue;
    private bool isUndoDue;
    private bool isRefused;

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "doubtful")]
    public string? Doubtful { get; set; }

    [SupplyParameterFromQuery(Name = "due")]
    public string? Due { get; set; }

    private int RowHeight => isPhone ? CardPixels : RowPixels;

    private long OpenId => queue is not null && current >= 0 && current < queue.Keys.Count ? queue.Keys[current].Id : 0;

    private long SelectedFen => queue?.Keys.Where(key => selected.Contains(key.Id)).Sum(key => key.AmountFen) ?? 0;

    private string Summary =>
        queue is null
            ? ""
            : $"{(filter.IsSet ? "筛选出" : "共")} {Formats.Count(queue.Keys.Count)} 项 · 合计 {Formats.Yuan(queue.TotalFen)}"
                + (queue.Doubtful > 0 ? $" · 存疑 {Formats.Count(queue.Doubtful)} 项，排在前面" : "")
                + (queue.Overdue > 0 ? $" · 超期 {Formats.Count(queue.Overdue)} 项" : "");

    /// <summary>The list is read by the circuit alone: a page that is rendered before it would read, and record the reading of, the same list twice.</summary>
    protected override async Task OnParametersSetAsync()
    {
        isUndoDue = new Uri(navigation.Uri).Fragment == PreCheckUrls.UndoFragment;
        var asked = PreCheckUrls.FilterOf(Item, Asked, Doubtful, Due);
        if (RendererInfo.IsInteractive && (queue is null || asked != filter))
        {
            filter = asked;
            selected.Clear();
            current = -1;
            await LoadAsync();
            await RecordListAsync();
            isFocusDue = true;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (queue is null || isRefused)
        {
            return;
        }

        if (!isWatched)
        {
            isWatched = true;
            script = await scripts.InvokeAsync<IJSObjectReference>("import", Life, "./Offers/PreCheckPage.razor.js");
            if (await script.InvokeAsync<bool>("watch", Life, keys) is var narrow && narrow != isPhone)
            {
                isPhone = narrow;
                StateHasChanged();
            }
        }

        if (isFocusDue)
        {
            isFocusDue = false;
            await FocusAsync();
        }

        if (isUndoDue && script is not null)
        {
            isUndoDue = false;
            await script.InvokeVoidAsync("show", Life, PreCheckUrls.UndoFragment);
        }
    }

    private async Task LoadAsync()
    {
        var open = OpenId;
        queue = await queries.QueueAsync(PersonId, filter, Life);
        current =
            queue?.Keys.Select((key, place) => (key.Id, place)).Where(one => one.Id == open).Select(one => (int?)one.place).FirstOrDefault() ?? current;
        isRefused = queue is null;
        if (queue is null)
        {
            selected.Clear();
            record = null;
            return;
        }

        await AfterChangeAsync();
    }

    /// <summary>Reads again what stands around the list, and the record of the row that is open now.</summary>
    private async Task AfterChangeAsync()
    {
        if (queue is null)
        {
            return;
        }

        placeOf = queue.Keys.Select((key, place) => (key.Id, place)).ToDictionary(one => one.Id, one => one.place);
        selected.RemoveWhere(id => !placeOf.ContainsKey(id));
        current = Math.Min(current, queue.Keys.Count - 1);
        releases = await decisions.ReleasesAsync(PersonId, Life);
        decided = await decisions.DecidedAsync(PersonId, Life);
        if (grid is not null)
        {
            await grid.ReloadServerData();
        }

        await RevealAsync();
        await OpenAsync();
    }

    private async Task<GridData<PreCheckRow>> ReadRowsAsync(GridStateVirtualize<PreCheckRow> state, CancellationToken ct)
    {
        if (queue is null)
        {
            return new GridData<PreCheckRow> { Items = [], TotalItems = 0 };
        }

        long[] ids = [.. queue.Keys.Skip(state.StartIndex).Take(state.Count).Select(key => key.Id)];
        return new GridData<PreCheckRow> { Items = await queries.RowsAsync(PersonId, ids, ct), TotalItems = queue.Keys.Count };
    }

    private async Task ShowAsync(int place)
    {
        current = place;
        await OpenAsync();
    }

    /// <summary>A record is shown only when its reading is in the audit trail. While it is read the cursor may have gone on.</summary>
    private async Task OpenAsync()
    {
        var id = OpenId;
        if (id == 0)
        {
            record = null;
            return;
        }

        if (record?.Row.Id == id)
        {
            return;
        }

        var read = await queries.RecordAsync(PersonId, id, Life);
        if (id == OpenId && (read is null || await RecordReadingAsync(read.Row)))
        {
            record = read;
        }
    }

    private async Task CloseRecordAsync()
    {
        (current, record) = (-1, null);
        await FocusAsync();
    }

    private async Task<bool> RecordReadingAsync(PreCheckRow row)
    {
        if (row.Id == recorded)
        {
            return true;
        }

        var done = await readings.AddAsync(
            PersonId,
            AuditAction.DeterminationRecordRead,
            $"offer:{row.Id}",
            $"预审时查看 {row.FirmName}（{row.CreditCode}）的兑现凭证",
            Life
        );
        (recorded, problem) = done.Succeeded ? (row.Id, problem) : (0, done.Why);
        return done.Succeeded;
    }

    /// <summary>One event a view of the list; without it nothing is shown.</summary>
    private async Task RecordListAsync()
    {
        if (queue is null)
        {
            return;
        }

        var detail = ReadingWords.List("预审名单", queue.Firms, ("事项", filter.ItemId?.ToString(CultureInfo.InvariantCulture)), ("查找", filter.Words));
        var done = await readings.AddAsync(PersonId, AuditAction.PreCheckRead, $"department:{queue.DepartmentId}", detail, Life);
        if (!done.Succeeded)
        {
            queue = queue with { Keys = [] };
            problem = $"{done.Why}{ReadingWords.NotRecorded}";
        }
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        if (queue is null || key.CtrlKey || key.AltKey || key.MetaKey)
        {
            return;
        }

        switch (key.Key)
        {
            case "j" or "J" or "ArrowDown":
                await MoveAsync(1);
                break;
            case "k" or "K" or "ArrowUp":
                await MoveAsync(-1);
                break;
            case "x" or "X" when OpenId != 0:
                Toggle(OpenId);
                break;
            case "a" or "A" when selected.Count > 0 && !isBusy:
                await ApproveAsync();
                break;
            case "r" or "R" when selected.Count > 0 && !isBusy:
                await RefuseAsync();
                break;
            case "d" or "D" when selected.Count > 0 && !isBusy:
                await ReturnAsync();
                break;
            case "z" or "Z" when lastDecided.Count > 0 && !isBusy:
                await UndoLastAsync();
                break;
            case "Escape" when selected.Count > 0:
                selected.Clear();
                break;
            case "Escape" when record is not null:
                await CloseRecordAsync();
                break;
            default:
                break;
        }
    }

    private async Task MoveAsync(int step)
    {
        if (queue is not { Keys.Count: > 0 })
        {
            return;
        }

        current = Math.Clamp(current + step, 0, queue.Keys.Count - 1);
        await RevealAsync();
        await OpenAsync();
    }

    private async Task RevealAsync()
    {
        if (script is not null && current >= 0)
        {
            await script.InvokeVoidAsync("reveal", Life, keys, current, RowHeight);
        }
    }

    private void Toggle(long id)
    {
        if (!selected.Remove(id) && selected.Count < MostSelected)
        {
            selected.Add(id);
        }
    }

    private void SelectAll(ChangeEventArgs change)
    {
        selected.Clear();
        if (change.Value is true && queue is not null)
        {
            selected.UnionWith(queue.Keys.Take(MostSelected).Select(key => key.Id));
        }
    }

    private Task FilterAsync(PreCheckFilter changed) => address.ShowAsync(Urls.PreCheckWith(changed), replace: false, Life);

    private async Task FocusAsync()
    {
        if (script is not null)
        {
            await keys.FocusAsync(preventScroll: true);
        }
    }

    private bool IsOpen(long id) => id == OpenId;

    private string RowClass(PreCheckRow row, int index) => (IsOpen(row.Id) ? "is-open" : "") + (selected.Contains(row.Id) ? " is-selected" : "");

    private ImmutableArray<Doubt> DoubtsOf(long id) => queue is not null && placeOf.TryGetValue(id, out var place) ? queue.Keys[place].Doubts : [];

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        Dispose();
        if (script is not null)
        {
            try
            {
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The window is gone, and the module with it.
            }
        }
    }
}
