namespace PolicyMarket.Data.People;

/// <summary>State of the second factor for a person's account page. Pending: a set-up that has begun; null when there is none.</summary>
public sealed record SecondFactorState(bool IsOn, int RecoveryCodes, SecondFactorSetup? Pending);
