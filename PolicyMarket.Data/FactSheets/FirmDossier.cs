using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets;

/// <summary>All that is known of one firm on a date: its facts, and for each of them its source.</summary>
public sealed record FirmDossier(long Id, string CreditCode, string Name, string? Region, Facts Facts, IReadOnlyDictionary<string, FactSource> Sources);
