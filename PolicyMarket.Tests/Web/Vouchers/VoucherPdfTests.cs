using System.Collections.Immutable;
using System.Net;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Vouchers;

namespace PolicyMarket.Tests.Web.Vouchers;

/// <summary>Papers of money that arrived: their text is read back from the PDF, with the font inside.</summary>
public sealed class VoucherPdfTests
{
    private static readonly DateTime Made = new(2026, 11, 22, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_voucher_says_who_got_what_when_and_why()
    {
        var text = PdfText.Read(Draw(face => VoucherPdf.Draw(Voucher(), face)), out var pages);

        Assert.Equal(1, pages);
        foreach (
            var part in (string[])
                [
                    "惠企资金到账凭证",
                    "LY20261122-000001",
                    "涟源钢机械有限公司",
                    "91431382MA4L00001X",
                    "稳岗返还（2025年度）",
                    "涟政发〔2026〕1号",
                    "86,000.00元（人民币捌万陆仟元整）",
                    "2026-11-26（周四）",
                    "6222********2222",
                    "B17",
                    "abcdef0123456789",
                    "第1页",
                ]
        )
        {
            Assert.Contains(PdfText.Plain(part), text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(new string('f', 20), text, StringComparison.Ordinal); // not the whole digest
    }

    [Fact]
    public void A_statement_goes_on_over_pages_and_ends_with_the_sum()
    {
        var lines = Enumerable
            .Range(1, 60)
            .Select(i => new PaidLine(
                new DateOnly(2026, 3, 1).AddDays(i),
                $"LY20260301-{i:D6}",
                "高新技术企业首次认定奖励",
                "2025",
                "涟源农商银行 6222 **** **** 2222",
                $"B{i}",
                i * 1_000_00
            ))
            .ToImmutableArray();
        var statement = new PaidStatement("涟源钢机械有限公司", "91431382MA4L00001X", 2026, lines, Made);

        var text = PdfText.Read(Draw(face => StatementPdf.Draw(statement, face)), out var pages);

        Assert.InRange(pages, 2, 6);
        Assert.All(lines, line => Assert.Contains(line.ClaimNumber, text, StringComparison.Ordinal));
        Assert.Contains(PdfText.Plain("合计1,830,000.00"), text, StringComparison.Ordinal);
        Assert.Contains("全年到账60笔", text, StringComparison.Ordinal);
        Assert.Contains($"第{pages}页", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_year_without_money_says_so()
    {
        var text = PdfText.Read(Draw(face => StatementPdf.Draw(new PaidStatement("甲公司", "91431382MA4L00001X", 2025, [], Made), face)), out _);
        Assert.Contains("2025年没有到账的款项", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_firm_downloads_its_papers_and_nobody_else_does()
    {
        _ = Provision.ChineseFont;
        await using var host = new HostFixtureScope();
        await host.Fixture.InitializeAsync();
        var county = host.Fixture.County;
        var batch = await county.ApprovedAsync(host.Fixture.Payout);
        County.Done(await county.TakeInAsync(batch, county.Answer(batch)));
        var firm = await host.Fixture.AsAsync(Roles.Firm);

        foreach (var address in (string[])[Urls.Voucher(host.Fixture.Payout.ClaimId), Urls.Statement(2026)])
        {
            using var response = await firm.GetAsync(address);
            Assert.Equal(
                ("OK", "application/pdf", "no-store"),
                ($"{response.StatusCode}", $"{response.Content.Headers.ContentType}", $"{response.Headers.CacheControl}")
            );
            Assert.Contains(PdfText.Plain(county.Firm.Name), PdfText.Read(await response.Content.ReadAsByteArrayAsync(), out _), StringComparison.Ordinal);
        }

        using var waiting = await firm.GetAsync(Urls.Statement(1999));
        Assert.Equal(HttpStatusCode.Conflict, waiting.StatusCode);
        foreach (var role in (string[])["", Roles.Officer])
        {
            using var refused = await (await host.Fixture.AsAsync(role)).GetAsync(Urls.Statement(2026));
            Assert.Equal(HttpStatusCode.Found, refused.StatusCode);
        }

        using var other = await (await host.Fixture.AsAsync("")).GetAsync(Urls.Voucher(host.Fixture.Payout.ClaimId));
        Assert.Equal(HttpStatusCode.Found, other.StatusCode);
    }

    private static PaidVoucher Voucher() =>
        new(
            "LY20261122-000001",
            "涟源钢机械有限公司",
            "91431382MA4L00001X",
            "稳岗返还",
            "2025",
            "关于稳岗返还的通知",
            "涟政发〔2026〕1号",
            "人社局",
            "稳岗专项资金",
            86_000_00,
            new DateOnly(2026, 11, 26),
            "涟源钢机械有限公司",
            "涟源农商银行 6222 **** **** 2222",
            "B17",
            "abcdef0123456789" + new string('f', 48),
            Made
        );

    private static byte[] Draw(Func<SkiaSharp.SKTypeface, byte[]> draw)
    {
        using var font = new DocumentFont(new DocumentOptions { FontFile = Provision.ChineseFont, FontIndex = Provision.ChineseFontFace });
        return draw(font.Typeface ?? throw new InvalidOperationException("The font has no Chinese signs."));
    }

    /// <summary>The text without blanks; every font is embedded, or its text could not be read where it is not installed.</summary>
    /// <summary>A host of its own, because the test pays the claim of the fixture.</summary>
    private sealed class HostFixtureScope : IAsyncDisposable
    {
        public HostFixture Fixture { get; } = new();

        public async ValueTask DisposeAsync() => await Fixture.DisposeAsync();
    }
}
