using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Tests.Web.Policies.Search.Language;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("湘政办发〔2024〕12号", "湘政办发", 2024, 12)]
    [InlineData("湘政办发[2024]12号", "湘政办发", 2024, 12)]
    [InlineData("湘政办发（2024）12", "湘政办发", 2024, 12)]
    [InlineData("湘政办发2024年第12号", "湘政办发", 2024, 12)]
    [InlineData("湘政办发2024 12号", "湘政办发", 2024, 12)]
    [InlineData("2024年12号", "", 2024, 12)]
    [InlineData("财政部 税务总局公告2023年第44号", "税务总局公告", 2023, 44)]
    [InlineData("主席令第63号", "主席令", null, 63)]
    public void Number_is_read_in_each_form(string text, string issuer, int? year, int number)
    {
        var read = Assert.Single(DocumentNumber.Take(text).Numbers);

        Assert.Equal(new DocumentNumber(issuer, year, number), read);
    }

    [Theory]
    [InlineData("2024年12月31日")]
    [InlineData("15%税率")]
    [InlineData("3511产业")]
    [InlineData("2024年第一季度")]
    public void Dates_and_figures_are_no_numbers(string text) => Assert.Empty(DocumentNumber.Take(text).Numbers);

    [Fact]
    public void Half_of_a_pair_is_no_fault() => Assert.Empty(DocumentNumber.Take('\ud83d' + "〔2024〕").Numbers);

    [Fact]
    public void Rest_of_the_text_stays()
    {
        var (numbers, rest) = DocumentNumber.Take("研发 湘政办发〔2024〕12号 奖补");

        Assert.Single(numbers);
        Assert.Equal(["研发", "奖补"], rest.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("湘政办发〔2024〕12号", "政办发〔2024〕12号", true)]
    [InlineData("湘政办发〔2024〕12号", "请查湘政办发〔2024〕12号", true)]
    [InlineData("湘政办发〔2024〕12号", "2024年12号", true)]
    [InlineData("湘政办发〔2024〕12号", "湘政办发〔2023〕12号", false)]
    [InlineData("湘政办发〔2024〕12号", "湘政发〔2024〕12号", false)]
    public void Written_number_means_the_document(string document, string written, bool expected) =>
        Assert.Equal(expected, DocumentNumber.Take(document).Numbers[0].IsMeantBy(DocumentNumber.Take(written).Numbers[0]));
}
