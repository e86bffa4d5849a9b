namespace PolicyMarket.Data.People;

/// <summary>What a person's account page says of the second factor. Pending: a set-up that has begun; null when there is none.</summary>
public sealed record SecondFactorState(bool IsOn, int RecoveryCodes, SecondFactorSetup? Pending);
