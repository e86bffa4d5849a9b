using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Notices;

/// <summary>The default provider: one JSON line a message in the data folder, flushed to disk before the message counts as sent.</summary>
public sealed class FileMessageProvider(DataOptions options, BusinessClock clock) : IMessageProvider, IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var line = JsonSerializer.Serialize(
            new
            {
                at = clock.UtcNow,
                channel = message.Channel.ToString(),
                key = message.Key,
                to = message.Recipient,
                body = message.Body,
            },
            Readable
        );
        await turn.WaitAsync(ct);
        try
        {
            PrivateFiles.CreateDirectory(options.Directory);
            await using var file = PrivateFiles.Open(options.MessageFile, FileMode.Append, FileAccess.Write, FileShare.Read);
            await file.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), ct);
            file.Flush(flushToDisk: true);
            return SendOutcome.Sent;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
