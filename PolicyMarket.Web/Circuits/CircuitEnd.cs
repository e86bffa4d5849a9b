namespace PolicyMarket.Web.Circuits;

/// <summary>Whether the circuit has ended for its person. An ended circuit renders nothing and accepts nothing more. One instance for each circuit.</summary>
internal sealed class CircuitEnd : IDisposable
{
    private readonly CancellationTokenSource _source = new();

    public CircuitEnd() => Token = _source.Token;

    public bool IsEnded => Token.IsCancellationRequested;

    /// <summary>Is cancelled when the circuit ends.</summary>
    public CancellationToken Token { get; }

    public void End()
    {
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The circuit was disposed in the meantime.
        }
    }

    public void Dispose() => _source.Dispose();
}
