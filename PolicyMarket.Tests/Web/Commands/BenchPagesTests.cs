using System.Text.Json;

namespace PolicyMarket.Tests.Web.Commands;

public sealed class BenchPagesTests
{
    [Fact]
    public async Task Each_public_page_is_measured_kept_and_rendered()
    {
        var run = await CommandRun.OfAsync("bench", "pages", "--items", "130", "--connections", "2", "--seconds", "1");

        Assert.Equal(0, run.ExitCode);
        var figures = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((130, 2), (figures.GetProperty("items").GetInt32(), figures.GetProperty("connections").GetInt32()));
        var pages = figures.GetProperty("pages").EnumerateArray().ToList();
        foreach (var isKept in (bool[])[true, false])
        {
            Assert.Equal(
                ["/", "/?q=…", "/policies/…", "/apply-free", "/disclosure"],
                pages.Where(page => page.GetProperty("kept").GetBoolean() == isKept).Select(page => page.GetProperty("page").GetString())
            );
        }

        Assert.All(
            pages,
            page =>
            {
                Assert.True(page.GetProperty("per_second").GetDouble() > 0);
                Assert.True(page.GetProperty("p99_ms").GetDouble() >= page.GetProperty("median_ms").GetDouble());
                Assert.InRange(page.GetProperty("bytes").GetInt32(), 1_000, 100_000);
            }
        );
        Assert.Contains("| 页面 | 方式 |", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--items", "0")]
    [InlineData("--connections", "1001")]
    [InlineData("--seconds", "0")]
    public async Task Impossible_sizes_are_refused(string option, string value)
    {
        var run = await CommandRun.OfAsync("bench", "pages", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("什么也没有做", run.Error, StringComparison.Ordinal);
    }
}
