namespace PolicyMarket.Data.People;

/// <summary>Words of a refusal: the name of the password, what was left undone, and the sentence about a wrong one.</summary>
internal sealed record OwnPasswordWords(string Name, string Nothing, string Wrong)
{
    public static OwnPasswordWords ForChange { get; } = new("原密码", "密码没有改", "原密码不对，密码没有改。请再试一次；忘记密码请联系管理员重置。");

    public static OwnPasswordWords ForPhone { get; } = new("密码", "手机号没有改", "登录密码不对，手机号没有改。请再试一次；忘记密码请联系管理员重置。");

    public static OwnPasswordWords ForSecondFactor { get; } = new("密码", "什么也没有改动", "登录密码不对，什么也没有改动。请再试一次。");
}
