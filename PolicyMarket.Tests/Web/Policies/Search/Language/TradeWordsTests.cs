using System.Text;
using PolicyMarket.Web.Policies.Search.Language;

namespace PolicyMarket.Tests.Web.Policies.Search.Language;

public sealed class TradeWordsTests
{
    private const string Good =
        """{"groups":[{"same":["高企","高新技术企业"],"near":["高新"]}],"general_groups":[{"same":["补贴","补助"]}],"fillers":["吗"]}""";

    [Fact]
    public void Own_words_are_several_hundred_and_sound()
    {
        Assert.True(TradeWords.Standard.Count > 500);
        Assert.Contains(TradeWords.Standard.Find("高企")!.Meanings, one => one.Text == "高新技术企业"); // stands in the file
        Assert.True(TradeWords.Standard.IsFiller("吗"));
        Assert.All(TradeWords.Standard.All, word => Assert.Equal(word.Text, word.Meanings[0].Text));
    }

    [Fact]
    public void Words_of_the_same_meaning_find_each_other_and_near_ones_one_way_only()
    {
        var words = Read(Good);

        Assert.Equal(["高新技术企业", "高企", "高新"], words.Find("高新技术企业")?.Meanings.Select(one => one.Text));
        Assert.Null(words.Find("高新"));
        Assert.True(words.Find("补贴")?.IsGeneral);
    }

    [Theory]
    [InlineData("{\"groups\":", "读不出来：第 1 行")]
    [InlineData("null", "读不出来")]
    [InlineData("""{"groups":[],"fillers":[]}""", "应有 groups、general_groups、fillers 三项")]
    [InlineData("""{"groups":[{"same":["甲","乙"],"like":["丙"]}],"general_groups":[],"fillers":[]}""", "组里只能有 same 和 near")]
    [InlineData("""{"groups":[{"same":["甲"]}],"general_groups":[],"fillers":[]}""", "groups 第 1 组至少要有两个词")]
    [InlineData("""{"groups":[{"same":["甲","乙"]},{"same":["丙","乙"]}],"general_groups":[],"fillers":[]}""", "“乙”既在groups 第 1 组又在groups 第 2 组")]
    [InlineData("""{"groups":[{"same":["甲","甲"]}],"general_groups":[],"fillers":[]}""", "groups 第 1 组里“甲”写了两次")]
    [InlineData("""{"groups":[{"same":["甲","乙"],"near":["乙"]}],"general_groups":[],"fillers":[]}""", "“乙”既在 same 又在 near")]
    [InlineData("""{"groups":[{"same":["甲","，"]}],"general_groups":[],"fillers":[]}""", "“，”不是一个词")]
    [InlineData("""{"groups":[{"same":["甲","甲乙丙丁戊己庚辛壬癸子丑寅"]}],"general_groups":[],"fillers":[]}""", "超过 12 个字")]
    [InlineData("""{"groups":[{"same":["甲","乙"]}],"general_groups":[],"fillers":["甲"]}""", "又在fillers")]
    [InlineData("""{"groups":[{"same":["甲","乙"]}],"general_groups":[{"same":["甲","丙"]}],"fillers":[]}""", "又在general_groups 第 1 组")]
    public void Broken_file_is_refused_with_its_fault(string json, string expected)
    {
        var refused = Assert.Throws<InvalidDataException>(() => Read(json));

        Assert.Contains("trade-words.json", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith("改正后再启动。", refused.Message, StringComparison.Ordinal);
    }

    private static TradeWords Read(string json) => TradeWordsReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
