using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>
/// The real program's `serve` in this process, over the record of a county and with its clock. The host's own settings reach the command line as
/// "--data=…"; the others are configuration.
/// </summary>
internal sealed class TestHost(
    County county,
    string environment,
    IReadOnlyDictionary<string, string>? settings = null,
    Action<IServiceCollection>? change = null
) : WebApplicationFactory<Program>
{
    public Visitor Visit() => new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("data", county.Record.Options.Directory);
        builder.UseSetting("no-demo", "true");
        // Not as arguments: the factory would name the section of "Section:Key" as well, which the command line refuses.
        builder.ConfigureAppConfiguration(configuration =>
            configuration.AddInMemoryCollection(
                (settings ?? new Dictionary<string, string>()).Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))
            )
        );
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(county.Record.Clock);
            WithoutJobs(services);
            change?.Invoke(services);
        });
    }

    /// <summary>No job of ours runs alongside a test; what ASP.NET itself hosts stays.</summary>
    private static void WithoutJobs(IServiceCollection services)
    {
        var jobs = services
            .Where(s =>
                s.ServiceType == typeof(IHostedService)
                && s.ImplementationType?.Namespace is { } from
                && (from.StartsWith("PolicyMarket", StringComparison.Ordinal) || from.StartsWith("Quartz", StringComparison.Ordinal))
            )
            .ToList();
        jobs.ForEach(job => services.Remove(job));
    }
}
