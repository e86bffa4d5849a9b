namespace PolicyMarket.Data.Determinations;

/// <summary>How many published items a run left out, by reason.</summary>
public readonly record struct LeftOutItems(int Undated, int NotYet, int Expired)
{
    /// <summary>Items whose stored rule cannot be read, and items whose amount refers to one of these.</summary>
    public int Damaged { get; init; }

    public int Total => Undated + NotYet + Expired + Damaged;

    /// <summary>One sentence for people; empty when nothing was left out.</summary>
    public string Sentence
    {
        get
        {
            (int Count, string Why)[] reasons = [(Undated, "没有失效日期，也没有人确认仍在执行"), (NotYet, "尚未施行"), (Expired, "已经失效"), (Damaged, "规则已损坏、读不出（请管理员从备份恢复，或请编写部门重新发布）")];
            return Total == 0 ? "" : $"另有 {Total:N0} 个事项没有参加匹配：{string.Join("；", reasons.Where(one => one.Count > 0).Select(one => $"{one.Why} {one.Count:N0} 个"))}。";
        }
    }
}
