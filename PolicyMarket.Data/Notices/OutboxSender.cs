using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Telemetry;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Notices;

/// <summary>Sends what is due in the outbox. A message is sent at least once; its key lets the provider recognise a repeat after a kill.</summary>
public sealed partial class OutboxSender(
    IDbContextFactory<PolicyMarketDb> factory,
    Recorder recorder,
    IMessageProvider provider,
    NoticeOptions options,
    PhoneCipher phones,
    BusinessClock clock,
    OfferMetrics metrics,
    ILogger<OutboxSender> log
) : IDisposable
{
    private const int Most = 200;
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Tries every due message once; a failure waits longer each time.</summary>
    public async Task<OutboxSent> SendDueAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            var sent = 0;
            var failed = 0;
            foreach (var (id, message) in await DueAsync(ct))
            {
                var outcome = message is null ? SendOutcome.Failed(NoticeWording.RecipientUnreadable) : await TryAsync(message, ct);
                await NoteAsync(id, outcome, ct);
                sent += outcome.IsSent ? 1 : 0;
                failed += outcome.IsSent ? 0 : 1;
                if (!outcome.IsSent)
                {
                    LogFailed(id, outcome.Error);
                }
            }

            metrics.CountMessages(sent, failed);
            return new OutboxSent(sent, failed);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Message: null when the keys that encrypted the recipient are lost.</summary>
    private async Task<List<(long Id, OutgoingMessage? Message)>> DueAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        var due = await db
            .OutboxMessages.AsNoTracking()
            .Where(m => m.SentAt == null && m.NextAttemptAt <= now && m.Attempts < options.MostAttempts)
            .OrderBy(m => m.NextAttemptAt)
            .ThenBy(m => m.Id)
            .Take(Most)
            .ToListAsync(ct);
        return due.ConvertAll(m => (m.Id, RecipientOf(m) is { } recipient ? new OutgoingMessage(m.Key, m.Channel, recipient, m.Body) : null));
    }

    private string? RecipientOf(OutboxMessage message) => message.Channel == MessageChannel.Sms ? phones.Reveal(message.Recipient) : message.Recipient;

    /// <summary>Whatever a provider throws is its failure to send this one message, and is noted with the message.</summary>
    private async Task<SendOutcome> TryAsync(OutgoingMessage message, CancellationToken ct)
    {
        try
        {
            return await provider.SendAsync(message, ct);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            return SendOutcome.Failed($"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private Task<Result<long>> NoteAsync(long id, SendOutcome outcome, CancellationToken ct) =>
        recorder.WriteAsync<long>(
            async db =>
            {
                var message = await db.OutboxMessages.SingleAsync(m => m.Id == id, ct);
                message.Attempts++;
                message.LastError = outcome.Error is { Length: > 500 } error ? error[..500] : outcome.Error;
                if (outcome.IsSent)
                {
                    message.SentAt = clock.UtcNow;
                }
                else
                {
                    message.NextAttemptAt = clock.UtcNow + options.DelayAfter(message.Attempts);
                }

                return Result.Ok(id);
            },
            ct
        );

    /// <summary>Without the recipient and the text, which are of persons.</summary>
    [LoggerMessage(Level = LogLevel.Warning, Message = "第 {MessageId} 条消息没有发出，稍后再发：{Error}")]
    private partial void LogFailed(long messageId, string? error);
}
