namespace PolicyMarket.Data.Offers.Bulk;

/// <summary>Chinese texts about bulk approvals.</summary>
internal static class BulkWording
{
    internal const string AwaitingRelease = "待第二人放行";

    internal const string Released = "已放行";

    internal const string Rejected = "已退回";

    internal const string Withdrawn = "提交人已撤回";

    internal const string Submit = "提交通过";

    internal const string Release = "放行";

    internal const string ReasonForReturn = "退回的理由";

    internal const string ThisBulk = "这一批预审";

    internal static string CountDiffers(int typed, int chosen) =>
        $"填的是 {typed:N0} 项，要通过的是 {chosen:N0} 项，什么也没有改动。请核对清单后，把要通过的项数填在框里。";

    internal static string Doubtful(int chosen, int doubtful, string? firm, string words) =>
        $"所选的 {chosen:N0} 项里有 {doubtful:N0} 项存疑（{firm}：{words}），不能批量通过，什么也没有改动。请逐项打开凭证核对，单独办理。";

    internal static string Submitted(string number, int count, string amount) => $"{number}：{count:N0} 项，合计 {amount}，提交第二人放行";

    internal static string ReleasedDetail(string number, int count, string amount, string hash) =>
        $"{number}：{count:N0} 项，合计 {amount}，内容摘要 {hash}";

    internal static string RejectedDetail(string number, string reason) => $"{number}：{reason}";

    internal static string SamePerson(string number) => $"{number} 是你提交的，不能由你放行，什么也没有改动。请本部门另一位经办放行。";

    internal static string NotMaker(string number) => $"{number} 不是你提交的，不能由你撤回，什么也没有改动。你可以放行它，或退回给提交人。";

    internal static string OutsideDepartment(string number) => $"{number} 不归你的部门预审，什么也没有改动。";

    internal static string AlreadyDecided(string number, string state) => $"{number} 现在的状态是“{state}”，什么也没有改动。请刷新后再看。";

    internal static string ContentChanged(string number, int changed) =>
        $"{number} 里有 {changed:N0} 项在提交以后变化了（新数据、夜间匹配或到期），没有放行。请退回，由提交人按现在的名单重新提交。";

    internal static string SeenOther(string number) => $"{number} 的内容与你看到的不一致，没有放行。请刷新页面，按现在的内容重新核对。";

    internal static string NoticeTitle(int count) => $"有 {count:N0} 项预审等你放行";

    internal static string NoticeBody(string maker, string number, string amount) =>
        $"{maker}提交了 {number}，合计 {amount}，超过一人可以通过的限额。请到“预审”页核对后放行或退回。";

    internal static string RejectedTitle(string number) => $"{number} 已退回";

    internal static string RejectedBody(string checker, string reason) => $"{checker}退回了这一批预审：{reason}。各项已回到待预审名单。";
}
