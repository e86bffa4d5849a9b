namespace PolicyMarket.Web.Claims;

/// <summary>Fields of the confirm form.</summary>
public sealed class ConfirmInput
{
    public long? AccountId { get; set; }
}
