using System.Globalization;

namespace PolicyMarket.Web.Shell;

/// <summary>Meaning of an HTTP status for the person who sees it, with the remedy.</summary>
public sealed record StatusWords(string What, string Means, string Todo)
{
    public static StatusWords Of(int code) =>
        code switch
        {
            400 => new(
                "这次提交没有被接受",
                "这件事可能已经在另一个窗口里办过，也可能页面放得太久，或者内容不完整。这一次没有保存任何东西。",
                "重新打开这一页，看看现在办到哪一步；需要时再提交一次。"
            ),
            401 => new("需要先登录", "这一页只给登录的人看。", "登录后会回到这一页。"),
            403 => new("这一页不对你开放", "你的角色或部门没有这项权限。", "需要权限时，请联系本部门的系统管理员。"),
            404 => new("没有这一页", "地址可能写错了，或者内容已经下架。", "从政策超市重新查找，或检查地址。"),
            405 => new("这个地址不能这样打开", "它只接受页面上的按钮提交。", "返回上一页，用页面上的按钮办理。"),
            413 => new("文件或表单太大", "文件或表单超过了允许的大小，没有保存任何东西。", "请把文件拆成几个后分别上传，或把填写的内容缩短。"),
            429 => new("操作太频繁", "短时间内的请求太多，系统暂时不再接受。", "稍等一分钟再试。"),
            507 => new("磁盘空间不足", "服务器的磁盘已满，这次没有保存任何东西。", "请联系管理员腾出磁盘空间，再办理一次。"),
            >= 500 => new("系统出了问题", "这次操作没有完成，已经记录下来。", "稍后再试；一直如此时，请把下面的编号告诉管理员。"),
            _ => new(string.Create(CultureInfo.InvariantCulture, $"没有办成（{code}）"), "服务器没有接受这次请求。", "返回上一页再试一次。"),
        };
}
