using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Tests.House;

/// <summary>Rules of asynchronous code: what is taken is given back, no failure is lost, and components end their work.</summary>
public sealed partial class AsyncTests
{
    private const string Base = "PolicyMarket.Web/Hosting/CancellableComponent.cs";

    [Fact]
    public void Semaphores_are_released_in_finally()
    {
        var releases = SourceTree
            .Product(".cs")
            .SelectMany(file => ReleaseCall().Matches(file.Text).Select(match => (file.Path, file.Text, match.Index)))
            .ToList();

        Assert.InRange(releases.Count, 6, 100);
        Assert.Empty(releases.Where(one => !IsInFinallyOrDispose(one.Text, one.Index)).Select(one => one.Path));
    }

    [Fact]
    public void No_task_is_followed_by_a_continuation_that_swallows_its_failure() =>
        Assert.Empty(SourceTree.Product(".cs", ".razor").Where(file => EmptyContinuation().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void No_task_is_started_and_forgotten_outside_the_base_of_components()
    {
        var forgetting = SourceTree.Product(".cs", ".razor").Where(file => Forgotten().IsMatch(file.Text)).Select(file => file.Path).ToList();

        Assert.Equal([Base], forgetting);
    }

    [Fact]
    public void No_method_of_ours_is_async_void() =>
        Assert.Empty(
            SourceTree.Product(".cs", ".razor").Where(file => file.Text.Contains("async void", StringComparison.Ordinal)).Select(file => file.Path)
        );

    /// <summary>Measurements end in a synchronous callback that writes their file.</summary>
    [Fact]
    public void No_task_is_waited_for_by_blocking_for_its_result() =>
        Assert.Equal(
            ["PolicyMarket.Web/Commands/Bench/CountsFile.cs"],
            SourceTree.Product(".cs", ".razor").Where(file => BlockingResult().IsMatch(file.Text)).Select(file => file.Path)
        );

    /// <summary>
    /// Playwright compares the address on the thread of the test and hears of a new one on its own. A page that arrives between the two is missed, and the
    /// test waits until its time is up; ToHaveURLAsync asks the browser again and again.
    /// </summary>
    [Fact]
    public void Browser_tests_wait_for_no_event_that_may_have_happened()
    {
        var waiting = SourceTree.Files("PolicyMarket.Tests", ".cs").Where(file => PassedEvent().IsMatch(file.Text)).Select(file => file.Path);

        Assert.Empty(waiting);
    }

    /// <summary>Linked sources that end earlier than the component are allowed; a life of their own is not.</summary>
    [Fact]
    public void Components_have_one_life_from_their_base()
    {
        var own = SourceTree.Files("PolicyMarket.Web", ".razor", ".razor.cs").Where(file => OwnSource().IsMatch(file.Text)).Select(file => file.Path);
        var disposing = typeof(CancellableComponent)
            .Assembly.GetTypes()
            .Where(type =>
                typeof(IComponent).IsAssignableFrom(type)
                && typeof(IDisposable).IsAssignableFrom(type)
                && !typeof(CancellableComponent).IsAssignableFrom(type)
                && type != typeof(DeskGrid<>) // the library's own life
            )
            .Select(type => type.Name);

        Assert.Empty(own);
        Assert.Empty(disposing);
        Assert.InRange(typeof(CancellableComponent).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(CancellableComponent))), 20, 500);
    }

    [Theory]
    [InlineData("_ = InvokeAsync(() => RunAsync());", true)]
    [InlineData("_ = desk.SaveAsync(1);", true)]
    [InlineData("_ = await desk.SaveAsync(1);", false)]
    [InlineData("_ = Read(1);", false)]
    public void Forgotten_tasks_are_recognised(string code, bool isForgotten) => Assert.Equal(isForgotten, Forgotten().IsMatch(code));

    private static bool IsInFinallyOrDispose(string text, int at)
    {
        var before = text[..at];
        var brace = before.LastIndexOf('{');
        var head = brace < 0 ? "" : before[..brace].TrimEnd();
        var disposal = before.LastIndexOf("void Dispose()", StringComparison.Ordinal);
        return head.EndsWith("finally", StringComparison.Ordinal) || (disposal >= 0 && !NextMember().IsMatch(before[disposal..]));
    }

    [GeneratedRegex(@"^\s*(public|private|internal|protected) ", RegexOptions.Multiline)]
    private static partial Regex NextMember();

    [GeneratedRegex(@"\b\w+\??\.Release\(\)")]
    private static partial Regex ReleaseCall();

    [GeneratedRegex(@"ContinueWith\(\s*_\s*=>\s*\{\s*\}")]
    private static partial Regex EmptyContinuation();

    [GeneratedRegex(@"\b_ = (?!await\b)[\w.?!]*Async(<[^>]*>)?\(")]
    private static partial Regex Forgotten();

    [GeneratedRegex(@"Async\([^;\n]*\)\.(Result|GetAwaiter\(\)\.GetResult\(\)|Wait\(\))")]
    private static partial Regex BlockingResult();

    [GeneratedRegex(@"CancellationTokenSource\s+\w+\s*=\s*new|new CancellationTokenSource")]
    private static partial Regex OwnSource();

    [GeneratedRegex(@"\.(WaitForURL|WaitForLoadState|WaitForNavigation|RunAndWaitForNavigation)Async\(")]
    private static partial Regex PassedEvent();
}
