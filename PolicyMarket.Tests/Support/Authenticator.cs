using PolicyMarket.Data.People;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Tests.Support;

/// <summary>The authenticator app of one person: reads the secret of the set-up, and shows the code of the record's clock.</summary>
internal sealed class Authenticator(TestRecord record, byte[] secret)
{
    /// <summary>The code of this moment.</summary>
    public string Code => TimeCode.At(secret, TimeCode.StepAt(record.Business.UtcNow));

    /// <summary>The next code: moves the clock by one step.</summary>
    public string Next()
    {
        record.Clock.Advance(TimeSpan.FromSeconds(30));
        return Code;
    }

    /// <summary>Sets the second factor up as the person does on the page.</summary>
    public static async Task<(Authenticator App, IReadOnlyList<string> RecoveryCodes)> SetUpAsync(
        TestRecord record,
        PersonId personId,
        string password = Seeds.Password
    )
    {
        var desk = record.Get<SecondFactorDesk>();
        County.Done(await desk.BeginAsync(personId, password, County.Ct));
        var state = await desk.ReadAsync(personId, County.Ct);
        var app = new Authenticator(record, Decode(state?.Pending?.Secret ?? ""));
        var codes = County.Done(await desk.ConfirmAsync(new Approver(personId, app.Code), "", County.Ct));
        return (app, codes);
    }

    /// <summary>Base32 of RFC 4648, as an authenticator app reads it.</summary>
    public static byte[] Decode(string text)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var sign in text)
        {
            buffer = ((buffer << 5) | alphabet.IndexOf(sign, StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)((buffer >> bits) & 0xFF));
            }
        }

        return [.. bytes];
    }
}
