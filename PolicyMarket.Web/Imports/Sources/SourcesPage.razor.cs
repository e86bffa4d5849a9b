using System.Collections.Immutable;
using PolicyMarket.Data.Identity;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Imports.Sources;

/// <summary>The departments as sources of data, each with its state.</summary>
[DeskRoles(Roles.Administrator, Roles.Supervisor)]
public sealed partial class SourcesPage(SourceQueries queries)
{
    private ImmutableArray<SourceRow>? rows;

    protected override async Task OnInitializedAsync() => rows = await queries.ReadAsync(PersonId, Life);

    private static string Word(SourceState state) =>
        state switch
        {
            SourceState.Flowing => "通",
            SourceState.Empty => "无数据",
            SourceState.Broken => "不通",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
        };

    private static Tone ToneOf(SourceState state) =>
        state switch
        {
            SourceState.Flowing => Tone.Ok,
            SourceState.Empty => Tone.Warn,
            SourceState.Broken => Tone.Bad,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
        };
}
