using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Records;

/// <summary>Checks of all records, alarms, and the head of the seal chain; works without a circuit.</summary>
public sealed partial class RecordsPage(RecordQueries queries, RecordDesk desk)
{
    private RecordsView? _view;
    private string? _notice;
    private string? _problem;
    private long _personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm(FormName = "close-alarm")]
    private AlarmInput Alarm { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Alarm ??= new();
        if (Authentication is null)
        {
            return;
        }

        _personId = (await Authentication).User.RequiredPersonId();
        await LoadAsync();
    }

    private async Task LoadAsync() => _view = await queries.ReadAsync(_personId, Life);

    private async Task CheckAsync()
    {
        var result = await desk.CheckAsync(_personId, Life);
        (_notice, _problem) = result.Value switch
        {
            null => ((string?)null, result.Why),
            { FindingCount: 0 } done => ($"已核对封印 {Formats.Count(done.Links)} 环、记录 {Formats.Count(done.Rows)} 行，全部一致。", null),
            var done => (null, $"核对完毕，有 {Formats.Count(done.FindingCount)} 处不符，见下面的警报。"),
        };
        await LoadAsync();
    }

    private async Task CloseAsync()
    {
        var result = await desk.CloseAsync(_personId, Alarm.AlarmId, Alarm.Reason ?? "", Life);
        (_notice, _problem) = result.Succeeded ? ("警报已办结，理由记入审计。", (string?)null) : (null, result.Why);
        if (result.Succeeded)
        {
            Alarm = new();
        }

        await LoadAsync();
    }
}
