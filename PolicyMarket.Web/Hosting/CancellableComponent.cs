using Microsoft.AspNetCore.Components;

namespace PolicyMarket.Web.Hosting;

/// <summary>Base of every component that reads or writes: its work ends when the component is left.</summary>
public abstract class CancellableComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _life = new();
    private bool _isDisposed;

    protected CancellableComponent() => Life = _life.Token;

    /// <summary>Is cancelled when the component is left.</summary>
    protected CancellationToken Life { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Called once by <see cref="Dispose()"/>; overrides call the base last.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _life.Cancel();
            _life.Dispose();
        }
    }

    /// <summary>Ends the work before the component is left.</summary>
    protected void EndLife() => _life.Cancel();

    /// <summary>
    /// Starts work that continues alongside the rendering. An exception reaches the error boundary or ends the circuit, as from an event handler; the end
    /// of the component is none.
    /// </summary>
    protected void Start(Func<Task> work) => _ = RunAsync(work); // RunAsync handles every exception

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(work);
        }
        catch (OperationCanceledException) when (Life.IsCancellationRequested)
        {
            // The component was left.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
