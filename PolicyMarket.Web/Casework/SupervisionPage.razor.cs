using PolicyMarket.Data.Audit;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Casework;

/// <summary>督办: cases by light and department with their reasons, dismissal and thresholds; works without a circuit.</summary>
public sealed partial class SupervisionPage(CaseworkQueries queries, CaseDesk desk, ThresholdDesk thresholds, CaseworkSweep sweep, ReadingLog readings)
{
    private static readonly CaseworkFilter Empty = new(null, null, null, null, IsEnded: false, 1);

    private CaseworkFilter _filter = Empty;
    private CaseworkView? _view;
    private string? _notice;
    private string? _problem;
    private long _personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "light")]
    public string? Light { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public string? Bureau { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? Page { get; set; }

    [SupplyParameterFromForm(FormName = "dismiss")]
    private DismissInput Dismissal { get; set; } = null!; // set as the page is initialized

    [SupplyParameterFromForm(FormName = "thresholds")]
    private ThresholdInput Limits { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Dismissal ??= new();
        Limits ??= new();
        if (Authentication is null)
        {
            return;
        }

        _filter = CaseworkFilter.Parse(Light, Level, Kind, Bureau, State, Page);
        _personId = (await Authentication).User.RequiredPersonId();
        await LoadAsync();
    }

    /// <summary>Cases without a department are those about batches.</summary>
    private static CaseworkFilter OfShare(CaseworkShare share, CaseLight light) =>
        Empty with { Department = share.Id, Light = light, Kind = share.Id is null ? CaseKind.BatchWaits : null };

    /// <summary>The rows are shown only when their reading is in the audit trail.</summary>
    private async Task LoadAsync()
    {
        var view = await queries.ReadAsync(_personId, _filter, Life);
        if (view is { FirmCount: > 0 })
        {
            var chosen = _filter.ToQuery().Select(one => (one.Key, one.Value)).ToArray();
            var recorded = await readings.AddAsync(_personId, AuditAction.CaseworkRead, "casework", ReadingWords.List("督办件", view.FirmCount, chosen), Life);
            if (!recorded.Succeeded)
            {
                (_view, _problem) = (null, $"{recorded.Why}{ReadingWords.NotRecorded}");
                return;
            }
        }

        _view = view;
    }

    private async Task CheckAsync()
    {
        var result = await sweep.RunAsync(_personId, Life);
        (_notice, _problem) = result.Value is { } done
            ? ($"已检查 {Formats.Count(done.Firms)} 家企业：新立 {Formats.Count(done.Opened)} 件，变化 {Formats.Count(done.Changed)} 件，自动办结 {Formats.Count(done.Settled)} 件。", (string?)null)
            : (null, result.Why);
        await LoadAsync();
    }

    private async Task DismissAsync()
    {
        var result = await desk.DismissAsync(_personId, Dismissal.CaseId, Dismissal.Reason ?? "", Life);
        (_notice, _problem) = result.Succeeded ? ($"督办件 {Dismissal.CaseId} 不再督办，理由记入审计。", (string?)null) : (null, result.Why);
        if (result.Succeeded)
        {
            Dismissal = new();
        }

        await LoadAsync();
    }

    private async Task SetAsync()
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (threshold, text) in ThresholdCatalog.All.Zip(Limits.Values))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                _problem = $"{threshold.Group}，{threshold.Label}：“{text}”不是整数，什么也没有改动。";
                return;
            }

            values[threshold.Key] = value;
        }

        var result = await thresholds.SetAsync(_personId, values, Life);
        (_notice, _problem) = (result.Succeeded, result.Value) switch
        {
            (false, _) => ((string?)null, result.Why),
            (true, 0) => ("阈值没有变化。", null),
            (true, var count) => ($"已改 {count} 个阈值，记入审计；全部企业随即按新阈值检查。", null),
        };
        if (result.Succeeded)
        {
            Limits = new();
        }

        await LoadAsync();
    }
}
