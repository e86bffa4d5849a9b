using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Notices;

/// <summary>
/// Tells a firm something, in the transaction of the workflow that causes it: the inbox at once, SMS and e-mail through the outbox where the firm has left an
/// address.
/// </summary>
public sealed class NoticeBoard(BusinessClock clock, PhoneCipher phones)
{
    /// <summary><paramref name="key"/> says what the notice is about and is used once; <paramref name="target"/> is "offer:17" or "claim:5".</summary>
    internal void Add(PolicyMarketDb db, Firm firm, string key, string title, string body, string target)
    {
        var now = clock.UtcNow;
        db.Notices.Add(
            new Notice
            {
                Key = key,
                FirmId = firm.Id,
                Title = title,
                Body = body,
                Target = target,
                CreatedAt = now,
            }
        );
        if (phones.Reveal(firm.Phone) is { } phone)
        {
            AddMessage(db, $"{key}:sms", MessageChannel.Sms, phones.Protect(phone), NoticeWording.ShortMessage(title, body), now);
        }

        if (!string.IsNullOrWhiteSpace(firm.Email))
        {
            AddMessage(db, $"{key}:email", MessageChannel.Email, firm.Email, $"{firm.Name}：\n{title}\n{body}", now);
        }
    }

    /// <summary>Tells one person of the staff, in the inbox alone. The key is used once.</summary>
    internal void AddForPerson(PolicyMarketDb db, PersonId personId, string key, string title, string body, string target) =>
        db.Notices.Add(
            new Notice
            {
                Key = key,
                PersonId = personId,
                Title = title,
                Body = body,
                Target = target,
                CreatedAt = clock.UtcNow,
            }
        );

    private static void AddMessage(PolicyMarketDb db, string key, MessageChannel channel, string recipient, string body, DateTime now) =>
        db.OutboxMessages.Add(
            new OutboxMessage
            {
                Key = key,
                Channel = channel,
                Recipient = recipient,
                Body = body,
                CreatedAt = now,
                NextAttemptAt = now,
            }
        );
}
