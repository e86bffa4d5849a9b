using System.Net.WebSockets;
using System.Text;
using System.Text.RegularExpressions;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Web.Circuits;

/// <summary>A client of circuits that is no browser: it takes the markers of components out of a page and sends them over a WebSocket.</summary>
internal sealed partial class RawCircuit(WebSocket socket) : IAsyncDisposable
{
    private const char EndOfRecord = '\u001e';
    private const string Home = "http://localhost/";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<object?[]> _received = [];
    private int _calls;

    /// <summary>The markers of the components of a page that a circuit renders, as JSON objects.</summary>
    public static IReadOnlyList<string> MarkersOf(string html) =>
        [.. Marker().Matches(html).Select(match => match.Groups[1].Value).Where(json => json.Contains("\"descriptor\"", StringComparison.Ordinal))];

    public static async Task<RawCircuit> OpenAsync(WebSocket socket)
    {
        var circuit = new RawCircuit(socket);
        using var limit = new CancellationTokenSource(Patience);
        var handshake = Encoding.UTF8.GetBytes($$"""{"protocol":"blazorpack","version":1}{{EndOfRecord}}""");
        await socket.SendAsync(handshake, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
        var answer = await circuit.FrameAsync(limit.Token);
        Assert.Equal($"{{}}{EndOfRecord}", answer is null ? null : Encoding.UTF8.GetString(answer));
        return circuit;
    }

    /// <summary>Starts a circuit and adds the components of the markers to it. The secret of the circuit, or null when it was refused.</summary>
    public async Task<string?> StartAsync(string path, IReadOnlyList<string> markers)
    {
        if (await CallAsync("StartCircuit", Home, Home.TrimEnd('/') + path, "[]", "") is not string secret)
        {
            return null;
        }

        var operations = markers.Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}""");
        await CallAsync("UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""", "");
        return secret;
    }

    /// <summary>Calls the hub and waits for its answer. Null: an error, or the connection has ended.</summary>
    public async Task<object?> CallAsync(string target, params string[] arguments)
    {
        var id = $"{++_calls}";
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await socket.SendAsync(MessagePack.Invocation(id, target, arguments), WebSocketMessageType.Binary, endOfMessage: true, limit.Token);
            while (await FrameAsync(limit.Token) is { } frame)
            {
                _received.AddRange(MessagePack.Messages(frame));
                if (_received.Find(m => m is [3L, _, string answered, ..] && answered == id) is { } completion)
                {
                    return completion is [_, _, _, 3L, var result] ? result : null;
                }
            }
        }
        catch (Exception ended) when (ended is WebSocketException or IOException)
        {
            // As an answer that does not come.
        }

        return null;
    }

    /// <summary>Whether a rendering that holds the text arrives within the time.</summary>
    public Task<bool> RendersAsync(string text, TimeSpan within) =>
        WaitAsync(
            () => Calls("JS.RenderBatch").Any(arguments => arguments is [_, byte[] batch] && batch.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0),
            within
        );

    /// <summary>Whether the server sends the browser to the address within the time.</summary>
    public Task<bool> LeadsToAsync(string address, TimeSpan within) =>
        WaitAsync(
            () => Calls("JS.BeginInvokeJS").Any(arguments => arguments.Any(a => a is string text && text.Contains(address, StringComparison.Ordinal))),
            within
        );

    /// <summary>Whether the connection ends within the time.</summary>
    public async Task<bool> EndsAsync(TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            while (await FrameAsync(limit.Token) is not null)
            {
                // What still arrives before the end.
            }

            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        catch (Exception ended) when (ended is WebSocketException or IOException)
        {
            return true;
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The arguments of what the server has called at the browser so far.</summary>
    private IEnumerable<object?[]> Calls(string target) =>
        _received.Where(m => m is [1L, _, _, string called, object?[], ..] && called == target).Select(m => (object?[])m[4]!); // a list by the line above

    private async Task<bool> WaitAsync(Func<bool> isThere, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            while (!isThere())
            {
                if (await FrameAsync(limit.Token) is not { } frame)
                {
                    return isThere();
                }

                _received.AddRange(MessagePack.Messages(frame));
            }

            return true;
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException or IOException)
        {
            return isThere();
        }
    }

    /// <summary>One whole frame; null when the other side has closed.</summary>
    private async Task<byte[]?> FrameAsync(CancellationToken ct)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (socket.State == WebSocketState.Open)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), ct);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            await frame.WriteAsync(buffer.AsMemory(0, part.Count), ct);
            if (part.EndOfMessage)
            {
                return frame.ToArray();
            }
        }

        return null;
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();
}
