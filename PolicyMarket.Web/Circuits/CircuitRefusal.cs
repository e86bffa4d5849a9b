namespace PolicyMarket.Web.Circuits;

/// <summary>Why a connection to circuits is refused: the status code, and what the page says.</summary>
public sealed record CircuitRefusal(int StatusCode, string Code, string What, string Todo)
{
    public static CircuitRefusal SignedOut { get; } =
        new(StatusCodes.Status401Unauthorized, "signed-out", "已退出登录，或账号的权限有变动。", "请重新登录后再操作；已经保存的内容不受影响。");

    public static CircuitRefusal ForeignOrigin { get; } =
        new(
            StatusCodes.Status403Forbidden,
            "origin",
            "连接不是从本系统的页面发起的，没有接受。",
            "请从本系统的地址打开页面；地址无误时请联系管理员核对 Circuits:AllowedOrigins。"
        );

    public static CircuitRefusal PersonFull(int most) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "person-full",
            $"你的账号已打开 {most} 个工作台窗口，这个窗口没有连上。",
            "请关闭不用的窗口，再重新载入本页。"
        );

    public static CircuitRefusal AddressFull(int most) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "address-full",
            $"这个网络地址已打开 {most} 个工作台窗口，这个窗口没有连上。",
            "请稍后再试，或请管理员调高 Circuits:MostPerAddress。"
        );
}
