namespace PolicyMarket.Data.People;

/// <summary>Chinese texts about accounts of people, passwords, second factors and roles: refusals and audit details.</summary>
internal static class PeopleWording
{
    internal const string CommandLine = "命令行";

    internal static string SignInsExhausted(double minutes) => $"尝试的次数过多，没有登录。请 {minutes:0} 分钟后再试；忘记密码请联系管理员。";

    internal const string NameOrPasswordWrong = "登录名或密码不对，没有登录。请检查后再试；忘记密码请联系管理员。";

    internal const string ThisSignIn = "这次登录";

    internal const string AccountJustChanged = "账号刚刚有变动，没有登录。请再登录一次。";

    internal static string PersonDeactivated(string displayName) => $"{displayName} 的账号已停用，没有确认。请先启用账号，或驳回这一条。";

    internal const string PendingAccess = "这条待确认的授权";

    internal const string AccessAlreadyDecided = "这条授权已经处理过，什么也没有改动。请刷新后再看。";

    internal const string RequestedByYou = "这一条是你提出的，要由另一位管理员确认，什么也没有改动。";

    internal const string RequestedForYou = "这一条是给你自己的，要由另一位管理员确认，什么也没有改动。";

    internal static string RequesterGaveAccess(string requester) =>
        $"你的账号由 {requester} 在 24 小时内单独设立或授权，不能确认他提出的授权，什么也没有改动。请换一位管理员。";

    internal static string RequestedBy(string request, string requester) => $"{request}，提出人 {requester}";

    internal static string GrantOfRole(string role) => $"授予{role}";

    internal const string ResetOfSecondFactor = "重置动态验证码";

    internal static string PasswordLength(int shortest, int longest) => $"长度 {shortest} 到 {longest} 位";

    internal const string HasDigit = "含数字";

    internal const string HasLetter = "含字母";

    internal static string DistinctCharacters(int count) => $"至少 {count} 种不同的字符";

    internal const string WithoutUserName = "不含登录名";

    internal const string PasswordTooCommon =
        "这个密码太常见，别人容易猜到；常用词后面加年份或符号也一样。账号没有改动，请换成几个不相干的词，或让浏览器生成一个。";

    internal static string PasswordUnfit(string demands) => $"密码不符合要求，应：{demands}。账号没有改动，请换一个密码。";

    internal const string AccountUnusable = "这个账号不存在或已停用，什么也没有改动。请重新登录，或联系管理员。";

    internal const string OwnPasswordFirst = "你的密码是别人交给你的，要先改成自己的密码才能办理，什么也没有改动。请在“我的账号”里改密码。";

    internal static string RoleMissing(string roles) => $"这一步要由{roles}来做，你的账号没有这个角色。什么也没有改动；需要时请联系管理员。";

    internal const string SameAdministrator = "同一位管理员";

    internal static string SameHand(string displayName, string grantor, DateTime until) =>
        $"{displayName}和你的账号都由{grantor}在 24 小时内单独设立或授权，不能一起办完这一步，什么也没有改动。请换一位，或等到 {until:M 月 d 日 HH:mm} 以后。";

    internal const string UserName = "登录名";

    internal const string PersonName = "姓名";

    internal static string UserNameTaken(string userName) => $"登录名“{userName}”已有人用，账号没有建立。请换一个登录名。";

    internal const string OwnPasswordElsewhere = "自己的密码请在“我的账号”里改，什么也没有改动。";

    internal const string NoOwnReset = "自己的动态验证码不能由自己重置，什么也没有改动。请在“我的账号”里更换，或请另一位管理员重置。";

    internal static string Details(string name, string? department) => department is null ? name : $"{name}（{department}）";

    internal const string ThisAccount = "这个账号";

    internal const string NoOwnRoles = "不能给自己增加角色，什么也没有改动。请由另一位管理员办理。";

    internal const string UserNameInvalid = "登录名只能用文字、数字和 - . _ @ +，账号没有建立。请换一个登录名。";

    internal static string AwaitsOtherAdministrator(string roles) => $"（{roles}待另一位管理员确认）";

    internal const string NoSetupRunning = "没有正在进行的设置，什么也没有改动。请重新开始设置。";

    internal const string SetupCodeWrong = "动态验证码不对，还没有启用。请填写验证器里“PolicyMarket”现在的 6 位数字；手机时间要准。";

    internal const string NoRecoveryCodes = "还没有设置动态验证码，没有恢复码可换。请先设置。";

    internal const string PasswordUnchanged = "新密码与原密码相同，密码没有改。请换一个新的。";

    internal static string RoleUnknown(string role, string known) => $"没有“{role}”这个角色。可选：{known}。";

    internal const string RoleNotChosen = "至少要选一个角色。";

    internal const string FirmRoleAlone = "企业账号不能同时担任政府部门的角色。请分开建账号。";

    internal const string FirmNeeded = "企业账号要指定它所属的企业。";

    internal const string DepartmentNeeded = "部门经办要指定所属部门。";

    internal const string LastAdministrator = "这是最后一位在用的管理员，停用或改掉角色后就没有人能管理账号，什么也没有改动。请先另设一位管理员。";

    internal const string AccountUnchanged = "账号没有改动。";

    internal static string Times(int count) => $"（{count} 次）";

    internal const string NoUserName = "未填登录名";

    internal const string SeveralNames = "多个名称";

    internal const string AttemptsMerged = "次数过多，合并记录";

    internal static string OtherSessions(int count) => $"其他 {count} 处登录";

    internal static string AllSessions(int count) => $"全部 {count} 处登录";

    internal const string SessionExpiry = "登录到期";

    internal const string SecondFactorNotSet = "这一步要动态验证码，你的账号还没有设置，什么也没有改动。请先在“我的账号”里设置。";

    internal const string CodeNeeded = "这一步要填动态验证码，什么也没有改动。请打开验证器，填写现在的 6 位数字。";

    internal const string OneTimeCode = "动态验证码";

    internal const string RecoveryCodeWrong = "这个恢复码不对或已经用过，没有登录。请换一个没有用过的恢复码。";

    internal static string RecoveryCodeUsed(int remaining) => $"恢复码（还剩 {remaining} 个）";

    internal const string SecondFactorUnreadable = "这个账号的动态验证码读不出来，什么也没有改动。请管理员重置动态验证码后重新设置。";

    internal const string CodeWrong = "动态验证码不对，什么也没有改动。请核对验证器上现在的 6 位数字，手机时间要准。";

    internal const string CodeAlreadyUsed = "这个动态验证码已经用过，什么也没有改动。请等验证器换下一个，再试一次。";

    internal static string CodesExhausted(double minutes) => $"动态验证码输错的次数过多，什么也没有改动。请 {minutes:0} 分钟后再试。";

    internal static string PasswordsExhausted(string passwordName, string nothingDone, double minutes) =>
        $"{passwordName}输错的次数过多，{nothingDone}。请 {minutes:0} 分钟后再试。";

    internal const string DepartmentShortName = "部门简称";

    internal const string DepartmentName = "部门名称";

    internal static string DepartmentExists(string shortName, string territory, string department) =>
        $"简称“{shortName}”、辖区“{territory}”已是“{department}”，没有新建。请换一个简称或辖区。";

    internal const string ThisDepartment = "这个部门";

    internal static string TerritoryTaken(string shortName, string territory) => $"简称“{shortName}”、辖区“{territory}”的部门已经有了，辖区没有改动。";

    internal const string Unlimited = "不限";

    internal static string TerritoryInvalid(string why) => $"辖区有误：{why}不限辖区时留空。什么也没有改动。";
}
