namespace PolicyMarket.Data.Oversight;

/// <summary>One fact that the decision rests on, in words, with department, batch and date.</summary>
public sealed record TrailFact(string Label, string Text, string Source);
