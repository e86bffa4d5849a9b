using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Authoring;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>The amount of a draft in two views of one thing: a form and its formula. What no form shows is a formula only.</summary>
public sealed partial class DraftMoney
{
    private static readonly AmountReading Clean = new("", []);

    private AmountDraft draft = new(AmountView.None);
    private AmountReading reading = Clean;
    private (string Text, AmountDraft? Editing)? shown;
    private ElementReference list;

    [Parameter, EditorRequired]
    public required DraftSheet Sheet { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!; // injected

    private AmountView View => draft.View;

    protected override void OnParametersSet()
    {
        var now = (Sheet.Form.Amount, Sheet.Form.Editing);
        if (shown == now)
        {
            return;
        }

        draft = Sheet.Form.Editing ?? AmountForms.Open(Sheet.Form.Amount, Sheet.Catalog);
        Show(now);
    }

    /// <summary>A link of a document's clause leads here, unless a condition cites the clause too.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var named = firstRender ? Sheet.Clauses.Where(link => link.IsNamedBy(Navigation.Uri)).ToList() : [];
        if (named.Exists(link => link.Section == DraftSection.Amount) && !named.Exists(link => link.Section == DraftSection.Conditions))
        {
            await list.FocusAsync();
        }
    }

    private string LabelOf(string name) => Sheet.Catalog.TryGet(name, out var definition) ? definition.Label : name;

    private IReadOnlyList<PickOption> Numbers(string words) => DraftOptions.Numbers(Sheet.Catalog, words);

    /// <summary>A form that is complete becomes the formula; until then it is kept as typed.</summary>
    private void Edit(AmountDraft typed, string? box = null)
    {
        draft = typed;
        var read = AmountForms.Read(draft, Sheet.Catalog);
        if (read.Text is { } text)
        {
            (Sheet.Form.Amount, Sheet.Form.Editing) = (text, null);
        }
        else
        {
            Sheet.Form.Editing = draft;
        }

        Show((Sheet.Form.Amount, Sheet.Form.Editing));
        Sheet.Touch("改金额", box);
    }

    private void ChangeView(AmountView view)
    {
        if (view == AmountView.Formula)
        {
            draft = new AmountDraft(view);
            Sheet.Form.Editing = null;
            Show((Sheet.Form.Amount, null));
            Sheet.Touch("改用公式");
            return;
        }

        var rows = view == AmountView.Tiers && draft.Rows.IsEmpty ? [TierRowDraft.Empty] : draft.Rows;
        Edit(AmountForms.Fit(draft with { View = view, Rows = rows }, Sheet.Catalog));
    }

    private void SetAmount(string text)
    {
        (Sheet.Form.Amount, Sheet.Form.Editing) = (text, null);
        if (View != AmountView.Formula)
        {
            draft = AmountForms.Open(text, Sheet.Catalog);
        }

        Show((text, null));
        Sheet.Touch("改金额公式", "amount");
    }

    private void SetCap(string text)
    {
        Sheet.Form.Cap = text;
        Sheet.Touch("改每家封顶", "cap");
    }

    private void Show((string Text, AmountDraft? Editing) now)
    {
        shown = now;
        reading = View == AmountView.Formula ? Clean : AmountForms.Read(draft, Sheet.Catalog);
    }
}
