namespace PolicyMarket.Web.Payouts;

/// <summary>What the batching form sends: the ticked payouts.</summary>
public sealed class MakeInput
{
    public List<long> PayoutIds { get; set; } = [];
}
