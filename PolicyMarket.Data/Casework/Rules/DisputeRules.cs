using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("数据异议：黄灯")]
[Description("企业提出、等待部门答复的数据异议，期限未过，剩余的工作日不多于阈值")]
[Tag("亮灯")]
internal sealed class DisputeAmber() : WaitingAmber(CaseKind.DisputeWaits);

[Name("数据异议：红灯")]
[Description("企业提出、等待部门答复的数据异议，期限已过")]
[Tag("亮灯")]
internal sealed class DisputeRed() : WaitingRed(CaseKind.DisputeWaits);

[Name("数据异议：上报一级")]
[Description("等待部门答复的数据异议已亮红灯，超期的工作日达到一级阈值，报部门监督员")]
[Tag("上报")]
internal sealed class DisputeEscalationOne() : EscalationOne(CaseKind.DisputeWaits);

[Name("数据异议：上报二级")]
[Description("等待部门答复的数据异议已上报一级，超期的工作日达到二级阈值，报督查部门")]
[Tag("上报")]
internal sealed class DisputeEscalationTwo() : EscalationTwo(CaseKind.DisputeWaits);
