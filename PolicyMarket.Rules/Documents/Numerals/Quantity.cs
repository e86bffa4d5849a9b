namespace PolicyMarket.Rules.Documents.Numerals;

/// <summary>A number with its unit as printed (3.5 万元, 10 %): half-open range of indexes into the text it was read from.</summary>
internal sealed record Quantity(int Start, int End, decimal Value, string Unit)
{
    public bool IsMoney => Unit.EndsWith('元');

    public bool IsShare => Unit is "%" or "‰" or "个百分点" or "BP";

    public bool IsTime => Unit is "年" or "个月" or "个工作日" or "工作日" or "天" or "日" or "个自然月" or "周年" or "小时";

    public bool IsCount => !IsMoney && !IsShare && !IsTime;
}
