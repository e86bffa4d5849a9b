namespace PolicyMarket.Data.Casework.Desk;

/// <summary>Counts of one evaluation.</summary>
/// <param name="Changed">Cases whose light, level or reason became another one.</param>
/// <param name="Settled">Cases whose cause is gone.</param>
public sealed record CaseTally(int Firms, int Facts, int Findings, int Opened, int Changed, int Settled)
{
    public static CaseTally None { get; } = new(0, 0, 0, 0, 0, 0);

    internal bool HasWritten => Opened + Changed + Settled > 0;

    public static CaseTally operator +(CaseTally one, CaseTally other) =>
        new(
            one.Firms + other.Firms,
            one.Facts + other.Facts,
            one.Findings + other.Findings,
            one.Opened + other.Opened,
            one.Changed + other.Changed,
            one.Settled + other.Settled
        );
}
