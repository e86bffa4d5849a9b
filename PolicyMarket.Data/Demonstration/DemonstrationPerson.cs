namespace PolicyMarket.Data.Demonstration;

/// <summary>One demonstration account. Firm: the index of an invented firm.</summary>
internal sealed record DemonstrationPerson(string UserName, string Name, string Role, string? Department = null, int? Firm = null);
