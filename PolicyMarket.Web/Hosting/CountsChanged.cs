namespace PolicyMarket.Web.Hosting;

/// <summary>Tells the frame of the same circuit that something it counts has changed, so that it counts again.</summary>
public sealed class CountsChanged
{
    public event EventHandler? Happened;

    public void Raise() => Happened?.Invoke(this, EventArgs.Empty);
}
