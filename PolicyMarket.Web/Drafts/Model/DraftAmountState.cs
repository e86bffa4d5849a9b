using System.Text.Json.Serialization;
using PolicyMarket.Web.Drafts.Amounts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>The texts of amount and ceiling as typed.</summary>
internal sealed record DraftAmountState(string Amount, string Cap)
{
    /// <summary>The form as typed while it is no formula yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AmountDraft? Editing { get; init; }

    public static DraftAmountState Of(DraftForm form) => new(form.Amount, form.Cap) { Editing = form.Editing };

    /// <summary>Puts the texts into the form.</summary>
    public void Restore(DraftForm form) => (form.Amount, form.Cap, form.Editing) = (Amount, Cap, Editing);
}
