namespace PolicyMarket.Web.Payouts;

/// <summary>What the batching form sends: the ticked payouts.</summary>
public sealed class MakeInput
{
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public List<long> PayoutIds
    {
        get;
        set => field = value ?? [];
    } = [];
}
