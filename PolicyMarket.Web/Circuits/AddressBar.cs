using Microsoft.JSInterop;

namespace PolicyMarket.Web.Circuits;

/// <summary>
/// Writes what a page is filtered by into its address, which can be sent to somebody. The browser does it, and only while the page is still open there: a
/// search that ends while a link is followed must not lead back.
/// </summary>
public sealed class AddressBar(IJSRuntime scripts)
{
    /// <summary>The script's function: the address, and whether it takes the place of the last one in the history.</summary>
    public const string Function = "policyMarket.showAddress";

    public async Task ShowAsync(string address, bool replace, CancellationToken ct)
    {
        try
        {
            await scripts.InvokeVoidAsync(Function, ct, address, replace);
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left.
        }
    }
}
