using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>One run: the funnel, what changed, what could not be decided, the run before beside it.</summary>
public sealed partial class RunPage(RunsQueries queries)
{
    private const int MostBars = 12;

    [Parameter] public long RunId { get; set; }

    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private RunView? View { get; set; }

    private bool IsMissing { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var personId = Authentication is null ? null : (await Authentication).User.PersonId();
        View = await RecordReadingAsync(await queries.ReadAsync(personId, RunId, Life), personId);
        IsMissing = View is null;
        await ReadRolesAsync();
    }

    private static string Lead(RunRow run) => run.Duration is { } duration
        ? $"{Formats.Instant(run.StartedAt)} 开始，用时 {Formats.Duration(duration)}"
        : $"{Formats.Instant(run.StartedAt)} 开始";

    private static Bar[] FirmStages(RunView view) =>
    [
        Stage("核对的企业", view.Run.FirmsDone),
        Stage("至少符合一项", view.Run.FirmsMatched),
        Stage("有免申即享待确认", view.Money.FirmsOffered),
        Stage("已推送给企业", view.Money.FirmsPushed),
        Stage("企业已确认", view.Money.FirmsConfirmed),
        Stage("款已到账", view.Money.FirmsPaid, Tone.Ok),
    ];

    private static Bar Stage(string label, int firms, Tone tone = Tone.Accent) => new(label, firms, $"{Formats.Count(firms)} 家", tone);

    private static Bar[] MoneyBars(RunView view) =>
    [
        Sum("符合条件", view.Run.EligibleFen),
        Sum("免申即享名单", view.Money.OfferedFen),
        Sum("已推送", view.Money.PushedFen),
        Sum("已确认", view.Money.ConfirmedFen),
        Sum("已到账", view.Money.PaidFen, Tone.Ok),
    ];

    private static Bar Sum(string label, long fen, Tone tone = Tone.Accent) => new(label, fen, Formats.Yuan(fen), tone);

    private static Bar[] Shares(IEnumerable<RunShare> shares) =>
        [.. shares.OrderByDescending(s => s.Eligible).Take(MostBars).Select(s => new Bar(s.Name, s.Eligible, $"{Formats.Count(s.Eligible)} · {AboutWan(s.EligibleFen)}"))];

    /// <summary>Short enough to stand beside a bar; the exact sums are in the figures above.</summary>
    private static string AboutWan(long fen) => $"约 {Formats.Count(fen / 1_000_000)} 万元";

    private static Bar[] Unknowns(IEnumerable<RunShare> shares) =>
        [.. shares.OrderByDescending(s => s.Unknown).Take(MostBars).Select(s => new Bar(s.Name, s.Unknown, Formats.Count(s.Unknown), Tone.Warn))];
}
