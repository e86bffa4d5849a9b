using MudBlazor;

namespace PolicyMarket.Web.People.SignIn;

/// <summary>Opens <see cref="DecisionDialog"/>.</summary>
internal static class DecisionDialogs
{
    /// <summary>
    /// Asks for the decision and does the work. The dialog stays open with what was typed while the work is refused. False: the person cancelled.
    /// </summary>
    public static async Task<bool> DecideAsync(this IDialogService dialogs, Decision decision, Func<DecisionAnswer, Task<string?>> work)
    {
        var parameters = new DialogParameters<DecisionDialog> { { d => d.Decision, decision }, { d => d.Work, work } };
        var opened = await dialogs.ShowAsync<DecisionDialog>(decision.Title, parameters);
        return await opened.Result is { Canceled: false };
    }
}
