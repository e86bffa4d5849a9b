namespace PolicyMarket.Data.Payouts;

/// <summary>
/// One thing that a person must look at before a payout is paid. Evidence: hash of what was found, so that a release holds for exactly this. Release: null
/// while no one has released it.
/// </summary>
public sealed record PayeeFinding(
    long PayoutId,
    string PayoutNumber,
    string FirmName,
    PayeeFindingKind Kind,
    string What,
    string Todo,
    string Evidence,
    PayeeRelease? Release
)
{
    public bool IsOpen => Release is null;

    public bool CanBeReleased => Kind != PayeeFindingKind.AccountUnverified;

    /// <summary>"涟源第1机械有限公司（LY20261122-000001-1-1）：…".</summary>
    public string Sentence => PayoutWording.FindingOfPayout(FirmName, PayoutNumber, What);
}
