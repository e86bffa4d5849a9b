namespace PolicyMarket.Web.Firms.DeliveredFacts;

/// <summary>
/// One fact. Fact: its name; Origin: department, period and date, or how it is computed; IsDelivered: a department delivered it, so that it can be disputed.
/// </summary>
public sealed record FirmDataLine(string Fact, string Label, string Value, string Origin, bool IsDelivered);
