using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Imports;

/// <summary>A parameter to be stored. Region: GB/T 2260 code, empty for the whole country; From and To inclusive, no To: until the next value.</summary>
public sealed record NewParameter(string Name, string Region, DateOnly From, DateOnly? To, FactValue Value, string Source);
