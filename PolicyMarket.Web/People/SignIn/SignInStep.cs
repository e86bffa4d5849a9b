namespace PolicyMarket.Web.People.SignIn;

/// <summary>Missing step of a sign-in, in the order in which the steps are asked.</summary>
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
