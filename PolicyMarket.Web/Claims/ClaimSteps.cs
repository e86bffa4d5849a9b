using PolicyMarket.Data.Claims;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Claims;

/// <summary>The four stations of a claim, and the words for each state.</summary>
public static class ClaimSteps
{
    private static readonly string[] Stations = ["确认", "编入批次", "复核通过", "到账"];

    /// <summary>Where the claim is, as stations done, now and to come.</summary>
    public static IReadOnlyList<TimelineStep> Bar(ClaimState state)
    {
        var done = state switch
        {
            ClaimState.Confirmed => 1,
            ClaimState.InBatch => 2,
            ClaimState.BatchApproved or ClaimState.Returned => 3,
            ClaimState.Paid => 4,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown claim state"),
        };
        return [.. Stations.Select((name, i) => new TimelineStep(name, null, null, StateOf(i, done, state)))];
    }

    public static string Word(ClaimState state) =>
        state switch
        {
            ClaimState.Confirmed => "已确认，待拨付",
            ClaimState.InBatch => "已编入批次",
            ClaimState.BatchApproved => "复核通过，银行划款中",
            ClaimState.Paid => "已到账",
            ClaimState.Returned => "银行退回",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown claim state"),
        };

    public static Tone ToneOf(ClaimState state) =>
        state switch
        {
            ClaimState.Paid => Tone.Ok,
            ClaimState.Returned => Tone.Bad,
            _ => Tone.Accent,
        };

    private static StepState StateOf(int station, int done, ClaimState state) =>
        station switch
        {
            _ when station < done => StepState.Done,
            _ when station == done && state == ClaimState.Returned => StepState.Bad,
            _ when station == done => StepState.Now,
            _ => StepState.Todo,
        };
}
