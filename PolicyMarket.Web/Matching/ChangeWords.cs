using PolicyMarket.Data.Determinations;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Matching;

/// <summary>Words and colours of changes between two runs.</summary>
internal static class ChangeWords
{
    public static string Say(MatchChangeKind kind) =>
        kind switch
        {
            MatchChangeKind.New => "新增",
            MatchChangeKind.Lost => "失去",
            MatchChangeKind.AmountChanged => "金额变化",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown change."),
        };

    public static Tone ToneOf(MatchChangeKind kind) =>
        kind switch
        {
            MatchChangeKind.New => Tone.Ok,
            MatchChangeKind.Lost => Tone.Bad,
            MatchChangeKind.AmountChanged => Tone.Warn,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown change."),
        };
}
