namespace PolicyMarket.Data.Notices;

/// <summary>How a message leaves the house.</summary>
public enum MessageChannel
{
    Sms,
    Email,
}
