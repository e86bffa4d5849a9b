using System.Net;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// All open connections that carry circuits. Counts them by person and address, and closes those of a person as soon as <see cref="AccessChanges"/> announces
/// that the person or the session may do less than before.
/// </summary>
internal sealed class CircuitConnections : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CircuitConnection> _open = new(StringComparer.Ordinal);
    private readonly IOptions<CircuitLimits> _limits;
    private readonly AccessChanges _access;

    public CircuitConnections(IOptions<CircuitLimits> limits, AccessChanges access)
    {
        (_limits, _access) = (limits, access);
        access.Changed += OnAccessChanged;
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _open.Count;
            }
        }
    }

    public void Dispose() => _access.Changed -= OnAccessChanged;

    /// <summary>Null while one more connection of the person from the address is within the limits.</summary>
    public CircuitRefusal? FindRefusal(PersonId personId, IPAddress? address)
    {
        lock (_gate)
        {
            return FindRefusal(personId, CircuitConnection.AddressOf(address));
        }
    }

    /// <summary>Adds the connection. A refusal: one more would be above the limits, and it was not added.</summary>
    public CircuitRefusal? Add(CircuitConnection connection)
    {
        lock (_gate)
        {
            if (FindRefusal(connection.PersonId, connection.Address) is { } refusal)
            {
                return refusal;
            }

            _open[connection.Id] = connection;
            return null;
        }
    }

    public CircuitConnection? Find(string connectionId)
    {
        lock (_gate)
        {
            return _open.GetValueOrDefault(connectionId);
        }
    }

    public void Remove(string connectionId)
    {
        lock (_gate)
        {
            _open.Remove(connectionId);
        }
    }

    /// <summary>Closes the connection of a circuit that holds this principal.</summary>
    public void Close(ClaimsPrincipal user) => Close(connection => ReferenceEquals(connection.User, user));

    private CircuitRefusal? FindRefusal(PersonId personId, string address)
    {
        var limits = _limits.Value;
        return _open.Values.Count(c => c.PersonId == personId) >= limits.MostPerPerson ? CircuitRefusal.PersonFull(limits.MostPerPerson)
            : _open.Values.Count(c => c.Address == address) >= limits.MostPerAddress ? CircuitRefusal.AddressFull(limits.MostPerAddress)
            : null;
    }

    private void OnAccessChanged(object? sender, AccessChange change) => Close(connection => change.Concerns(connection.User));

    private void Close(Func<CircuitConnection, bool> isMeant)
    {
        List<CircuitConnection> meant;
        lock (_gate)
        {
            meant = [.. _open.Values.Where(isMeant)];
        }

        meant.ForEach(connection => connection.Close());
    }
}
