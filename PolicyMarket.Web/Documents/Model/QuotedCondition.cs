using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>An accepted condition with the number of its citation in the draft.</summary>
internal sealed record QuotedCondition(ReadCondition Condition, int Quote);
