using System.Text.RegularExpressions;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Offers;
using PolicyMarket.Tests.House;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

/// <summary>Every search box reads what is typed in the same way.</summary>
public sealed class SearchTextTests
{
    [Theory]
    [InlineData("“研发”", "研发")]
    [InlineData("‘研发’", "研发")]
    [InlineData("\"研发\"", "研发")]
    [InlineData("（研发）", "研发")]
    [InlineData("(研发)", "研发")]
    [InlineData("【研发】", "研发")]
    [InlineData("《研发》", "研发")]
    [InlineData("「研发」", "研发")]
    [InlineData("研发。", "研发")]
    [InlineData("研发？！", "研发")]
    [InlineData("研发、奖补", "研发 奖补")]
    [InlineData("研发，奖补；", "研发 奖补")]
    [InlineData("研发·奖补", "研发 奖补")]
    [InlineData("研发—奖补", "研发 奖补")]
    [InlineData("研发-奖补", "研发 奖补")]
    [InlineData("研发\u3000奖补", "研发 奖补")]
    [InlineData("研发\u00a0奖补", "研发 奖补")]
    [InlineData("研\u200b发", "研发")]
    [InlineData("\ufeff研发", "研发")]
    [InlineData("ＡＢＣ１２", "ABC12")]
    [InlineData("研发 研发", "研发")]
    [InlineData("湘政办发〔2024〕12号", "湘政办发 2024 12号")]
    [InlineData("LY20261122-000318", "LY20261122-000318")]
    [InlineData("wang.lei", "wang.lei")]
    [InlineData("3.5万", "3.5万")]
    [InlineData("100%", "100")]
    [InlineData("𠮷林", "𠮷林")]
    [InlineData("。、“”", "")]
    [InlineData(null, "")]
    [InlineData("\ud842", "")]
    public void Marks_width_and_blanks_do_not_matter(string? typed, string words) =>
        Assert.Equal(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), SearchText.Words(typed));

    [Theory]
    [InlineData("“涟源第2机械”")]
    [InlineData("（涟源第２机械）有限公司。")]
    [InlineData("涟源、第2机械")]
    public async Task Boxes_over_the_database_read_words_the_same_way(string typed)
    {
        await using var county = await County.CreateAsync();
        var (_, offer, _) = await county.OtherFirmAsync(2);
        await county.Record.PutAsync($"UPDATE Offers SET State = 'AwaitingCheck' WHERE Id = {offer.Id}");
        await using var db = county.Record.Open();

        Assert.Equal([offer.FirmId], db.Offers.WhereWords(typed, o => o.Firm!.Name, o => o.Firm!.CreditCode).Select(o => o.FirmId)); // translated to a join
        Assert.Empty(db.Offers.WhereWords("100%_", o => o.Firm!.Name));
        Assert.Equal(db.Firms.Count(), db.Firms.WhereWords("。", f => f.Name).Count());
    }

    [Fact]
    public async Task Full_width_letters_of_a_register_are_found_by_half_width_ones()
    {
        await using var county = await County.CreateAsync();
        await county.Record.ExecuteAsync($"UPDATE Firms SET Name = '涟源ＴＣＬ电器（集团）有限公司' WHERE Id = {county.Firm.Id}");
        await using var db = county.Record.Open();

        Assert.Equal([county.Firm.Id], db.Firms.WhereWords("TCL(集团)", f => f.Name).Select(f => f.Id));
        Assert.Equal([county.Firm.Id], db.Firms.WhereWords("ＴＣＬ", f => f.Name).Select(f => f.Id));
    }

    /// <summary>A search that reads words in another way than <see cref="SearchText"/> would be found here.</summary>
    [Fact]
    public void No_page_reads_words_by_itself()
    {
        var own = SourceTree
            .Files("PolicyMarket.Web", ".cs")
            .Concat(SourceTree.Files("PolicyMarket.Data", ".cs"))
            .Where(file => !file.Path.EndsWith("SearchText.cs", StringComparison.Ordinal))
            .Where(file =>
                Regex.IsMatch(file.Text, @"Functions\.Like\(|[Ww]ords\.Split\(|%\{[^}]*[Ww]ords", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            )
            .Select(file => file.Path);

        Assert.Empty(own);
    }
}
