using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>The real program's `serve` in this process, over the record of a town and with its clock. The settings reach the command line as "--data=…".</summary>
internal sealed class TestHost(Town town, string environment, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public Visitor Visit() =>
        new(CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("data", town.Record.Options.Directory);
        builder.UseSetting("no-demo", "true");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(town.Record.Clock);
            WithoutJobs(services);
        });
    }

    /// <summary>No job of ours runs beside a test; what ASP.NET itself hosts stays.</summary>
    private static void WithoutJobs(IServiceCollection services)
    {
        var jobs = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace is { } from
            && (from.StartsWith("PolicyMarket", StringComparison.Ordinal) || from.StartsWith("Quartz", StringComparison.Ordinal))).ToList();
        jobs.ForEach(job => services.Remove(job));
    }
}
