using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("批次办结：黄灯")]
[Description("待复核或待银行办结的批次，期限未过，剩余的工作日不多于阈值")]
[Tag("亮灯")]
internal sealed class BatchAmber() : WaitingAmber(CaseKind.BatchWaits);

[Name("批次办结：红灯")]
[Description("待复核或待银行办结的批次，期限已过")]
[Tag("亮灯")]
internal sealed class BatchRed() : WaitingRed(CaseKind.BatchWaits);

[Name("批次办结：上报一级")]
[Description("待复核或待银行办结的批次已亮红灯，超期的工作日达到一级阈值，报部门监督员")]
[Tag("上报")]
internal sealed class BatchEscalationOne() : EscalationOne(CaseKind.BatchWaits);

[Name("批次办结：上报二级")]
[Description("待复核或待银行办结的批次已上报一级，超期的工作日达到二级阈值，报督查部门")]
[Tag("上报")]
internal sealed class BatchEscalationTwo() : EscalationTwo(CaseKind.BatchWaits);
