using System.Text.Json;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Web.Commands;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task A_record_is_generated_and_changed_and_matched()
    {
        using var folder = new Folder();

        var made = await CommandRun.OfAsync("demo", "generate", "--firms", "40", "--seed", "3", "--items", "125", "--data", folder.Root);
        Assert.Equal((ExitCodes.Done, "已写入：企业 40 家，数据页 160 份，新事项或新版本 125 个。"), (made.ExitCode, made.Lines[0]));
        Assert.Contains(
            "什么也没有改动",
            (await CommandRun.OfAsync("demo", "generate", "--firms", "40", "--seed", "3", "--items", "125", "--data", folder.Root)).Output,
            StringComparison.Ordinal
        );
        var changed = await CommandRun.OfAsync("demo", "generate", "--changed", "10", "--changed-items", "2", "--data", folder.Root);
        Assert.Equal((ExitCodes.Done, "已写入：企业 4 家，数据页 4 份，新事项或新版本 2 个。"), (changed.ExitCode, changed.Lines[0]));

        var other = await CommandRun.OfAsync("demo", "generate", "--firms", "41", "--seed", "3", "--data", folder.Root);
        Assert.Equal(ExitCodes.Refused, other.ExitCode);
        Assert.Contains("企业 40 家，种子 3", other.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--firms 和 --changed 必须写一个")]
    [InlineData("--firms 和 --changed 必须写一个", "--firms", "3", "--changed", "1")]
    [InlineData("--firms 应在 1 与", "--firms", "0")]
    [InlineData("--items 应在 120 与", "--firms", "3", "--items", "7")]
    [InlineData("--changed 应在 0 与 100", "--changed", "101")]
    public async Task What_makes_no_sense_is_refused_before_anything_is_done(string words, params string[] options)
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync(["demo", "generate", .. options, "--data", folder.At("record")]);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("record")));
    }

    [Fact]
    public async Task Two_nights_are_measured_on_a_generated_record()
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync(
            "bench",
            "nightly",
            "--firms",
            "300",
            "--items",
            "30",
            "--seed",
            "5",
            "--changed",
            "10",
            "--changed-items",
            "3",
            "--data",
            folder.Root
        );

        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var figures = json.RootElement;
        Assert.Equal(
            ("nightly", 300, 30),
            (figures.GetProperty("bench").GetString(), figures.GetProperty("firms").GetInt32(), figures.GetProperty("items").GetInt32())
        );
        var (first, second) = (figures.GetProperty("first_night"), figures.GetProperty("changed_night"));
        Assert.Equal(first.GetProperty("eligible").GetInt64(), first.GetProperty("new").GetInt64());
        Assert.Equal(
            second.GetProperty("eligible").GetInt64(),
            first.GetProperty("eligible").GetInt64() + second.GetProperty("new").GetInt64() - second.GetProperty("lost").GetInt64()
        );
        Assert.Equal(
            (30, 3),
            (
                figures.GetProperty("delivery").GetProperty("changed_firms").GetInt32(),
                figures.GetProperty("delivery").GetProperty("changed_items").GetInt32()
            )
        );
        Assert.True(figures.GetProperty("changed_only").GetProperty("same_as_full").GetBoolean());
        Assert.True(figures.GetProperty("machine").GetProperty("cores").GetInt32() > 0);
        var wrong = await CommandRun.OfAsync("bench", "nightly", "--firms", "0");
        Assert.Equal(ExitCodes.BadInput, wrong.ExitCode);
    }
}
