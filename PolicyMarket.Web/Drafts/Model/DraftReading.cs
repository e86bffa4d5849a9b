using System.Collections.Immutable;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>A draft that was read: the rule, or all that is wrong with it.</summary>
public sealed record DraftReading(PolicyRule? Rule, ImmutableArray<DraftProblem> Problems);
