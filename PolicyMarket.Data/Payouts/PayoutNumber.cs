namespace PolicyMarket.Data.Payouts;

/// <summary>拨付编号, as instruction and result files carry it: claim number, instalment, attempt ("LY20261122-000318-1-1").</summary>
public static class PayoutNumber
{
    public static string Of(string claimNumber, int instalment, int attempt) => $"{claimNumber}-{instalment}-{attempt}";

    internal static string Of(Payout payout) =>
        payout.Claim is { } claim
            ? Of(claim.Number, payout.Instalment, payout.Attempt)
            : throw new InvalidOperationException($"Payout {payout.Id} was loaded without its claim.");
}
