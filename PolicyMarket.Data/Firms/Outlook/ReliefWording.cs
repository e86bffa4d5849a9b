namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>Chinese texts about reports on reliefs.</summary>
internal static class ReliefWording
{
    internal const string ThisRelief = "这项减免，或最近一次匹配时本企业不符合它的条件";

    internal static string Reported(string itemCode, bool isEnjoyed) => $"{itemCode}：{(isEnjoyed ? "已享受" : "还没有享受")}";
}
