namespace PolicyMarket.Data.People;

/// <summary>
/// Limits guesses of passwords by name and address, by address, and by name, in memory. A device on which the person has signed in before has a limit
/// of its own, so that guesses from elsewhere never keep a person out.
/// </summary>
internal sealed class SignInThrottle
{
    /// <summary>For how long attempts count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly AttemptWindow _byPlace = new(limit: 5, Window);
    private readonly AttemptWindow _byAddress = new(limit: 60, Window);
    private readonly AttemptWindow _byName = new(limit: 30, Window);

    /// <summary>Counts the attempt before the password is looked at, so that simultaneous guesses do not pass; false: refused.</summary>
    public bool TryEnter(string name, string address, string? knownDevice, DateTime now)
    {
        if (knownDevice is not null)
        {
            return _byPlace.TryAdd(Device(name, knownDevice), now);
        }

        var network = NetworkOf(address);
        if (_byName.IsFull(name, now) || _byAddress.IsFull(network, now) || !_byPlace.TryAdd(Place(name, network), now))
        {
            return false;
        }

        return _byAddress.TryAdd(network, now) && _byName.TryAdd(name, now);
    }

    /// <summary>The password was right: the place starts again, and the attempt does not count elsewhere.</summary>
    public void Succeeded(string name, string address, string? knownDevice)
    {
        if (knownDevice is not null)
        {
            _byPlace.Clear(Device(name, knownDevice));
            return;
        }

        var network = NetworkOf(address);
        _byPlace.Clear(Place(name, network));
        _byAddress.TakeBack(network);
        _byName.TakeBack(name);
    }

    private static string Device(string name, string device) => $"device {device} {name}";

    private static string Place(string name, string network) => $"address {network} {name}";

    /// <summary>The address itself, or the /64 network of an IPv6 address, which one household can vary at will.</summary>
    private static string NetworkOf(string address) =>
        System.Net.IPAddress.TryParse(address, out var ip)
        && ip is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8))
            : address;
}
