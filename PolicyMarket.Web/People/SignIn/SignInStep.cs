namespace PolicyMarket.Web.People.SignIn;

/// <summary>What is missing before a sign-in is complete, in the order in which it is asked.</summary>
public enum SignInStep
{
    None,

    /// <summary>The code of the second factor.</summary>
    Code,

    /// <summary>A password of the person's own instead of the one that was handed over.</summary>
    Password,

    /// <summary>The set-up of a second factor, which the person's role needs.</summary>
    SecondFactor,
}
