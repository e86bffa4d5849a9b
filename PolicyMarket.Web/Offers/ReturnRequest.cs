namespace PolicyMarket.Web.Offers;

/// <summary>Which fact is asked for, and of which department.</summary>
public sealed record ReturnRequest(string Attribute, string Label, string Source, string? Note);
