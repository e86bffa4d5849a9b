namespace PolicyMarket.Data.Notices;

/// <summary>Chinese texts about notices as they are sent.</summary>
internal static class NoticeWording
{
    internal const string ThisMessage = "这条消息";

    internal const string RecipientUnreadable = "加密手机号的密钥已丢失，请企业重新登记手机号";

    internal static string ShortMessage(string title, string body) => $"【政策超市】{title}。{body}";
}
