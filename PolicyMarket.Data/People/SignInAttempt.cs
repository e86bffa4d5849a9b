namespace PolicyMarket.Data.People;

/// <summary>
/// Input of a sign-in and its origin. DevicePersonIds: persons who have signed in on this device before, proved by its cookie; DeviceId names
/// that device and is empty for a new one.
/// </summary>
public sealed record SignInAttempt(string UserName, string Password, string Address, string Browser)
{
    public string DeviceId { get; init; } = "";

    public IReadOnlyCollection<long> DevicePersonIds { get; init; } = [];
}
