namespace PolicyMarket.Web.Claims;

/// <summary>What the confirm form sends.</summary>
public sealed class ConfirmInput
{
    public long? AccountId { get; set; }
}
