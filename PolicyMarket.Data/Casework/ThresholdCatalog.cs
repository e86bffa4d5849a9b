using System.Collections.Immutable;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework;

/// <summary>Every parameter of the casework rules with its bounds and its default.</summary>
public static class ThresholdCatalog
{
    internal const string FindingDays = "finding.days";
    internal const string RecoveryDays = "recovery.days";

    private const string Limit = "limit";
    private const string Amber = "amber";
    private const string LevelOne = "level1";
    private const string LevelTwo = "level2";

    /// <summary>In the order of the page. The last day of a pre-check comes from the setting Matching:CheckWorkdays and that of a dispute from
    /// Disputes:AnswerWorkdays, so they have no limit here.</summary>
    public static ImmutableArray<Threshold> All { get; } =
    [
        .. OfWait(CaseKind.PreCheckWaits, limit: null, 2, 3, 8),
        .. OfWait(CaseKind.DataWaits, 5, 2, 3, 8),
        .. OfWait(CaseKind.OfferWaits, 20, 5, 10, 20),
        .. OfWait(CaseKind.ClaimWaits, 10, 3, 3, 10),
        .. OfWait(CaseKind.BatchWaits, 5, 1, 2, 5),
        .. OfWait(CaseKind.DisputeWaits, limit: null, 3, 3, 8),
        new(FindingDays, "核查和追回", "核查发现的问题，应在几个工作日内办结", 5, 1, 60),
        new(RecoveryDays, "核查和追回", "追回件，应在几个工作日内决定", 10, 1, 120),
    ];

    public static Threshold? Find(string key) => All.FirstOrDefault(one => one.Key == key);

    internal static string LimitOf(CaseKind kind) => KeyOf(kind, Limit);

    internal static string AmberOf(CaseKind kind) => KeyOf(kind, Amber);

    internal static string LevelOneOf(CaseKind kind) => KeyOf(kind, LevelOne);

    internal static string LevelTwoOf(CaseKind kind) => KeyOf(kind, LevelTwo);

    private static IEnumerable<Threshold> OfWait(CaseKind kind, int? limit, int amber, int levelOne, int levelTwo)
    {
        var group = CaseworkWording.Of(kind);
        if (limit is { } days)
        {
            yield return new(KeyOf(kind, Limit), group, "期限：从开始等待算起几个工作日", days, 1, 250);
        }

        yield return new(KeyOf(kind, Amber), group, "黄灯：剩余不多于几个工作日", amber, 0, 60);
        yield return new(KeyOf(kind, LevelOne), group, "上报一级：超期满几个工作日", levelOne, 0, 120);
        yield return new(KeyOf(kind, LevelTwo), group, "上报二级：超期满几个工作日", levelTwo, 1, 250);
    }

    private static string KeyOf(CaseKind kind, string part) =>
        $"{kind switch
    {
        CaseKind.PreCheckWaits => "precheck",
        CaseKind.DataWaits => "data",
        CaseKind.OfferWaits => "offer",
        CaseKind.ClaimWaits => "claim",
        CaseKind.BatchWaits => "batch",
        CaseKind.DisputeWaits => "dispute",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind does not wait."),
    }}.{part}";
}
