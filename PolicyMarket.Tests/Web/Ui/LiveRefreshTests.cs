using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.Web.Ui;

public sealed class LiveRefreshTests : BunitContext
{
    private readonly ManualTime _time = new();

    public LiveRefreshTests()
    {
        Services.AddSingleton<TimeProvider>(_time);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private int Refreshes => ((BunitNavigationManager)Services.GetRequiredService<NavigationManager>()).History.Count;

    [Fact]
    public void Running_work_refreshes_the_page_at_each_tick()
    {
        var island = Show(running: true);
        _time.Tick();
        island.WaitForAssertion(() => Assert.Equal(1, Refreshes));
        _time.Tick();
        island.WaitForAssertion(() => Assert.Equal(2, Refreshes));
    }

    [Fact]
    public void Finished_work_leaves_the_page_alone()
    {
        var island = Show(running: true);
        _time.Tick();
        island.WaitForAssertion(() => Assert.Equal(1, Refreshes));
        island.Render(p => p.Add(r => r.Running, false));
        _time.Tick();
        Assert.Equal(1, Refreshes);
    }

    private IRenderedComponent<LiveRefresh> Show(bool running) =>
        Render<LiveRefresh>(p => p.Add(r => r.Running, running));
}
