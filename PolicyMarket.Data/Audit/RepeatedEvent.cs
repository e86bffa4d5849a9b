namespace PolicyMarket.Data.Audit;

/// <summary>
/// An audit event that one person can cause as often as they like. PersonId null: <paramref name="Actor"/> names who acts without an account.
/// Two events are identical when everything but the detail is equal.
/// </summary>
public sealed record RepeatedEvent(long? PersonId, string Actor, AuditAction Action, string Subject, string Detail)
{
    internal (long? PersonId, string Actor, AuditAction Action, string Subject) Key => (PersonId, Actor, Action, Subject);
}
