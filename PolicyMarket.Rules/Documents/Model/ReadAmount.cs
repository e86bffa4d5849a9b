using System.Collections.Immutable;

namespace PolicyMarket.Rules.Documents.Model;

/// <summary>
/// An amount that the text grants. Form is one of fixed, rate, unit_price, tiers, slices, steps, difference, instalments, bonus, relief, discretion, cap
/// and floor.
/// </summary>
public sealed record ReadAmount(string Clause, string Form, ImmutableArray<ReadFigure> Figures, ReadFigure? Cap, ReadFigure? Floor, SourceSpan Source);
