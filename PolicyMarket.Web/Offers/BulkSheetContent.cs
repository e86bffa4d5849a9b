namespace PolicyMarket.Web.Offers;

/// <summary>
/// Content of the sheet before an approval: the offers by item, and the doubtful ones that a bulk leaves out. A single doubtful offer is approved after its
/// doubts were shown.
/// </summary>
/// <param name="LeftOut">Firms and doubts of the offers that are left out; the first ones of them.</param>
public sealed record BulkSheetContent(
    IReadOnlyList<long> Ids,
    IReadOnlyList<PreCheckShare> Shares,
    IReadOnlyList<(string Firm, string Doubts)> LeftOut,
    int LeftOutCount,
    bool IsSingle,
    bool IsSingleDoubtful,
    bool NeedsSecond,
    long LimitFen
)
{
    /// <summary>Doubtful offers that the sheet names.</summary>
    public const int MostNamed = 50;

    public long TotalFen => Shares.Sum(share => share.TotalFen);

    /// <summary>Named: rows of the doubtful offers among the chosen, as many as are to be named.</summary>
    internal static BulkSheetContent Make(
        PreCheckQueue queue,
        IReadOnlyList<PreCheckKey> chosen,
        IReadOnlyList<PreCheckRow> named,
        bool needsSecond,
        long limitFen
    )
    {
        var isSingle = chosen.Count == 1;
        var taken = Taken(chosen);
        var doubtful = chosen.Where(key => key.IsDoubtful).ToList();
        var titles = queue.Items.ToDictionary(item => item.ItemId, item => item.Title);
        var rows = named.ToDictionary(row => row.Id);
        return new BulkSheetContent(
            [.. taken.Select(key => key.Id)],
            [
                .. taken
                    .GroupBy(key => key.ItemId)
                    .Select(g => new PreCheckShare(titles.GetValueOrDefault(g.Key, ""), g.Count(), g.Sum(key => key.AmountFen)))
                    .OrderByDescending(share => share.TotalFen),
            ],
            [
                .. doubtful
                    .Where(key => rows.ContainsKey(key.Id))
                    .Select(key => (rows[key.Id].FirmName, string.Join("；", key.Doubts.Select(doubt => doubt.Words)))),
            ],
            doubtful.Count,
            isSingle,
            isSingle && doubtful.Count == 1,
            needsSecond,
            limitFen
        );
    }

    /// <summary>The offers that an approval takes: the single one, or those of many that are not doubtful.</summary>
    internal static IReadOnlyList<PreCheckKey> Taken(IReadOnlyList<PreCheckKey> chosen) => [.. chosen.Where(key => chosen.Count == 1 || !key.IsDoubtful)];
}
