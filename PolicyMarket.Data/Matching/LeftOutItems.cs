namespace PolicyMarket.Data.Matching;

/// <summary>How many published items a run left out, by reason.</summary>
public readonly record struct LeftOutItems(int Undated, int NotYet, int Expired)
{
    public int Total => Undated + NotYet + Expired;

    /// <summary>One sentence for people; empty when nothing was left out.</summary>
    public string Sentence
    {
        get
        {
            (int Count, string Why)[] reasons = [(Undated, "没有失效日期，也没有人确认仍在执行"), (NotYet, "尚未施行"), (Expired, "已经失效")];
            return Total == 0 ? "" : $"另有 {Total:N0} 个事项没有参加匹配：{string.Join("；", reasons.Where(one => one.Count > 0).Select(one => $"{one.Why} {one.Count:N0} 个"))}。";
        }
    }
}
