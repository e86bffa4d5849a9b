using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Notices;

public sealed class OutboxTests
{
    [Fact]
    public async Task File_provider_writes_each_message_once_as_one_line()
    {
        await using var county = await PushedAsync(null);
        var sender = county.Record.Get<OutboxSender>();
        var rounds = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => sender.SendDueAsync(County.Ct))));
        Assert.Equal(2, rounds.Sum(r => r.Sent));
        var lines = await File.ReadAllLinesAsync(county.Record.Options.MessageFile);
        Assert.Equal(2, lines.Length);
        Assert.Contains(lines, l => l.Contains("13800000000", StringComparison.Ordinal) && l.Contains("可领取 100,000.00 元", StringComparison.Ordinal));
        Assert.Equal(0, await county.Record.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.SentAt == null)));
    }

    [Fact]
    public async Task Failing_message_waits_longer_each_time_and_is_sent_when_the_provider_is_back()
    {
        var provider = new FailingProvider();
        await using var county = await PushedAsync(provider);
        var sender = county.Record.Get<OutboxSender>();
        var delays = new List<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(new OutboxSent(0, 2), await sender.SendDueAsync(County.Ct));
            Assert.Equal(new OutboxSent(0, 0), await sender.SendDueAsync(County.Ct)); // not due
            var next = await county.Record.ReadAsync(db => db.OutboxMessages.MinAsync(m => m.NextAttemptAt));
            delays.Add(next - county.Record.Business.UtcNow);
            county.Record.Clock.Advance(delays[^1]);
        }

        Assert.Equal([60, 120, 240, 480], delays.Select(d => d.TotalSeconds));
        Assert.Contains(
            "网关不通",
            await county.Record.ReadAsync(db => db.OutboxMessages.Select(m => m.LastError).FirstAsync()),
            StringComparison.Ordinal
        );
        provider.IsBack = true;
        Assert.Equal(new OutboxSent(2, 0), await sender.SendDueAsync(County.Ct));
        Assert.Equal(new OutboxSent(0, 0), await sender.SendDueAsync(County.Ct));
    }

    [Fact]
    public async Task Message_is_given_up_after_the_last_attempt_and_stays_with_its_error()
    {
        await using var county = await PushedAsync(new FailingProvider());
        var sender = county.Record.Get<OutboxSender>();
        for (var i = 0; i < 20; i++)
        {
            await sender.SendDueAsync(County.Ct);
            county.Record.Clock.Advance(TimeSpan.FromHours(6));
        }

        var messages = await county.Record.ReadAsync(db => db.OutboxMessages.ToListAsync());
        Assert.All(messages, m => Assert.Equal((12, (DateTime?)null), (m.Attempts, m.SentAt)));
    }

    [Fact]
    public async Task Notice_is_read_by_its_own_firm_only_and_once()
    {
        await using var county = await PushedAsync(null);
        var (stranger, _, _) = await county.OtherFirmAsync(2);
        var id = await county.Record.ReadAsync(db => db.Notices.Select(n => n.Id).SingleAsync());
        var inbox = county.Record.Get<Inbox>();
        County.Refused(await inbox.MarkReadAsync(stranger, id, County.Ct), DataDiagnostics.WorkNotFound);
        County.Done(await inbox.MarkReadAsync(county.FirmUser, id, County.Ct));
        var first = await county.Record.ReadAsync(db => db.Notices.Select(n => n.ReadAt).SingleAsync());
        county.Record.Clock.Advance(TimeSpan.FromMinutes(5));
        County.Done(await inbox.MarkReadAsync(county.FirmUser, id, County.Ct));
        Assert.Equal(first, await county.Record.ReadAsync(db => db.Notices.Select(n => n.ReadAt).SingleAsync()));
    }

    private static async Task<County> PushedAsync(IMessageProvider? provider)
    {
        var record = await TestRecord.CreateAsync(services =>
        {
            if (provider is not null)
            {
                services.AddSingleton(provider);
            }
        });
        var county = await County.CreateAsync(record: record);
        var offer = await county.OfferAsync(OfferState.Approved);
        County.Done(await record.Get<OfferPush>().PushNowAsync(county.Officer, [offer.Id], County.Ct));
        return county;
    }

    private sealed class FailingProvider : IMessageProvider
    {
        public bool IsBack { get; set; }

        /// <summary>Fails in both ways: by its answer for SMS, by an exception for e-mail.</summary>
        public Task<SendOutcome> SendAsync(OutgoingMessage message, CancellationToken ct) =>
            IsBack ? Task.FromResult(SendOutcome.Sent)
            : message.Channel == MessageChannel.Sms ? Task.FromResult(SendOutcome.Failed("网关不通"))
            : throw new IOException("网关不通");
    }
}
