using System.Globalization;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Web.Drafts;

/// <summary>The value of one comparison, in the form that its attribute's type asks for.</summary>
public sealed partial class DraftValue
{
    [CascadingParameter]
    public DraftSheet Sheet { get; set; } = null!; // the board gives it

    [Parameter, EditorRequired]
    public required DraftPart Part { get; set; }

    [Parameter, EditorRequired]
    public required AttributeDefinition Definition { get; set; }

    private string LabelOf(string name) => Sheet.Catalog.TryGet(name, out var other) ? other.Label : name;

    private void Set(int place, string text)
    {
        Part.SetValue(place, text);
        Sheet.Touch($"改“{Definition.Label}”的比较值", string.Create(CultureInfo.InvariantCulture, $"value-{Part.Id}-{place}"));
    }

    private RenderFragment Box(int place, string label) =>
        builder =>
        {
            builder.OpenComponent<DraftBox>(0);
            builder.AddComponentParameter(1, nameof(DraftBox.Label), label);
            builder.AddComponentParameter(2, nameof(DraftBox.Definition), Definition);
            builder.AddComponentParameter(3, nameof(DraftBox.Text), Part.ValueAt(place));
            builder.AddComponentParameter(4, nameof(DraftBox.TextChanged), EventCallback.Factory.Create<string>(this, text => Set(place, text)));
            builder.SetKey(place);
            builder.CloseComponent();
        };
}
