using System.Net;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Front;
using PolicyMarket.Web.Routing;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>The log of Production: a line a request, SQL when it is asked for, and nothing about persons or firms.</summary>
public sealed class LogTests
{
    private const string Phone = "13987654321";
    private const string Number = "6228480402564890018";
    private const string Mail = "zhang.san@example.com";
    private const string Name = "张三机械有限公司";

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task No_personal_data_of_queries_forms_and_rows_is_logged(string isSqlLogged)
    {
        await using var front = await FrontHost.StartAsync("10.0.0.5", ("Sql:IsLogged", isSqlLogged));
        var county = front.County;
        var code = county.Firm.CreditCode;
        string[] secrets =
        [
            Phone,
            Number,
            Mail,
            Name,
            code,
            county.Firm.Name,
            county.Account.Number,
            Seeds.Password,
            "13800000000",
            "firm.user@example.com",
            "wrong-pass-7",
        ];
        using var stranger = front.Host.Visit();
        using (await stranger.TrySignInAsync(Mail, "wrong-pass-7")) { }

        foreach (var role in Roles.Names.Keys)
        {
            using var visitor = await front.SignedInAsync(role);
            foreach (var path in Addresses.All(front.Host).Where(one => one.HasGet).Select(one => one.Filled(_ => "1")))
            {
                foreach (var value in new[] { Name, Number, Mail, code })
                {
                    using var page = await visitor.GetAsync(
                        $"{path}?q={Uri.EscapeDataString(value)}&code={value}&as={value}&returnUrl=/{value}&item={value}"
                    );
                }
            }

            using var unknown = await visitor.GetAsync($"/{Uri.EscapeDataString(Name)}/{Number}/{Mail}/{code}");
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        using var firm = await front.SignedInAsync(Roles.Firm);
        using (await firm.SubmitAsync(Urls.FirmAccounts, "account", ("Input.Holder", Name), ("Input.BankName", "银行"), ("Input.Number", Number))) { }

        var text = front.Log.Text;
        Assert.Equal(isSqlLogged == "true", text.Contains("SELECT ", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(secrets, secret => Assert.DoesNotContain(Uri.EscapeDataString(secret), text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_request_is_one_line_with_its_path_status_time_and_person()
    {
        await using var front = await FrontHost.StartAsync();
        using var officer = await front.SignedInAsync(Roles.Officer);
        front.Log.Clear();
        using var page = await officer.GetAsync(Urls.OwnItems + "?q=x");
        using var none = await officer.GetAsync("/none");

        var lines = front.Log.Lines;
        Assert.Equal(2, lines.Count);
        Assert.Matches(
            $@"info {typeof(RequestLog).FullName} GET /desk/items 200 \d+ ms person {front.County.Officer} trace \w+$",
            Assert.Single(lines, line => line.Contains("/desk/items", StringComparison.Ordinal))
        );
        Assert.Single(lines, line => line.Contains(" GET /none 404 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("trace 5ae1fabe2bf844f8f7dab11d6e5b1234", "trace 5ae1fabe2bf844f8f7dab11d6e5b1234")]
    [InlineData("trace 5ae1fabe123456789012345d6e5b1234", "trace 5ae1fabe123456789012345d6e5b1234")]
    [InlineData("trace 12345678901234567890123456789abc.", "trace 12345678901234567890123456789abc.")]
    [InlineData("account 12345678901234567890123456789012", "account ***")]
    [InlineData("account 6228480402564890018", "account ***")]
    public void A_trace_id_stays_whole_and_numbers_of_accounts_do_not(string message, string logged) => Assert.Equal(logged, LogMask.Numbers(message));

    [Fact]
    public void An_exception_is_printed_without_what_a_person_typed()
    {
        using var log = new PrintedLog();
        var failure = new InvalidOperationException($"The value '{Name}' of {Mail}\nis bad", new FormatException($"{Number} and 9143 1382 MA4L 0A00 01"));
        log.CreateLogger("c").Log(Microsoft.Extensions.Logging.LogLevel.Error, default, $"导入 {Number} 中断", failure, (state, _) => state);

        var line = Assert.Single(log.Lines);
        Assert.Contains("fail c 导入 *** 中断 | System.InvalidOperationException: The value *** of ***", line, StringComparison.Ordinal);
        Assert.Contains("System.FormatException", line, StringComparison.Ordinal);
        Assert.DoesNotContain("张三", line, StringComparison.Ordinal);
        Assert.DoesNotContain(Number, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/desk/payouts/12", "/desk/payouts/12")]
    [InlineData("/policies/cn-cit-small-low-profit", "/policies/cn-cit-small-low-profit")]
    [InlineData("/desk/imports/0193f3a0-0000-7000-8000-000000000001", "/desk/imports/0193f3a0-0000-7000-8000-000000000001")]
    [InlineData("/张三/x", "/***/x")]
    [InlineData("/a@b.cn", "/***")]
    [InlineData("/91431382MA4L0A0001/x", "/***/x")]
    [InlineData("/6228480402564890018", "/***")]
    [InlineData("/a\nb", "/***")]
    public void A_path_keeps_what_is_ours(string path, string logged) => Assert.Equal(logged, LogMask.Path(path));
}
