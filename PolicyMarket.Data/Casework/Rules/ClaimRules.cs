using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("拨付：黄灯")]
[Description("已确认、还没有编批的申请，期限未过，剩余的工作日不多于阈值")]
[Tag("亮灯")]
internal sealed class ClaimAmber() : WaitingAmber(CaseKind.ClaimWaits);

[Name("拨付：红灯")]
[Description("已确认、还没有编批的申请，期限已过")]
[Tag("亮灯")]
internal sealed class ClaimRed() : WaitingRed(CaseKind.ClaimWaits);

[Name("拨付：上报一级")]
[Description("已确认、还没有编批的申请已亮红灯，超期的工作日达到一级阈值，报部门监督员")]
[Tag("上报")]
internal sealed class ClaimEscalationOne() : EscalationOne(CaseKind.ClaimWaits);

[Name("拨付：上报二级")]
[Description("已确认、还没有编批的申请已上报一级，超期的工作日达到二级阈值，报督查部门")]
[Tag("上报")]
internal sealed class ClaimEscalationTwo() : EscalationTwo(CaseKind.ClaimWaits);
