using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Mvc.Testing;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Commands.Shared;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`serve` is the entry point that test hosts start: their settings arrive as its options.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task A_test_host_starts_the_application_through_the_command_line()
    {
        using var folder = new Folder();
        await using (
            var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
                builder.UseSetting("data", folder.Root).UseSetting("no-demo", "true")
            )
        )
        {
            using var client = host.CreateClient();
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

            Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
            Assert.True(File.Exists(folder.At("policymarket.db")));

            var second = await CommandRun.OfAsync("nightly", "--data", folder.Root);
            Assert.Equal(ExitCodes.InUse, second.ExitCode);
        }
    }

    [Fact]
    public async Task Development_prints_nothing_but_the_address_and_the_accounts()
    {
        using var folder = new Folder();
        var address = new Uri($"http://127.0.0.1:{ChildProgram.FreePort()}");
        await using var program = ChildProgram.Start("Development", "serve", "--urls", address.OriginalString, "--data", folder.Root, "--no-demo");

        await program.WaitForAnswerAsync(address);
        await program.WaitForTextAsync("user add --help");

        Assert.Equal(
            $"政策超市已启动：{address.OriginalString}\n按 Ctrl+C 停止。\n没有演示账号。用命令 user add 建立账号，写法见 user add --help。",
            program.Output.ReplaceLineEndings("\n").Trim()
        );
    }

    [Fact]
    public async Task An_address_that_another_program_holds_answers_three_before_anything_is_written()
    {
        using var folder = new Folder();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;

        var run = await CommandRun.OfAsync("serve", "--urls", $"http://127.0.0.1:{port}", "--data", folder.At("data"));

        Assert.Equal(ExitCodes.InUse, run.ExitCode);
        Assert.False(Directory.Exists(folder.At("data")));
    }

    [Fact]
    public async Task A_setting_that_names_no_engine_is_refused_with_the_names_that_are_allowed()
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync("serve", "--urls", "http://127.0.0.1:0", "--data", folder.At("data"), "--Matching:Engine=drools");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("设置 Matching:Engine 有误：没有名为“drools”的匹配引擎，可用：columnar、nrules、explainer。", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("data")));
    }

    [Fact]
    public async Task Words_that_are_no_address_answer_two()
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync("serve", "--urls", "here", "--data", folder.At("data"));

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("here", run.Error, StringComparison.Ordinal);
    }
}
