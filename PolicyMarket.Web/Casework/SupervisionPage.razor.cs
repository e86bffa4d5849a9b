using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Casework;
using PolicyMarket.Data.Casework.Desk;
using PolicyMarket.Data.Casework.Facts;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Casework;

/// <summary>督办: cases by light and department with their reasons, dismissal and thresholds.</summary>
[DeskRoles(Roles.Officer, Roles.Finance, Roles.FinanceChecker, Roles.Supervisor, Roles.Administrator)]
public sealed partial class SupervisionPage(
    CaseworkQueries queries,
    CaseDesk desk,
    ThresholdDesk thresholds,
    CaseworkSweep sweep,
    ReadingLog readings,
    NavigationManager navigation
)
{
    private static readonly CaseworkFilter Empty = new(null, null, null, null, IsEnded: false, 1);

    private CaseworkFilter _filter = Empty;
    private CaseworkView? _view;
    private string? _notice;
    private string? _problem;
    private DismissInput? _dismissal;
    private int[] _limits = [];
    private bool _isRead;
    private bool _isBusy;

    [SupplyParameterFromQuery(Name = "light")]
    public string? Light { get; set; }

    [SupplyParameterFromQuery(Name = "level")]
    public string? Level { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "department")]
    public string? DepartmentFilter { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? State { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? Page { get; set; }

    /// <summary>Reads on the circuit only, so that one look is one line of the access record.</summary>
    protected override async Task OnParametersSetAsync()
    {
        _filter = CaseworkFilter.Parse(Light, Level, Kind, DepartmentFilter, State, Page);
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
            _isRead = true;
        }
    }

    private static string KindText(CaseKind? kind) => kind is { } known ? CaseworkWording.Of(known) : "";

    private string NameOf(long? department) => _view?.Shares.FirstOrDefault(share => share.Id == department)?.Name ?? "";

    /// <summary>The address is the state: a filtered list can be sent to somebody.</summary>
    private void Go(CaseworkFilter filter) => navigation.NavigateTo(Urls.SupervisionFor(filter));

    private void Ask(long caseId) => _dismissal = new DismissInput { CaseId = caseId };

    /// <summary>Cases without a department are those about batches.</summary>
    private static CaseworkFilter OfShare(CaseworkShare share, CaseLight light) =>
        Empty with
        {
            Department = share.Id,
            Light = light,
            Kind = share.Id is null ? CaseKind.BatchWaits : null,
        };

    /// <summary>The rows are shown only when their reading is in the audit trail.</summary>
    private async Task LoadAsync()
    {
        var view = await queries.ReadAsync(PersonId, _filter, Life);
        if (view is { FirmCount: > 0 })
        {
            var chosen = _filter.ToQuery().Select(one => (one.Key, one.Value)).ToArray();
            var recorded = await readings.AddAsync(
                PersonId,
                AuditAction.CaseworkRead,
                "casework",
                ReadingWords.List("督办件", view.FirmCount, chosen),
                Life
            );
            if (!recorded.Succeeded)
            {
                (_view, _problem) = (null, $"{recorded.Why}{ReadingWords.NotRecorded}");
                return;
            }
        }

        _view = view;
        _limits = view is null ? [] : [.. view.Thresholds.Select(row => row.Value)];
    }

    private Task CheckAsync() =>
        WorkAsync(async () =>
        {
            var result = await sweep.RunAsync(PersonId, Life);
            return result.Value is { } done
                ? (
                    $"已检查 {Formats.Count(done.Firms)} 家企业：新立 {Formats.Count(done.Opened)} 件，变化 {Formats.Count(done.Changed)} 件，自动办结 "
                        + $"{Formats.Count(done.Settled)} 件。",
                    (string?)null
                )
                : (null, result.Why);
        });

    private Task DismissAsync() =>
        WorkAsync(async () =>
        {
            if (_dismissal is not { } dismissal)
            {
                return (null, null);
            }

            var result = await desk.DismissAsync(PersonId, dismissal.CaseId, dismissal.Reason ?? "", Life);
            _dismissal = result.Succeeded ? null : dismissal;
            return result.Succeeded ? ($"督办件 {dismissal.CaseId} 不再督办，理由记入审计。", (string?)null) : (null, result.Why);
        });

    private Task SetAsync() =>
        WorkAsync(async () =>
        {
            var values = ThresholdCatalog.All.Zip(_limits).ToDictionary(pair => pair.First.Key, pair => pair.Second, StringComparer.Ordinal);
            var result = await thresholds.SetAsync(PersonId, values, Life);
            return (result.Succeeded, result.Value) switch
            {
                (false, _) => ((string?)null, result.Why),
                (true, 0) => ("阈值没有变化。", null),
                (true, var count) => ($"已改 {count} 个阈值，记入审计；全部企业随即按新阈值检查。", null),
            };
        });

    private async Task WorkAsync(Func<Task<(string? Notice, string? Problem)>> work)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var (notice, problem) = await work();
            (_notice, _problem) = (notice, problem);
            if (problem is null)
            {
                await LoadAsync();
            }
        }
        finally
        {
            _isBusy = false;
        }
    }
}
