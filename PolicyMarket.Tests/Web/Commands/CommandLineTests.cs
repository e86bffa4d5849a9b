using PolicyMarket.Data.Files;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Starter;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>The commands of the database: what they answer, and that they say it in Chinese.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("serve")]
    [InlineData("match")]
    [InlineData("import")]
    [InlineData("import", "policies")]
    [InlineData("import", "firms")]
    [InlineData("nightly")]
    [InlineData("receipt", "verify")]
    [InlineData("payments", "verify")]
    [InlineData("import", "payers")]
    [InlineData("import", "branches")]
    [InlineData("user", "add")]
    public async Task Help_is_Chinese_and_lists_the_exit_codes(params string[] command)
    {
        var run = await CommandRun.OfAsync([.. command, "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("用法：PolicyMarket.Web", run.Output, StringComparison.Ordinal);
        Assert.Contains("退出码", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("match", "--firms")]
    [InlineData("nightly", "--as-of", "yesterday")]
    [InlineData("receipt")]
    [InlineData("receipt", "verify")]
    [InlineData("user", "add")]
    [InlineData("serve", "--prot=1")]
    [InlineData("check", "agreement", "--pairs", "many")]
    [InlineData("bench", "match", "--kernel", "sse")]
    public async Task A_wrong_command_line_does_nothing_and_answers_two(params string[] command)
    {
        var run = await CommandRun.OfAsync(command);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("什么也没有做", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Cannot parse", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_use_answers_three()
    {
        using var held = DatabaseLock.TryTake(new DataOptions { Directory = folder.Root });

        var run = await CommandRun.OfAsync("nightly", "--data", folder.Root);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("正在被另一个", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_firms_a_night_and_a_second_night()
    {
        var policies = Starter();
        var firms = folder.Write("firms.csv", "统一社会信用代码,企业名称,registration_region\n91431382MAD0000041,涟源市示例有限公司,431382\n");
        var code = await FixedAsync(firms);

        var imported = await RunAsync("import", "policies", policies);
        var again = await RunAsync("import", "policies", policies);
        var taken = await RunAsync("import", "firms", code, "--source", "市场监管", "--period", "2025", "--as-of", "2026-01-31");
        var night = await RunAsync("nightly", "--as-of", "2026-11-22");
        var repeat = await RunAsync("nightly", "--as-of", "2026-11-22");

        Assert.All([imported, again, taken, night, repeat], run => Assert.Equal(0, run.ExitCode));
        Assert.All([taken, night, repeat], run => Assert.Equal("", run.Error));
        Assert.All([imported, again], run => Assert.Contains("不影响导入", run.Error, StringComparison.Ordinal));
        Assert.Contains("新事项 120 个", imported.Output, StringComparison.Ordinal);
        Assert.Contains("什么也没有改动", again.Output, StringComparison.Ordinal);
        Assert.Contains("新企业 1 家", taken.Output, StringComparison.Ordinal);
        Assert.Contains("此前已经完成", repeat.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Policies_with_contradictions_are_taken_in_with_a_warning()
    {
        var text = await File.ReadAllTextAsync(Starter());
        var policies = folder.Write(
            "odd.json",
            text.Replace("\"op\": \"<=\",\n     \"value\": 3000000", "\"op\": \"<=\",\n     \"value\": -1", StringComparison.Ordinal)
        );

        var run = await RunAsync("import", "policies", policies);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("新事项 120 个", run.Output, StringComparison.Ordinal);
        Assert.Contains("不影响导入", run.Error, StringComparison.Ordinal);
        Assert.Contains("互相矛盾，没有企业能同时满足", run.Error, StringComparison.Ordinal);
        Assert.Contains("PM3017", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_firm_file_is_refused_with_its_places()
    {
        var firms = folder.Write("firms.csv", "unified_social_credit_code,employees\n91431382MAD000004X,=1+1\n");

        var run = await RunAsync("import", "firms", firms);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("第 2 行", run.Error, StringComparison.Ordinal);
        Assert.Contains("什么也没有保存", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_added_with_the_password_of_standard_input()
    {
        string[] add = ["user", "add", "--name", "guan", "--role", "管理员", "--data", folder.Root];

        var weak = await CommandRun.OfAsync("short\n", add);
        var none = await CommandRun.OfAsync("", add);
        var added = await CommandRun.OfAsync("a-long-passw0rd\n", add);
        var twice = await CommandRun.OfAsync("a-long-passw0rd\n", add);

        Assert.Equal([1, 2, 0, 1], [weak.ExitCode, none.ExitCode, added.ExitCode, twice.ExitCode]);
        Assert.Contains("管理员", added.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_no_claim_is_not_verified()
    {
        var run = await RunAsync("receipt", "verify", "DX-2026-000001");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("DX-2026-000001", run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(params string[] command) => CommandRun.OfAsync([.. command, "--data", folder.Root]);

    /// <summary>The file with the check character that its code should have.</summary>
    private static async Task<string> FixedAsync(string file)
    {
        const string First17 = "91431382MAD000004";
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(
            file,
            text.Replace(First17 + "1", First17 + PolicyMarket.Rules.Values.CreditCode.CheckCharacter(First17), StringComparison.Ordinal)
        );
        return file;
    }

    private string Starter()
    {
        using var stream = StarterFiles.Open(StarterFiles.Policies);
        using var reader = new StreamReader(stream);
        return folder.Write("policies.json", reader.ReadToEnd());
    }
}
