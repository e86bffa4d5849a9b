using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace PolicyMarket.Web.Ui;

/// <summary>A box that offers choices while one types: arrow keys and Enter, or a click. It needs a circuit.</summary>
public sealed partial class OptionPicker
{
    private static int lastNumber;

    private readonly int number = Interlocked.Increment(ref lastNumber);
    private IReadOnlyList<PickOption> found = [];
    private ElementReference box;
    private string typed = "";
    private string? given;
    private bool isOpen;
    private bool isTyping;
    private int current;
    private bool takesFocus;

    /// <summary>Label of the box.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The choices for a text, the best first; for the empty text those to begin with.</summary>
    [Parameter, EditorRequired]
    public required Func<string, IReadOnlyList<PickOption>> Search { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<PickOption> OnPick { get; set; }

    /// <summary>Called with a text that is no choice when the box is left.</summary>
    [Parameter]
    public EventCallback<string> OnMiss { get; set; }

    /// <summary>Text of the box while no one types; a box that only adds stays empty.</summary>
    [Parameter]
    public string Text { get; set; } = "";

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public string? Css { get; set; }

    /// <summary>The cursor goes there once it is shown.</summary>
    [Parameter]
    public bool Focus { get; set; }

    private string ListId => string.Create(CultureInfo.InvariantCulture, $"picker-{number}");

    protected override void OnInitialized() => takesFocus = Focus;

    protected override void OnParametersSet()
    {
        if (given != Text)
        {
            given = Text;
            typed = isTyping ? typed : Text;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && takesFocus)
        {
            await box.FocusAsync();
        }
    }

    private static void Stay()
    {
        // The list keeps the cursor in the box: leaving it would close the list before the click arrives.
    }

    private string OptionId(int place) => string.Create(CultureInfo.InvariantCulture, $"{ListId}-{place}");

    private void Open()
    {
        if (!isOpen)
        {
            (isOpen, current) = (true, 0);
            found = Search("");
        }
    }

    private void SearchAsync()
    {
        (isOpen, isTyping, current) = (true, true, 0);
        found = Search(typed.Trim());
    }

    private async Task OnKeyAsync(KeyboardEventArgs key)
    {
        switch (key.AltKey ? "" : key.Key)
        {
            case "ArrowDown":
                Open();
                current = Math.Min(current + 1, Math.Max(found.Count - 1, 0));
                break;
            case "ArrowUp":
                current = Math.Max(current - 1, 0);
                break;
            case "Enter" when isOpen && found.Count > 0:
                await PickAsync(current);
                break;
            case "Escape":
                (isOpen, isTyping, typed) = (false, false, Text);
                break;
            default:
                break;
        }
    }

    private async Task PickAsync(int place)
    {
        var option = found[place];
        (isOpen, isTyping, typed, given) = (false, false, Text, Text);
        await OnPick.InvokeAsync(option);
    }

    private async Task CloseAsync()
    {
        isOpen = false;
        if (!isTyping)
        {
            return;
        }

        isTyping = false;
        var text = typed.Trim();
        if (Search(text).FirstOrDefault(option => option.Text == text || option.Value == text) is { } exact)
        {
            typed = Text;
            await OnPick.InvokeAsync(exact);
        }
        else if (OnMiss.HasDelegate && text != Text)
        {
            await OnMiss.InvokeAsync(text);
        }
        else
        {
            typed = Text;
        }
    }
}
