namespace PolicyMarket.Web.Ui;

/// <summary>What a colour means. Words beside it always say the same.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Ok,
    Warn,
    Bad,
}
