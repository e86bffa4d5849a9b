namespace PolicyMarket.Rules.Derivations;

/// <summary>Chinese texts about derived attributes: faults.</summary>
internal static class DerivationWording
{
    internal static string TableRemark(string label, string name, string message) => $"指标“{label}”（{name}）的推算表：{message}";

    internal static string DerivationCycle(string path) => $"推算有循环：{path}。请改其中一个，使它不再依赖自己。";

    internal static string AwardInDerivation(string label) => $"“{label}”的推算引用了另一事项的金额；award(…) 只能写在事项的金额里。";

    internal static string ResultTypeDiffers(string label, string expected) => $"“{label}”应为{expected}，算式的结果不是。";

    internal static string DerivationInvalid(string label) => $"“{label}”的推算应为 {{\"formula\": \"算式\"}} 或 {{\"table\": 决策表}}。";

    internal static string AccordingToTable(string? tableName) => $"按表“{tableName}”";
}
