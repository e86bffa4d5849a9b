using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class LiveRefreshTests : PageTest
{
    private int _refreshes;

    private protected override Task SeedAsync()
    {
        SignIn(Roles.Officer);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        return Task.CompletedTask;
    }

    private int Refreshes => Volatile.Read(ref _refreshes);

    [Fact]
    public void Running_work_is_read_again_at_each_tick()
    {
        Show(running: true);
        Tick();
        WaitForRefreshes(1);
        Tick();
        WaitForRefreshes(2);
    }

    [Fact]
    public void Finished_work_leaves_the_page_alone()
    {
        var island = Show(running: true);
        Tick();
        WaitForRefreshes(1);
        island.Render(p => p.Add(r => r.Running, false));
        Tick();
        Assert.Equal(1, Refreshes);
    }

    /// <summary>The tick goes on on the renderer's own thread and renders nothing, so bUnit has nothing to wait for.</summary>
    private void WaitForRefreshes(int count) =>
        Assert.True(SpinWait.SpinUntil(() => Refreshes == count, TimeSpan.FromMinutes(1)), $"{Refreshes} refreshes, expected {count}");

    private void Tick() => County.Record.Clock.Advance(TimeSpan.FromSeconds(2));

    private IRenderedComponent<LiveRefresh> Show(bool running) =>
        Render<LiveRefresh>(p => p.Add(r => r.Running, running).Add(r => r.OnTick, () => Interlocked.Increment(ref _refreshes)));
}
