using System.Collections.Immutable;
using PolicyMarket.Rules.Engine.Drafts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The eligible firms by one attribute; the key of a share is its label.</summary>
public sealed record ReachChart(string Title, ImmutableArray<DraftShare> Shares);
