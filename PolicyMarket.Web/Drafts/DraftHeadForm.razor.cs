using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Drafts.Model;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Drafts;

/// <summary>The head of a saved draft: document, title, mode. What the form does not show stays as it is in the exchange form.</summary>
public sealed partial class DraftHeadForm
{
    private static readonly ImmutableArray<HeadField> Fields =
    [
        new("id", "事项编号") { Hint = "发布后不能改", Longest = 100 },
        new("title", "事项名称") { Longest = 200 },
        new("summary", "一句话说明") { IsWide = true, Longest = 1000 },
        new("mode", "兑现方式") { Choices = [.. Enum.GetValues<ClaimMode>().Select(mode => Option(PolicyWords.Of(mode), PolicyWords.Of(mode)))] },
        new("benefit", "受益类型") { Choices = [.. Enum.GetValues<BenefitKind>().Select(kind => Option(PolicyWords.Of(kind), PolicyWords.Of(kind)))] },
        new("category", "类别") { Choices = [.. new[] { "税收优惠", "降本增效", "资金奖补", "金融支持", "要素保障" }.Select(word => Option(word, word))] },
        new("frequency", "多久可以享受一次")
        {
            Choices =
            [
                Option("once", "只有一次"),
                Option("yearly", "每年"),
                Option("half_yearly", "每半年"),
                Option("quarterly", "每季度"),
                Option("monthly", "每月"),
                Option("per_event", "每次发生"),
            ],
        },
        new("department", "部门") { Hint = "本部门写在第一位，多个用、隔开", Longest = 200 },
        new("exclusive_group", "就高不重复的组")
        {
            Hint = "同组事项只取最高的一项；没有时留空",
            IsOptional = true,
            Longest = 100,
        },
        new("document.title", "政策文件标题") { IsWide = true, Longest = 300 },
        new("document.number", "文号") { IsOptional = true, Longest = 100 },
        new("document.issuer", "发文机关") { IsOptional = true, Longest = 200 },
        new("document.level", "层级") { Choices = [.. PolicyWords.Levels.Select(level => Option(level, level))] },
        new("document.region", "发文地区代码")
        {
            Hint = "GB/T 2260 六位；全国的留空",
            IsOptional = true,
            Longest = 6,
        },
        new("document.effective_from", "施行日期") { IsDate = true, IsOptional = true },
        new("document.effective_to", "有效期至（含当日）") { IsDate = true, IsOptional = true },
        new("source", "来源") { Hint = "文件网址，或在哪里看到的", Longest = 500 },
    ];

    [Parameter, EditorRequired]
    public required DraftSheet Sheet { get; set; }

    /// <summary>The item is published: its code stays.</summary>
    [Parameter]
    public bool IsCodeFixed { get; set; }

    private void Set(HeadField field, string? text)
    {
        Sheet.Form.SetHead(field.Path, text, field.IsOptional);
        Sheet.Touch($"改“{field.Label}”", $"head-{field.Path}");
    }

    private static PickOption Option(string value, string text) => new(value, text, null);

    private sealed record HeadField(string Path, string Label)
    {
        public string? Hint { get; init; }
        public bool IsWide { get; init; }
        public bool IsDate { get; init; }

        /// <summary>An empty text is null in the exchange form.</summary>
        public bool IsOptional { get; init; }
        public int Longest { get; init; } = 100;
        public ImmutableArray<PickOption>? Choices { get; init; }
    }
}
