using System.Collections.Immutable;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Imports;

/// <summary>What came of a policy file, counted.</summary>
public sealed record PolicyImportReport(int NewDocuments, int NewItems, int NewVersions, int Unchanged)
{
    /// <summary>What the authors should look at in any of the items; nothing of it keeps the file out.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; init; } = [];

    public bool IsRepeat => NewDocuments + NewItems + NewVersions == 0;

    /// <summary>One sentence for the person who sent the file.</summary>
    public string Sentence => IsRepeat
        ? $"文件里的 {Unchanged:N0} 个事项都已在库里，内容相同，什么也没有改动。"
        : $"已导入：新文件 {NewDocuments:N0} 份，新事项 {NewItems:N0} 个，新版本 {NewVersions:N0} 个；内容相同的 {Unchanged:N0} 个没有改动。";
}
