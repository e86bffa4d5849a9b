using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class LiveRefreshTests : PageTest
{
    private readonly ManualTime _time = new();
    private int _refreshes;

    private protected override Task SeedAsync()
    {
        Services.AddSingleton<TimeProvider>(_time);
        SignIn(Roles.Officer);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        Services.GetRequiredService<NavigationManager>().LocationChanged += (_, _) => Interlocked.Increment(ref _refreshes);
        return Task.CompletedTask;
    }

    private int Refreshes => Volatile.Read(ref _refreshes);

    [Fact]
    public void Running_work_refreshes_the_page_at_each_tick()
    {
        Show(running: true);
        _time.Tick();
        WaitForRefreshes(1);
        _time.Tick();
        WaitForRefreshes(2);
    }

    [Fact]
    public void Finished_work_leaves_the_page_alone()
    {
        var island = Show(running: true);
        _time.Tick();
        WaitForRefreshes(1);
        island.Render(p => p.Add(r => r.Running, false));
        _time.Tick();
        Assert.Equal(1, Refreshes);
    }

    /// <summary>The tick goes on on the renderer's own thread and renders nothing, so bUnit has nothing to wait for.</summary>
    private void WaitForRefreshes(int count) =>
        Assert.True(SpinWait.SpinUntil(() => Refreshes == count, TimeSpan.FromMinutes(1)), $"{Refreshes} refreshes, expected {count}");

    private IRenderedComponent<LiveRefresh> Show(bool running) =>
        Render<LiveRefresh>(p => p.Add(r => r.Running, running));
}
