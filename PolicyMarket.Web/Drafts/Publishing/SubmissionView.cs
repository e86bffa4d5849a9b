using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Web.Drafts.Publishing;

/// <summary>A submission with its rule, without the territory in front.</summary>
public sealed record SubmissionView(long Id, string ContentHash, string PersonName, DateTime At, string Reason, PolicyRule Rule);
