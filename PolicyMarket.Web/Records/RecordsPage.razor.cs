using PolicyMarket.Data.Identity;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Records;

/// <summary>Checks of all records, alarms, and the head of the seal chain.</summary>
[DeskRoles(Roles.Supervisor, Roles.Administrator)]
public sealed partial class RecordsPage(RecordQueries queries, RecordDesk desk)
{
    private Dictionary<long, AlarmInput> _closing = [];
    private RecordsView? _view;
    private string? _notice;
    private string? _problem;
    private bool _isBusy;

    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>A reason that is being typed stays when the list is read again.</summary>
    private async Task LoadAsync()
    {
        _view = await queries.ReadAsync(PersonId, Life);
        var open = _view is null ? [] : _view.Alarms.Where(alarm => alarm.ClosedAt is null);
        _closing = open.ToDictionary(alarm => alarm.Id, alarm => _closing.GetValueOrDefault(alarm.Id) ?? new AlarmInput());
    }

    private Task CheckAsync() =>
        WorkAsync(async () =>
        {
            var result = await desk.CheckAsync(PersonId, Life);
            (_notice, _problem) = result.Value switch
            {
                null => ((string?)null, result.Why),
                { FindingCount: 0 } done => ($"已核对封印 {Formats.Count(done.Links)} 环、记录 {Formats.Count(done.Rows)} 行，全部一致。", null),
                var done => (null, $"核对完毕，有 {Formats.Count(done.FindingCount)} 处不符，见下面的警报。"),
            };
        });

    private Task CloseAsync(long alarmId) =>
        WorkAsync(async () =>
        {
            var result = await desk.CloseAsync(PersonId, alarmId, _closing[alarmId].Reason ?? "", Life);
            (_notice, _problem) = result.Succeeded ? ("警报已办结，理由记入审计。", (string?)null) : (null, result.Why);
        });

    private async Task WorkAsync(Func<Task> work)
    {
        _isBusy = true;
        try
        {
            await work();
            await LoadAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
