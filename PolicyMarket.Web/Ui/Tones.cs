namespace PolicyMarket.Web.Ui;

internal static class Tones
{
    /// <summary>The CSS class of a tone; none for neutral.</summary>
    public static string Css(this Tone tone) =>
        tone switch
        {
            Tone.Neutral => "",
            Tone.Accent => "accent",
            Tone.Ok => "ok",
            Tone.Warn => "warn",
            Tone.Bad => "bad",
            _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "unknown tone"),
        };
}
