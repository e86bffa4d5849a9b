using System.Text.Json;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Tests.Rules.Values;

public sealed class ChinesePunctuationTests
{
    [Theory]
    [InlineData("失业保险稳岗返还(2025年)", "失业保险稳岗返还（2025年）")]
    [InlineData("企业缴税;金额为减免额", "企业缴税；金额为减免额")]
    [InlineData("资格认定:专注2年,得分60分", "资格认定：专注2年，得分60分")]
    [InlineData("福州市配套奖励(1:0.5)", "福州市配套奖励（1:0.5）")]
    [InlineData("主体代码(GB 32100),数据比对主键", "主体代码（GB 32100），数据比对主键")]
    [InlineData("第二十八条 ; 国科发火〔2016〕32号", "第二十八条；国科发火〔2016〕32号")]
    [InlineData("可以吗?可以!", "可以吗？可以！")]
    [InlineData("少了右边的(括号", "少了右边的（括号")]
    [InlineData("多了右边的)括号", "多了右边的）括号")]
    public void Signs_next_to_Chinese_are_full_width(string text, string corrected)
    {
        Assert.NotEmpty(ChinesePunctuation.Faults(text));
        Assert.Equal(corrected, ChinesePunctuation.Corrected(text));
        Assert.Empty(ChinesePunctuation.Faults(corrected));
    }

    [Theory]
    [InlineData("")]
    [InlineData("f(x), g(y): 1;2")]
    [InlineData("1,500 元")]
    [InlineData("比例 1:0.5 的配套")]
    [InlineData("见 https://www.example.gov.cn/a,b(c)?d=1:2 的原文")]
    [InlineData("新建（投产）企业，含改制：是")]
    public void Other_signs_are_left_alone(string text)
    {
        Assert.Empty(ChinesePunctuation.Faults(text));
        Assert.Equal(text, ChinesePunctuation.Corrected(text));
    }

    [Fact]
    public void Fault_names_its_place() =>
        Assert.Equal([new PunctuationFault(2, ',', '，'), new PunctuationFault(5, ';', '；')], ChinesePunctuation.Faults("奖励,补贴;返还").ToArray());

    [Theory]
    [InlineData(StarterFiles.Policies)]
    [InlineData(StarterFiles.Attributes)]
    [InlineData(StarterFiles.CodeLabels)]
    public void Library_is_written_with_full_width_signs(string file)
    {
        using var stream = StarterFiles.Open(file);
        using var json = JsonDocument.Parse(stream);
        var texts = Texts(json.RootElement).ToList();

        Assert.NotEmpty(texts);
        Assert.DoesNotContain(texts, text => !ChinesePunctuation.Faults(text).IsEmpty);
    }

    private static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString() ?? ""],
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
            _ => [],
        };
}
