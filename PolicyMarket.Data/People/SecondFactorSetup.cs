namespace PolicyMarket.Data.People;

/// <summary>A secret that waits to be confirmed with its first code: as Base32 text, and as the address that authenticator apps read from a QR code.</summary>
public sealed record SecondFactorSetup(string Secret, string Address);
