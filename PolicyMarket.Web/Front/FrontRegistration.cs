using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;
using PolicyMarket.Data.Files;

namespace PolicyMarket.Web.Front;

/// <summary>
/// The edge of the server: hosts, proxies, HSTS, cookies, compression, sizes of bodies, the request log. docs/decisions/0015-front.md gives the reasons.
/// </summary>
internal static class FrontRegistration
{
    private static readonly string[] Compressed = ["text/html", CsvExport.MediaType, "application/json"];

    public static void AddFront(this WebApplicationBuilder builder)
    {
        AddLogs(builder);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimits.SignedInBytes; // addresses that take files raise it for themselves
        });
        var services = builder.Services;
        services.AddSingleton<FrontSettings>();
        services.AddOptions<HostFilteringOptions>().Configure<FrontSettings>(static (hosts, settings) => hosts.AllowedHosts = [.. settings.AllowedHosts]);
        services.AddOptions<HstsOptions>().Configure<FrontSettings>(static (hsts, settings) => hsts.MaxAge = settings.HstsMaxAge);
        services.AddOptions<ForwardedHeadersOptions>().Configure<FrontSettings>(ConfigureProxies);
        services.Configure<CookiePolicyOptions>(static cookies =>
        {
            cookies.Secure = CookieSecurePolicy.SameAsRequest;
            cookies.HttpOnly = HttpOnlyPolicy.Always;
        });
        services.AddResponseCompression(static compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Compressed;
        });
        services.Replace(ServiceDescriptor.Singleton<IResponseCompressionProvider, CompressionChoice>());
        services.AddSingleton<BodyLimits>();
        services.AddSingleton<BigPosts>();
        services.AddSingleton<RequestLog>();
        services.AddSingleton<RefusedAddresses>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler>(static provider => provider.GetRequiredService<RefusedAddresses>());
        services.AddHostedService<AccessLogFlush>();
    }

    /// <summary>Belongs first in the pipeline.</summary>
    public static void UseFront(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<FrontSettings>();
        if (settings.KnownProxies.Count + settings.KnownNetworks.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        if (settings.IsTls)
        {
            app.Use(
                static (context, next) =>
                {
                    context.Request.Scheme = Uri.UriSchemeHttps;
                    return next(context);
                }
            );
        }

        app.UseMiddlewareOf<RequestLog>(static (log, context, next) => log.InvokeAsync(context, next));
        if (settings.IsHstsOn)
        {
            app.UseHsts();
        }

        app.UseCookiePolicy();
        app.UseResponseCompression();
    }

    /// <summary>Belongs after authentication: what a body may weigh depends on who sends it.</summary>
    public static void UseBodyLimits(this IApplicationBuilder app)
    {
        app.UseMiddlewareOf<RefusedAddresses>(static (refused, context, next) => refused.InvokeAsync(context, next));
        app.UseMiddlewareOf<BodyLimits>(static (limits, context, next) => limits.InvokeAsync(context, next));
        app.Use(static (context, next) => UnreadableForms.InvokeAsync(context, next));
    }

    private static void UseMiddlewareOf<T>(this IApplicationBuilder app, Func<T, HttpContext, RequestDelegate, Task> invoke)
        where T : notnull
    {
        var part = app.ApplicationServices.GetRequiredService<T>();
        app.Use((context, next) => invoke(part, context, next));
    }

    private static void ConfigureProxies(ForwardedHeadersOptions forwarded, FrontSettings settings)
    {
        // Not the host: proxies pass the Host header on, which the host filter has checked.
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = null; // goes back through every known proxy, and no further
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in settings.KnownProxies)
        {
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        foreach (var network in settings.KnownNetworks)
        {
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }
    }

    private static void AddLogs(WebApplicationBuilder builder)
    {
        // Defaults below everything else that is configured: files, environment and command line override them.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, LogDefaults.Source(builder.Environment));
        builder.Logging.AddConsoleFormatter<PrivateFormatter, ConsoleFormatterOptions>();
        builder.Services.Replace(ServiceDescriptor.Singleton(static provider => LogDefaults.Sql(provider.GetRequiredService<IConfiguration>())));
        builder
            .Services.AddOptions<LoggerFilterOptions>()
            .PostConfigure<IConfiguration>(
                static (filter, configuration) =>
                {
                    if (LogDefaults.Sql(configuration).IsLogged)
                    {
                        filter.Rules.Add(new LoggerFilterRule(providerName: null, LogDefaults.SqlCategory, LogLevel.Information, filter: null));
                    }
                }
            );
    }
}
