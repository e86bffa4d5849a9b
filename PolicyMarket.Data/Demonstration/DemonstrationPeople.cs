namespace PolicyMarket.Data.Demonstration;

/// <summary>The demonstration accounts, which exist in Development alone.</summary>
public static class DemonstrationPeople
{
    /// <summary>One password for all of them; the sign-in page shows it in Development.</summary>
    public const string Password = "policy-market-2026";
}
