namespace PolicyMarket.Data.Notices;

/// <summary>The way out of the house for SMS and e-mail; a city brings its own gateway.</summary>
public interface IMessageProvider
{
    Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct);
}
