namespace PolicyMarket.Web.Imports.Parameters;

/// <summary>A dated parameter in words; Region is a place or 全国.</summary>
public sealed record ParameterRow(string Name, string Label, string Region, DateOnly From, DateOnly? To, string Value, string Source, bool IsInForce);
