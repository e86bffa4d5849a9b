using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PolicyMarket.Data.People;

/// <summary>Time-based one-time passwords of RFC 6238: HMAC-SHA1, steps of 30 seconds, six digits.</summary>
internal static class TimeCode
{
    private const int StepSeconds = 30;
    private const int Digits = 6;

    /// <summary>The steps before and after the current one whose codes are accepted, because clocks of phones differ.</summary>
    private const int Tolerance = 1;

    /// <summary>The number of the step that contains the instant.</summary>
    public static long StepAt(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / (StepSeconds * TimeSpan.TicksPerSecond);

    /// <summary>The six digits of one step.</summary>
    public static string At(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 6238: authenticator apps compute HMAC-SHA1, whose security does not rest on collisions.
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 0xF)..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The accepted step whose code this is; null when the code is wrong.</summary>
    public static long? Find(byte[] secret, string code, DateTime utc)
    {
        var digits = Clean(code);
        if (digits.Length != Digits)
        {
            return null;
        }

        long? found = null;
        var now = StepAt(utc);
        for (var step = now - Tolerance; step <= now + Tolerance; step++)
        {
            if (
                CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(At(secret, step)), System.Text.Encoding.ASCII.GetBytes(digits))
            )
            {
                found = step;
            }
        }

        return found;
    }

    private static string Clean(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}
