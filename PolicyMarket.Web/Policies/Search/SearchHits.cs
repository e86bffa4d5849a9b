using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// The items that a query finds: their places, and the score of every place (0: not found). IsNearest: no item answers the whole query, these
/// answer most of it.
/// </summary>
public sealed record SearchHits(Bits Places, double[] Scores, IReadOnlyList<QueryTerm> Terms, bool IsNearest);
