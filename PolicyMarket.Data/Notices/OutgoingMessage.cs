namespace PolicyMarket.Data.Notices;

/// <summary>Message for a provider to send. The key is the same at every attempt, so that a provider can drop a message that it has sent before.</summary>
public sealed record OutgoingMessage(string Key, MessageChannel Channel, string Recipient, string Body);
