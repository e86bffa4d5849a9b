using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using PolicyMarket.Web.People;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Tests.Web.People;

public sealed class KnownDeviceTests
{
    private readonly EphemeralDataProtectionProvider _protection = new();

    [Theory]
    [InlineData("device-1|7,9", "device-1", new long[] { 7, 9 })]
    [InlineData("device-1", "", new long[0])]
    [InlineData("device-1|", "", new long[0])]
    [InlineData("device-1|7,x", "", new long[0])]
    [InlineData("device-1|7|8", "", new long[0])]
    [InlineData("device-1|99999999999999999999", "", new long[0])]
    [InlineData("|7", "", new long[0])]
    public void A_signed_cookie_of_another_form_counts_as_none(string content, string device, long[] persons)
    {
        var cookie = _protection.CreateProtector("PolicyMarket known device 1").Protect(content);

        var (id, ids) = Reading(cookie).Read();

        Assert.Equal((device, string.Join(',', persons)), (id, string.Join(',', ids)));
    }

    [Fact]
    public void A_cookie_that_we_have_not_signed_counts_as_none() => Assert.Equal("", Reading("device-1|7").Read().Id);

    private KnownDevice Reading(string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"policymarket-device={cookie}";
        return new KnownDevice(_protection, new HttpContextAccessor { HttpContext = context });
    }
}
