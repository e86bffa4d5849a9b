using System.Collections.Immutable;
using System.CommandLine;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Imports.Deliveries;

namespace PolicyMarket.Web.Commands.Shared;

/// <summary>The options of `import firms` by which the sender answers beforehand what a delivery may be asked about.</summary>
internal sealed class DeliveryOptions
{
    private const string RemovalsName = "--accept-removals";
    private const string SupplementName = "--supplement";
    private const string JumpsName = "--accept-jumps";
    private const string ChangesName = "--accept-changes";

    private readonly Option<bool> removals = new(RemovalsName) { Description = "文件是完整的：同意去掉文件里没有的企业和列" };
    private readonly Option<bool> supplement = new(SupplementName)
    {
        Description = "文件只是补充或更正：只改文件里写了的企业和列，空格不改，其他的保持不变",
    };
    private readonly Option<bool> jumps = new(JumpsName) { Description = "同意数字变成原来的十倍、百倍等" };
    private readonly Option<bool> changes = new(ChangesName) { Description = "同意变化的企业特别多" };

    public void AddTo(Command command)
    {
        command.Add(removals);
        command.Add(supplement);
        command.Add(jumps);
        command.Add(changes);
        command.Validators.Add(result =>
        {
            if (result.GetValue(removals) && result.GetValue(supplement))
            {
                result.AddError($"{RemovalsName} 和 {SupplementName} 只能写一个：前者去掉文件里没有的，后者保留。");
            }
        });
    }

    public DeliveryChoice ChoiceOf(ParseResult parsed) =>
        new()
        {
            Mode =
                parsed.GetValue(supplement) ? DeliveryMode.Supplement
                : parsed.GetValue(removals) ? DeliveryMode.Complete
                : DeliveryMode.Whole,
            AcceptsJumps = parsed.GetValue(jumps),
            AcceptsChanges = parsed.GetValue(changes),
        };

    /// <summary>Each question with its details and the option that answers it.</summary>
    public static IEnumerable<string> Say(ImmutableArray<DeliveryQuestion> questions, DeliveryMode mode)
    {
        foreach (var question in questions)
        {
            yield return $"{question.Code} {question.Sentence}";
            foreach (var detail in question.Details)
            {
                yield return $"  {detail}";
            }

            yield return question.Kind switch
            {
                DeliveryQuestionKind.Removals when mode == DeliveryMode.Complete => $"  已同意（{RemovalsName}）。",
                DeliveryQuestionKind.Removals => $"  文件完整、确实要去掉的，加 {RemovalsName}；文件只是补充或更正、其他要保留的，加 {SupplementName}。",
                DeliveryQuestionKind.Jumps => $"  核对无误的，加 {JumpsName}。",
                DeliveryQuestionKind.Changes => $"  核对无误的，加 {ChangesName}。",
                _ => throw new InvalidOperationException($"No words for {question.Kind}."),
            };
        }
    }
}
