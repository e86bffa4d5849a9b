namespace PolicyMarket.Data.Claims.Filing;

/// <summary>The claim that a confirmation made, or found when it had been made before.</summary>
public sealed record ClaimFiled(long ClaimId, string Number, bool WasThereBefore);
