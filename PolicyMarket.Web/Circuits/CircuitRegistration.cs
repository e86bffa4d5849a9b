namespace PolicyMarket.Web.Circuits;

/// <summary>Admission of circuits in the request pipeline.</summary>
public static class CircuitRegistration
{
    /// <summary>Belongs behind authentication: requests to the addresses of circuits are admitted or refused.</summary>
    public static void UseCircuits(this IApplicationBuilder app)
    {
        app.ApplicationServices.GetRequiredService<SignInAge>(); // listens from the start of the process
        app.UseWhen(
            CircuitAdmission.IsForCircuits,
            static circuits =>
                circuits.Use(static (context, next) => context.RequestServices.GetRequiredService<CircuitAdmission>().InvokeAsync(context, next))
        );
    }
}
