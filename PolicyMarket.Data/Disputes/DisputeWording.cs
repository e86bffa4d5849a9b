namespace PolicyMarket.Data.Disputes;

/// <summary>Chinese texts about disputes of data: states, refusals and notices.</summary>
internal static class DisputeWording
{
    internal const string Waiting = "待处理";

    internal const string Corrected = "已更正";

    internal const string Kept = "维持原数据";

    internal const string OfAllPeriods = "（各期）";

    internal const string ClaimedLabel = "应为";

    internal const string ReasonLabel = "说明";

    internal const string ReplyLabel = "答复";

    internal const string OwnFirm = "账号对应的企业";

    internal const string ThisDispute = "这件数据异议";

    internal const string NotYourDepartment = "这件数据异议由别的部门答复，什么也没有改动。请从本部门的列表里办理。";

    internal static string NotDelivered(string label) =>
        $"“{label}”不是部门报送的数据，不能提出异议，什么也没有改动。推算出来的数，请对它所依据的那一项提出异议。";

    internal static string NoDepartment(string label, string source) =>
        $"报送“{label}”的部门（{source}）还没有在平台登记，异议送不到，什么也没有改动。请联系管理员。";

    internal static string AnsweredOtherwise(string state) => $"这件数据异议已经答复为“{state}”，什么也没有改动。请刷新后再看。";

    internal static string Unchanged(string label, string value) =>
        $"数据页上“{label}”仍是 {value}，不能答复为“已更正”，什么也没有改动。请先导入更正后的数据，再来答复；数据没有错的，请选“维持原数据”。";

    internal static string AnsweredTitle(string label, string state) => $"数据异议已答复（{state}）：{label}";

    internal static string AnsweredCorrected(string reply) => $"{reply}。更正后的数据当晚用于匹配，有新的结果会再通知。";

    internal static string AnsweredKept(string reply) => $"{reply}。仍不同意的，可以在“本企业数据”里再次提出，并写明依据。";
}
