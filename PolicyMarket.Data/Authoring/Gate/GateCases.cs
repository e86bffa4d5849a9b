using System.Collections.Immutable;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Data.Authoring.Gate;

/// <summary>The cases of an item as a check reads them, with the facts of each. Stamp: see <see cref="ItemCases.StampAsync"/>.</summary>
internal sealed record GateCases(ImmutableArray<ItemCase> Rows, Facts[] Facts, long Stamp);
