using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Host;

namespace PolicyMarket.Tests.Web.Front;

/// <summary>The program in Production behind whoever connects from one network address, with its log kept as it would be printed.</summary>
internal sealed class FrontHost : IAsyncDisposable
{
    private FrontHost(County county, TestHost host, PrintedLog log) => (County, Host, Log) = (county, host, log);

    public County County { get; }

    public TestHost Host { get; }

    public PrintedLog Log { get; }

    public static async Task<FrontHost> StartAsync(string remote = "10.0.0.5", params (string Name, string Value)[] settings)
    {
        var county = await County.CreateAsync();
        var log = new PrintedLog();
        var host = new TestHost(
            county,
            "Production",
            settings.Prepend((Name: "SecondFactor:IsRequired", Value: "false")).ToDictionary(one => one.Name, one => one.Value),
            services =>
            {
                services.AddSingleton<IStartupFilter>(new FromAddress(IPAddress.Parse(remote)));
                services.AddSingleton<ILoggerProvider>(log);
            }
        );
        return new FrontHost(county, host, log);
    }

    /// <summary>A client that follows no redirect and keeps cookies.</summary>
    public HttpClient Client() => Host.CreateClient(new Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    public async Task<Visitor> SignedInAsync(string role)
    {
        var visitor = Host.Visit();
        await visitor.SignInAsync($"p-{role}", Seeds.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await County.DisposeAsync();
        Log.Dispose();
    }

    private sealed class FromAddress(IPAddress remote) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, following) =>
                    {
                        context.Connection.RemoteIpAddress = remote;
                        return following(context);
                    }
                );
                next(app);
            };
    }
}
