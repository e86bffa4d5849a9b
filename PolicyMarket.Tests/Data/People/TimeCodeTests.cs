using System.Text;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

public sealed class TimeCodeTests
{
    /// <summary>RFC 6238, appendix B, SHA-1: the last six of the eight digits there.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Code_is_that_of_the_standard(long seconds, string code)
    {
        var secret = Encoding.ASCII.GetBytes("12345678901234567890");
        var at = DateTime.UnixEpoch.AddSeconds(seconds);

        Assert.Equal(code, TimeCode.At(secret, TimeCode.StepAt(at)));
        Assert.Equal(TimeCode.StepAt(at), TimeCode.Find(secret, code, at));
        Assert.NotNull(TimeCode.Find(secret, $" {code[..3]} {code[3..]}", at.AddSeconds(30)));
        Assert.Null(TimeCode.Find(secret, code, at.AddSeconds(90)));
        Assert.Null(TimeCode.Find(secret, "", at));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_the_standard(string text, string encoded)
    {
        Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(Encoding.ASCII.GetBytes(text), Authenticator.Decode(encoded));
    }
}
