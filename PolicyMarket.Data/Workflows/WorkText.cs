using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Workflows;

/// <summary>Texts that people type into a desk: trimmed, bounded, without control characters; and refusals that several desks say alike.</summary>
internal static class WorkText
{
    public const int ReasonLength = 500;

    /// <summary>The most rows that one action takes.</summary>
    public const int MostRows = 5000;

    /// <summary>The trimmed text, or why it cannot be taken.</summary>
    public static Result<string> Read(string? text, string label, int longest, string code = DataDiagnostics.WorkTextShape)
    {
        var trimmed = text?.Trim() ?? "";
        if (trimmed.Length == 0)
        {
            return Result.Fail<string>(code, $"“{label}”没有填写，什么也没有改动。请填写后再提交。");
        }

        if (trimmed.Length > longest)
        {
            return Result.Fail<string>(code, $"“{label}”有 {trimmed.Length} 个字，最多 {longest} 个，什么也没有改动。请缩短后再提交。");
        }

        return trimmed.Any(char.IsControl)
            ? Result.Fail<string>(code, $"“{label}”含有换行等控制字符，什么也没有改动。请改成一行文字后再提交。")
            : Result.Ok(trimmed);
    }

    /// <summary>The chosen ids once each, or why they cannot be taken.</summary>
    public static Result<long[]> Chosen(IReadOnlyCollection<long> ids)
    {
        long[] distinct = [.. ids.Distinct().Order()];
        return distinct.Length switch
        {
            0 => Result.Fail<long[]>(DataDiagnostics.WorkNothingChosen, "没有选中任何一项，什么也没有改动。请先勾选要办理的项。"),
            > MostRows => Result.Fail<long[]>(
                DataDiagnostics.WorkTooMany,
                $"一次最多办理 {MostRows:N0} 项，现在选了 {distinct.Length:N0} 项，什么也没有改动。请分几次办理。"
            ),
            _ => Result.Ok(distinct),
        };
    }

    public static Diagnostic NotFound(string what) => new(DataDiagnostics.WorkNotFound, $"找不到{what}，什么也没有改动。它可能已被移走，请刷新后再看。");

    public static Diagnostic NotYours(string message) => new(DataDiagnostics.NotYours, message);

    public static Diagnostic Moved(string message) => new(DataDiagnostics.WorkStateMoved, message);

    /// <summary>"1,234,567.89 元".</summary>
    public static string Yuan(long fen) => new Rules.Values.Money(fen).InWords;

    public static Result<T> Refuse<T>(Diagnostic? why) =>
        why is null ? throw new InvalidOperationException("A refusal names its reason.") : Result.Fail<T>(why);
}
