using System.Collections.Immutable;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Explain;

/// <summary>The wording of 就高不重复.</summary>
public static class HighestOnlyWords
{
    public static string Of(Received had, bool isSameItem) =>
        isSameItem
            ? $"本期已申领（受理号 {had.Number}，金额 {MoneyText.Exact(had.Yuan)}），同一期只享受一次"
            : $"同组已领取“{had.Title}”（受理号 {had.Number}），金额 {MoneyText.Exact(had.Yuan)}，按“就高不重复”本项不再享受";

    /// <summary>Of an item that is not part of the best set of its group: the items of the set that exclude it, with their sums in yuan.</summary>
    public static string Outranked(ImmutableArray<(string Title, decimal? Yuan)> better) =>
        better is [var (title, yuan)]
            ? $"同组的“{title}”{(yuan is { } sum ? $"金额更高（{MoneyText.Exact(sum)}）" : "优先")}，按“就高不重复”只享受一项"
            : $"同组的{string.Join("和", better.Select(one => $"“{one.Title}”"))}合计更高（{MoneyText.Exact(better.Sum(one => one.Yuan ?? 0m))}），"
                + "同一期按“就高不重复”只享受一项";
}
