using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>The formula of an amount as text, with its faults at their places.</summary>
public sealed partial class FormulaForm
{
    /// <summary>Characters shown on either side of a fault.</summary>
    private const int Around = 24;

    [Parameter, EditorRequired]
    public required DraftSheet Sheet { get; set; }

    [Parameter]
    public bool IsOpen { get; set; }

    /// <summary>A form above shows the same.</summary>
    [Parameter]
    public bool IsForm { get; set; }

    [Parameter]
    public EventCallback<string> OnType { get; set; }

    /// <summary>The formula in Chinese, where it is one and can be read.</summary>
    private string Said =>
        Sheet is { Problems.IsEmpty: true, Rule: { AmountTable: null, Amount: { } amount } } && amount.ToChinese() is var words && words != amount.Text
            ? $"读作：{words}。"
            : "";

    private IEnumerable<Fault> Faults
    {
        get
        {
            if (Sheet.Form.Editing is not null)
            {
                return [];
            }

            var text = Sheet.Form.Amount;
            return
                text.StartsWith('{')
                || string.IsNullOrWhiteSpace(text)
                || FeelExpression.ParseAmount(text.Trim(), Sheet.Catalog) is not { Succeeded: false } wrong
                ? Sheet.ProblemsOf(DraftField.Amount).Select(message => new Fault(message, null))
                : wrong.Diagnostics.Select(one => new Fault($"第 {(one.Position ?? 0) + 1} 个字处：{one.Message}", Marked(text.Trim(), one)));
        }
    }

    private static Mark Marked(string text, Diagnostic one)
    {
        var start = Math.Clamp(one.Position ?? 0, 0, text.Length);
        var end = Math.Clamp(start + Math.Max(1, one.Length ?? 1), start, text.Length);
        var from = Math.Max(0, start - Around);
        var to = Math.Min(text.Length, end + Around);
        return new Mark(
            (from > 0 ? "…" : "") + text[from..start],
            start == text.Length ? "（末尾）" : text[start..end],
            text[end..to] + (to < text.Length ? "…" : "")
        );
    }

    private Task SetAsync(string? text) => OnType.InvokeAsync(text ?? "");

    private Task InsertAsync(PickOption option)
    {
        var text = Sheet.Form.Amount.TrimEnd();
        var word = Sheet.Catalog.TryGetByLabel(option.Text, out var own) && own.Name == option.Value ? option.Text : option.Value;
        return SetAsync(text.Length == 0 ? word : $"{text} {word}");
    }

    private sealed record Mark(string Before, string Marked, string After);

    private sealed record Fault(string Message, Mark? Mark);
}
