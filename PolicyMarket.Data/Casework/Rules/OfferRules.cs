using NRules.Fluent.Dsl;
using PolicyMarket.Data.Casework.Facts;

namespace PolicyMarket.Data.Casework.Rules;

[Name("企业确认：黄灯")]
[Description("已推送、等待企业确认的项，期限未过，剩余的工作日不多于阈值")]
[Tag("亮灯")]
internal sealed class OfferAmber() : WaitingAmber(CaseKind.OfferWaits);

[Name("企业确认：红灯")]
[Description("已推送、等待企业确认的项，期限已过")]
[Tag("亮灯")]
internal sealed class OfferRed() : WaitingRed(CaseKind.OfferWaits);

[Name("企业确认：上报一级")]
[Description("已推送、等待企业确认的项已亮红灯，超期的工作日达到一级阈值，报部门监督员")]
[Tag("上报")]
internal sealed class OfferEscalationOne() : EscalationOne(CaseKind.OfferWaits);

[Name("企业确认：上报二级")]
[Description("已推送、等待企业确认的项已上报一级，超期的工作日达到二级阈值，报督查部门")]
[Tag("上报")]
internal sealed class OfferEscalationTwo() : EscalationTwo(CaseKind.OfferWaits);
