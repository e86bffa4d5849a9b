using Microsoft.AspNetCore.Mvc.Testing;
using PolicyMarket.Web.Commands;

namespace PolicyMarket.Tests.Web.Commands;

/// <summary>`serve` is the entry point that test hosts start: their settings arrive as its options.</summary>
public sealed class ServeCommandTests
{
    [Fact]
    public async Task A_test_host_starts_the_application_through_the_command_line()
    {
        using var folder = new Folder();
        await using (var host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder.UseSetting("data", folder.Root).UseSetting("no-demo", "true")))
        {
            using var client = host.CreateClient();
            using var answer = await client.GetAsync(new Uri("/", UriKind.Relative));

            Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
            Assert.True(File.Exists(folder.At("policymarket.db")));

            var second = await CommandRun.OfAsync("nightly", "--data", folder.Root);
            Assert.Equal(ExitCodes.InUse, second.ExitCode);
        }
    }
}
