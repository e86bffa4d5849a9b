using System.Globalization;
using System.Security.Claims;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Tests.Web.Shell;

public sealed class ShellWordsTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    [Theory]
    [InlineData("DataGrid_EmptyText", "没有记录")]
    [InlineData("Pager_PagingSummaryFormat", "第 {0} 页，共 {1} 页（{2} 条）")]
    [InlineData("Dialog_CancelText", "取消")]
    [InlineData("DatePicker_NextMonthAriaLabel", "下个月")]
    [InlineData("RequiredValidator_Text", "必填")]
    public void Radzen_speaks_Chinese(string key, string expected) =>
        Assert.Equal(expected, new ChineseTexts().Get(key, Chinese));

    [Fact]
    public void Every_text_of_grids_dialogs_pickers_and_uploads_is_Chinese()
    {
        var assembly = typeof(Radzen.ILocalizer).Assembly;
        var name = Assert.Single(assembly.GetManifestResourceNames(), n => n.Contains("RadzenStrings", StringComparison.Ordinal));
        using var reader = new System.Resources.ResourceReader(assembly.GetManifestResourceStream(name)!); // found by its own list of names
        string[] used = ["DataGrid_", "Pager_", "Dialog_", "DatePicker_", "DropDown_", "DropDownDataGrid_", "Upload_", "FileInput_", "Numeric_", "Tabs_", "Steps_", "ListBox_", "Notification_", "Alert_"];
        var texts = new ChineseTexts();
        var english = reader.Cast<System.Collections.DictionaryEntry>()
            .Select(e => (string)e.Key)
            .Where(key => used.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(key => texts.Get(key, Chinese) is null);
        Assert.Empty(english);
    }

    [Fact]
    public void Unknown_texts_keep_their_own_words() => Assert.Null(new ChineseTexts().Get("Spreadsheet_Nothing", Chinese));

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
        Assert.Equal([Urls.Payouts, Urls.DeskAccounts, Urls.Funds], RailEntry.For(Holding(Roles.Finance)).Select(e => e.Url));
        Assert.DoesNotContain(Urls.PreCheck, RailEntry.For(Holding(Roles.Administrator)).Select(e => e.Url));
        Assert.Empty(RailEntry.For(Holding(Roles.Firm)));
    }

    [Fact]
    public void Each_person_begins_where_their_work_is()
    {
        Assert.Equal(Urls.FirmHome, Holding(Roles.Firm).Home());
        Assert.Equal(Urls.PreCheck, Holding(Roles.Officer).Home());
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
