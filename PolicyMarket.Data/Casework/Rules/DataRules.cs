using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("补充数据：黄灯")]
[Description("退回补数据的待确认项，期限未过，剩余的工作日不多于阈值")]
[Tag("亮灯")]
internal sealed class DataAmber() : WaitingAmber(CaseKind.DataWaits);

[Name("补充数据：红灯")]
[Description("退回补数据的待确认项，期限已过")]
[Tag("亮灯")]
internal sealed class DataRed() : WaitingRed(CaseKind.DataWaits);

[Name("补充数据：上报一级")]
[Description("退回补数据的待确认项已亮红灯，超期的工作日达到一级阈值，报部门监督员")]
[Tag("上报")]
internal sealed class DataEscalationOne() : EscalationOne(CaseKind.DataWaits);

[Name("补充数据：上报二级")]
[Description("退回补数据的待确认项已上报一级，超期的工作日达到二级阈值，报督查部门")]
[Tag("上报")]
internal sealed class DataEscalationTwo() : EscalationTwo(CaseKind.DataWaits);
