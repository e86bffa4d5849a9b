using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PolicyMarket.Data;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Imports;
using PolicyMarket.Web.Imports.Work;

namespace PolicyMarket.Tests.Web.Imports;

/// <summary>The upload's address on a real database, with an import step that the test decides; the header X-Person signs in.</summary>
internal sealed class ImportHost : IAsyncDisposable
{
    public const long MaxFileBytes = 200_000;
    private const string Scheme = "test";
    private readonly string directory;
    private readonly WebApplication app;

    private ImportHost(string directory, WebApplication app)
    {
        this.directory = directory;
        this.app = app;
    }

    public ImportBoard Board => app.Services.GetRequiredService<ImportBoard>();

    public FirmImport Firms => app.Services.GetRequiredService<FirmImport>();

    public long OfficerId { get; private set; }

    public long AdministratorId { get; private set; }

    public string[] FilesLeft => Directory.Exists(Uploads) ? Directory.GetFiles(Uploads) : [];

    private string Uploads => Path.Combine(directory, "uploads");

    public static async Task<ImportHost> StartAsync(ImportStep step)
    {
        var home = Directory.CreateTempSubdirectory("pm-imports-").FullName;
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddPolicyMarketData(new DataOptions { Directory = home });
        builder.Services.AddSingleton<BusinessClock>();
        builder.Services.AddSingleton(new ImportLimits { MaxFileBytes = MaxFileBytes });
        builder.Services.AddSingleton(step);
        new ImportsFeature().AddServices(builder.Services);
        builder.Services.AddAntiforgery();
        builder.Services.AddAuthorization();
        builder.Services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, HeaderSignIn>(Scheme, null);
        var built = builder.Build();
        built.UseAuthentication();
        built.UseAuthorization();
        built.UseAntiforgery();
        built.MapImports();
        built.MapGet("/token", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken);
        var host = new ImportHost(home, built);
        await host.SeedAsync();
        await built.StartAsync();
        return host;
    }

    /// <summary>A client signed in as this person, its antiforgery cookie in hand.</summary>
    public async Task<(HttpClient Client, string Token)> SignInAsync(PersonId personId, string role)
    {
        var client = app.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Person", $"{personId} {role}");
        var answer = await client.GetAsync(new Uri("/token", UriKind.Relative));
        client.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return (client, await answer.Content.ReadAsStringAsync());
    }

    public async Task<ImportRun> EndedAsync(Guid id)
    {
        for (var tries = 0; tries < 6_000; tries++)
        {
            if (Board.Find(id) is { IsOpen: false } run && FilesLeft.Length == 0)
            {
                return run;
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException($"Import {id} did not end: {Board.Find(id)}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        RecordPool.Delete(directory);
    }

    private async Task SeedAsync()
    {
        await app.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(CancellationToken.None);
        var desk = app.Services.GetRequiredService<PeopleDesk>();
        var departments = app.Services.GetRequiredService<DepartmentDesk>();
        var labour = await departments.AddAsync(null, "人社", "人力资源和社会保障局", null, CancellationToken.None);
        await departments.AddAsync(null, "税务", "税务局", null, CancellationToken.None);
        OfficerId = await AddAsync(desk, Roles.Officer, labour.Value);
        AdministratorId = await AddAsync(desk, Roles.Administrator, null);
    }

    private static async Task<long> AddAsync(PeopleDesk desk, string role, long? departmentId)
    {
        var added = await desk.AddAsync(
            null,
            new NewPerson($"u-{role}", $"{Roles.Names[role]}甲", "Rain-4-Harvest", [role]) { DepartmentId = departmentId, MustChangePassword = false },
            CancellationToken.None
        );
        Assert.True(added.Succeeded, added.Why);
        return added.Value;
    }

    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Person"].ToString().Split(' ') is not [{ } id, { } role])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id), new(ClaimTypes.Name, id), new(ClaimTypes.Role, role)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
