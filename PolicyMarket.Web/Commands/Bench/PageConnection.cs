using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using static System.FormattableString;

namespace PolicyMarket.Web.Commands.Bench;

/// <summary>
/// One kept-alive HTTP/1.1 connection that asks as a browser does and reads answers to their end: little work of its own, so that the measure is of the server.
/// </summary>
internal sealed class PageConnection : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private static readonly byte[] HeadEnd = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket;
    private readonly string rest;
    private readonly byte[] buffer = new byte[BufferBytes];
    private int from;
    private int to;

    private PageConnection(Socket socket, int port)
    {
        this.socket = socket;
        rest = Invariant($" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n");
    }

    public static async Task<PageConnection> OpenAsync(int port, CancellationToken ct)
    {
        var opened = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await opened.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
            return new PageConnection(opened, port);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the body. Throws <see cref="InvalidDataException"/> on an answer other than 200.</summary>
    public async Task<int> GetAsync(string path, CancellationToken ct)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path}{rest}"), ct);
        var head = await ReadHeadAsync(ct);
        if (!head.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} was answered with {head.Split('\r')[0]}");
        }

        if (Header(head, "Content-Length") is { } length)
        {
            var bytes = int.Parse(length, CultureInfo.InvariantCulture);
            await SkipAsync(bytes, ct);
            return bytes;
        }

        return Header(head, "Transfer-Encoding") is "chunked"
            ? await ReadChunksAsync(ct)
            : throw new InvalidDataException($"The answer to {path} has no end that can be told.");
    }

    public void Dispose() => socket.Dispose();

    private static string? Header(string head, string name)
    {
        var at = head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var start = at + name.Length + 4;
        return head[start..head.IndexOf('\r', start)];
    }

    private async Task<string> ReadHeadAsync(CancellationToken ct)
    {
        while (true)
        {
            var end = buffer.AsSpan(from, to - from).IndexOf(HeadEnd);
            if (end >= 0)
            {
                var head = Encoding.ASCII.GetString(buffer, from, end + 2);
                from += end + HeadEnd.Length;
                return head;
            }

            await FillAsync(ct);
        }
    }

    private async Task<int> ReadChunksAsync(CancellationToken ct)
    {
        for (var total = 0; ; )
        {
            var size = int.Parse(await ReadLineAsync(ct), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await SkipAsync(size + 2, ct);
            if (size == 0)
            {
                return total;
            }

            total += size;
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken ct)
    {
        while (true)
        {
            var end = buffer.AsSpan(from, to - from).IndexOf("\r\n"u8);
            if (end >= 0)
            {
                var line = Encoding.ASCII.GetString(buffer, from, end);
                from += end + 2;
                return line;
            }

            await FillAsync(ct);
        }
    }

    private async Task SkipAsync(int bytes, CancellationToken ct)
    {
        while (true)
        {
            var here = Math.Min(bytes, to - from);
            from += here;
            bytes -= here;
            if (bytes == 0)
            {
                return;
            }

            await FillAsync(ct);
        }
    }

    /// <summary>Reads more behind what is there; throws when the server closes.</summary>
    private async Task FillAsync(CancellationToken ct)
    {
        if (from == to)
        {
            (from, to) = (0, 0);
        }
        else if (to == buffer.Length)
        {
            buffer.AsSpan(from, to - from).CopyTo(buffer);
            (from, to) = (0, to - from);
        }

        var read = to < buffer.Length ? await socket.ReceiveAsync(buffer.AsMemory(to), ct) : 0;
        to += read > 0 ? read : throw new InvalidDataException("The server closed the connection in the middle of an answer.");
    }
}
