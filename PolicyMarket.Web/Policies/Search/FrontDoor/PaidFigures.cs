using PolicyMarket.Data.Store;
using PolicyMarket.Web.Disclosure;

namespace PolicyMarket.Web.Policies.Search.FrontDoor;

/// <summary>Totals of all that was paid, as 阳光公示 shows them; read again when public content has changed.</summary>
public sealed class PaidFigures(DisclosureQueries disclosure, PublicContent content)
{
    private Kept? kept;

    private sealed record Kept(long Content, DisclosureTotals Totals);

    public async ValueTask<DisclosureTotals> ReadAsync(CancellationToken ct)
    {
        var version = content.Version;
        if (Volatile.Read(ref kept) is { } known && known.Content == version)
        {
            return known.Totals;
        }

        var totals = await disclosure.TotalsAsync(ct);
        Volatile.Write(ref kept, new Kept(version, totals));
        return totals;
    }
}
