using System.Security.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Shell.Theme;

namespace PolicyMarket.Tests.Web.Shell;

public sealed class ShellWordsTests
{
    [Theory]
    [InlineData("MudDataGrid_Loading", "正在读取")]
    [InlineData("MudAlert_Close", "关闭")]
    [InlineData("Converter_InvalidNumber", "请填写数字")]
    public void Components_speak_Chinese(string key, string expected) =>
        Assert.StartsWith(expected, new ChineseMudLocalizer()[key].Value, StringComparison.Ordinal);

    [Fact]
    public void Every_text_of_the_components_is_Chinese()
    {
        var assembly = typeof(MudBlazor.MudLocalizer).Assembly;
        var name = Assert.Single(assembly.GetManifestResourceNames(), n => n.EndsWith("LanguageResource.resources", StringComparison.Ordinal));
        using var reader = new System.Resources.ResourceReader(assembly.GetManifestResourceStream(name)!); // found by its own list of names
        var texts = new ChineseMudLocalizer();
        var keys = reader.Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key).ToList();
        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys, key => texts[key].ResourceNotFound);
    }

    [Fact]
    public void Unknown_texts_keep_their_own_words() => Assert.True(new ChineseMudLocalizer()["Spreadsheet_Nothing"].ResourceNotFound);

    [Theory]
    [InlineData(Urls.PreCheck, "/desk/precheck?item=a", true)]
    [InlineData(Urls.PreCheck, "/desk/precheckers", false)]
    [InlineData(Urls.Runs, "/desk/runs/7", true)]
    [InlineData(Urls.Supermarket, "/", true)]
    [InlineData(Urls.Supermarket, "/?q=a", true)]
    [InlineData(Urls.Supermarket, Urls.ApplyFree, false)]
    [InlineData(Urls.ApplyFree, Urls.ApplyFree, true)]
    [InlineData(Urls.ApplyFree, "/", false)]
    public void Entry_knows_the_open_page(string href, string open, bool current) =>
        Assert.Equal(current, NavMatch.IsCurrent(href, open, withSubPages: href != Urls.Supermarket));

    [Fact]
    public void Rail_shows_only_what_the_role_may_open()
    {
        Assert.Equal(
            [Urls.Payouts, Urls.DeskAccounts, Urls.Funds, Urls.Ledger, Urls.Supervision],
            RailEntry.For(Holding(Roles.Finance)).Select(e => e.Url)
        );
        Assert.DoesNotContain(Urls.PreCheck, RailEntry.For(Holding(Roles.Administrator)).Select(e => e.Url));
        Assert.Empty(RailEntry.For(Holding(Roles.Firm)));
    }

    [Fact]
    public void Each_person_begins_where_their_work_is()
    {
        Assert.Equal(Urls.FirmHome, Holding(Roles.Firm).Home());
        Assert.Equal(Urls.PreCheck, Holding(Roles.Officer).Home());
        Assert.Equal(Urls.Payouts, Holding(Roles.Finance).Home());
        Assert.Equal(Urls.Payouts, Holding(Roles.FinanceChecker).Home());
        Assert.Equal(Urls.Supermarket, new ClaimsPrincipal().Home());
    }

    [Theory]
    [InlineData(404, "没有这一页")]
    [InlineData(403, "这一页不对你开放")]
    [InlineData(503, "系统出了问题")]
    [InlineData(418, "没有办成（418）")]
    public void Status_has_words_and_a_remedy(int code, string what)
    {
        var words = StatusWords.Of(code);
        Assert.Equal(what, words.What);
        Assert.NotEmpty(words.Todo);
    }

    [Fact]
    public void Business_date_turns_at_Shanghai_midnight()
    {
        Assert.Equal(new DateOnly(2026, 11, 26), BusinessClock.DateOf(new DateTime(2026, 11, 25, 16, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new DateOnly(2026, 11, 25), BusinessClock.DateOf(new DateTime(2026, 11, 25, 15, 59, 59, DateTimeKind.Utc)));
    }

    private static ClaimsPrincipal Holding(string role) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "a"), new Claim(ClaimTypes.Role, role)], "test"));
}
