using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("文件失效后确认")]
[Description("未到账的申请，确认的日子晚于文件的最后有效日，例如文件后来被提前废止")]
[Tag("依据")]
internal sealed class ConfirmedAfterEnd : Rule
{
    public override void Define()
    {
        Today today = default!; // bound by the network
        EndedDocument document = default!; // as above
        OpenMoney money = default!; // as above
        When()
            .Match(() => today)
            .Match(() => document)
            .Match(() => money, m => m.DocumentId == document.DocumentId, m => m.ConfirmedOn > document.LastDay);
        Then().Yield(_ => Findings.Ended(money, document, today));
    }
}
