namespace PolicyMarket.Web.Ui;

/// <summary>Where a step of a timeline stands.</summary>
public enum StepState
{
    Todo,
    Now,
    Done,
    Bad,
}
