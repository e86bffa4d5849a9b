namespace PolicyMarket.Web.Policies;

/// <summary>The firm's latest offer or claim of an item. Day: the last day of the check, or on which the firm can confirm; null where none counts.</summary>
public sealed record OwnMatter(OwnStage Stage, long OfferId, long? ClaimId, string? ClaimNumber, long AmountFen, DateOnly? Day, string Department)
{
    public static OwnMatter None { get; } = new(OwnStage.None, 0, null, null, 0, null, "");
}
