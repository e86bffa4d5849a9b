namespace PolicyMarket.Web.Ui;

/// <summary>One bar of a chart: Text is the value as people read it, Href where it leads.</summary>
public sealed record Bar(string Label, decimal Value, string Text, Tone Tone = Tone.Accent, string? Href = null);
