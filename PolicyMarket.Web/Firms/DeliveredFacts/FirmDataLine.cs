namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>One fact. Origin: department, period and date, or how it is worked out.</summary>
public sealed record FirmDataLine(string Label, string Value, string Origin);
