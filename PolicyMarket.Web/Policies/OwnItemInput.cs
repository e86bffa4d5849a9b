namespace PolicyMarket.Web.Policies;

/// <summary>Input of the forms of one item.</summary>
public sealed class OwnItemInput
{
    public DateOnly? Until { get; set; }
}
