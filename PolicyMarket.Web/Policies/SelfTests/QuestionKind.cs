namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>How a question of a self-test is answered.</summary>
public enum QuestionKind
{
    YesNo,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options, or none.</summary>
    Several,

    /// <summary>A number in the question's unit.</summary>
    Figure,
    Day,
}
