using System.Collections.Immutable;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Web.Policies.Search;

/// <summary>
/// Ranks what the terms of a query find. Every term is demanded; when no item has all of them, those with two fifths of what the terms weigh stand for
/// them. General terms only move items up. Rare terms weigh more than frequent ones.
/// </summary>
internal static class QueryRanking
{
    private const double GeneralShare = 0.2;
    private const double LeastShare = 0.4;

    /// <summary>Share of the best score below which an item is a weak hit, in a condition or the name of a document.</summary>
    private const double Floor = 0.2;

    public static SearchHits Rank(TextIndex texts, ImmutableArray<QueryTerm> terms, int items)
    {
        var isSpecific = terms.Any(term => !term.IsGeneral);
        var found = terms.Select(term => (IsDemanded: !term.IsGeneral || !isSpecific, Hits: texts.Find(term))).ToList();
        var scores = new double[items];
        var matched = new double[items];
        var demanded = 0.0;
        foreach (var (isDemanded, hits) in found)
        {
            var rarity = Rarity(hits.Count, items);
            demanded += isDemanded ? rarity : 0;
            foreach (var (place, score) in hits.Items)
            {
                scores[place] += rarity * score * (isDemanded ? 1 : GeneralShare);
                matched[place] += isDemanded ? rarity : 0;
            }
        }

        const double rounding = 1e-9;
        var isNearest = !Array.Exists(matched, share => share >= demanded - rounding);
        var least = (isNearest ? LeastShare * demanded : demanded) - rounding;
        var best = 0.0;
        for (var place = 0; place < items; place++)
        {
            scores[place] = matched[place] >= least ? scores[place] : 0;
            best = Math.Max(best, scores[place]);
        }

        var places = new Bits(items);
        for (var place = 0; place < items; place++)
        {
            if (scores[place] > 0 && scores[place] >= Floor * best)
            {
                places.Add(place);
            }
        }

        return new SearchHits(places, scores, terms, isNearest && best > 0);
    }

    /// <summary>From 0.5 for a term that every item has to 1.5 for one that none has.</summary>
    private static double Rarity(int found, int items) => 0.5 + (Math.Log(1 + ((double)items / (1 + found))) / Math.Log(1 + items + 1));
}
