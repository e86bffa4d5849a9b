using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.FactSheets;

/// <summary>Different values of one attribute that sources deliver for the same period; the last one counts.</summary>
internal sealed record FactDisagreement(string Attribute, ImmutableArray<(FactSource Source, FactValue Value)> Said);

/// <summary>A firm with what its sources disagree about. Dossier: null when one of its sheets is damaged.</summary>
internal sealed record ComparedFirm(long FirmId, FirmDossier? Dossier, ImmutableArray<FactDisagreement> Disagreements);
