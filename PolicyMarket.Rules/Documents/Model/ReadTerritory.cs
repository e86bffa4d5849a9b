namespace PolicyMarket.Rules.Documents.Model;

/// <summary>A territory by its GB/T 2260 code; the code is null for the whole country and for a name that the table does not have.</summary>
public sealed record ReadTerritory(string? Code, string Name);
