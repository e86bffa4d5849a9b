namespace PolicyMarket.Web.Ui;

/// <summary>Meaning of a colour. Words next to it always say the same.</summary>
public enum Tone
{
    Neutral,
    Accent,
    Ok,
    Warn,
    Bad,
}
