using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("预审：黄灯")]
[Description("待预审的待确认项，期限未过，剩余的工作日不多于阈值")]
[Tag("亮灯")]
internal sealed class PreCheckAmber() : WaitingAmber(CaseKind.PreCheckWaits);

[Name("预审：红灯")]
[Description("待预审的待确认项，期限已过")]
[Tag("亮灯")]
internal sealed class PreCheckRed() : WaitingRed(CaseKind.PreCheckWaits);

[Name("预审：上报一级")]
[Description("待预审的待确认项已亮红灯，超期的工作日达到一级阈值，报部门监督员")]
[Tag("上报")]
internal sealed class PreCheckEscalationOne() : EscalationOne(CaseKind.PreCheckWaits);

[Name("预审：上报二级")]
[Description("待预审的待确认项已上报一级，超期的工作日达到二级阈值，报督查部门")]
[Tag("上报")]
internal sealed class PreCheckEscalationTwo() : EscalationTwo(CaseKind.PreCheckWaits);
