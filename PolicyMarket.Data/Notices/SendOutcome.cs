namespace PolicyMarket.Data.Notices;

/// <summary>A provider's answer: null error means that it has taken the message over.</summary>
public sealed record SendOutcome(string? Error)
{
    public static SendOutcome Sent { get; } = new((string?)null);

    public bool IsSent => Error is null;

    public static SendOutcome Failed(string error) => new(error);
}
