namespace PolicyMarket.Web.Ui;

internal static class StepStates
{
    public static string Css(this StepState state) =>
        state switch
        {
            StepState.Todo => "todo",
            StepState.Now => "now",
            StepState.Done => "done",
            StepState.Bad => "bad",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown step state"),
        };

    /// <summary>Text for a screen reader before the step's title.</summary>
    public static string Word(this StepState state) =>
        state switch
        {
            StepState.Todo => "未到",
            StepState.Now => "进行中",
            StepState.Done => "已完成",
            StepState.Bad => "未成功",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "unknown step state"),
        };
}
