namespace PolicyMarket.Web.Policies;

/// <summary>What the forms of one item send.</summary>
public sealed class OwnItemInput
{
    public DateOnly? Until { get; set; }
}
