namespace Inclusion.Web.Shared.Loans;

/// <summary>Something that another feature shows of a loan: beside what came of a check-out, and on the loan's page.</summary>
/// <param name="Component">Takes a LoanId.</param>
public sealed record LoanPart(Type Component);

public static class LoanPartRegistration
{
    /// <typeparam name="TComponent">Takes a LoanId.</typeparam>
    public static IServiceCollection AddLoanPart<TComponent>(this IServiceCollection services)
        where TComponent : Microsoft.AspNetCore.Components.IComponent =>
        services.AddSingleton(new LoanPart(typeof(TComponent)));
}
